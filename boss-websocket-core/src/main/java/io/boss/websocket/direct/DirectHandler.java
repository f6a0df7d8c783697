/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/**
 * Placeholder for a service in Spring's registry. No session ever reaches it, because
 * {@link DirectUpgradeStrategy} takes the socket.
 */
final class DirectHandler extends AbstractWebSocketHandler {

}

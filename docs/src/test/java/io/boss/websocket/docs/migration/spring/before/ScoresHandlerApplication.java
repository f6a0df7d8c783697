/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.migration.spring.before;

import io.boss.websocket.docs.migration.OpenToAll;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/**
 * Application with the handler of Spring WebSocket.
 */
@SpringBootApplication
@Import(OpenToAll.class)
class ScoresHandlerApplication {

}

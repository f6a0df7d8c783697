/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.migration.stomp.before;

import io.boss.websocket.docs.migration.OpenToAll;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/**
 * Application with rooms on Spring's STOMP support.
 */
@SpringBootApplication
@Import(OpenToAll.class)
class StompRoomApplication {

}

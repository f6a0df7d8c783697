/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.migration.stomp.after;

import io.boss.websocket.docs.migration.OpenToAll;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/**
 * Application with rooms as a service with keys.
 */
@SpringBootApplication
@Import(OpenToAll.class)
class RoomServiceApplication {

}

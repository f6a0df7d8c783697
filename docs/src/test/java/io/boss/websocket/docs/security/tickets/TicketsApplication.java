/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.security.tickets;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Application whose pages connect with tickets.
 */
@SpringBootApplication
class TicketsApplication {

}

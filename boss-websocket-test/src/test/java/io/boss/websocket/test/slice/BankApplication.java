/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.slice;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Application with services, controllers, security and more, of which slices take what
 * they need.
 */
@SpringBootApplication
class BankApplication {

}

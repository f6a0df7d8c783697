/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.security.access;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Application whose services have access rules of their own.
 */
@SpringBootApplication
class AccessApplication {

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.errors;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Application of services that fail.
 */
@SpringBootApplication
class ErrorsApplication {

}

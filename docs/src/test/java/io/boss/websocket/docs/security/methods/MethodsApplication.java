/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.security.methods;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Application that secures methods of a service.
 */
@SpringBootApplication
class MethodsApplication {

}

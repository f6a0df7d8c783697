/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.security.jwt;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Application that takes access tokens of an authorization server.
 */
@SpringBootApplication
class JwtApplication {

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.security.formlogin;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Application whose users log in with a form.
 */
@SpringBootApplication
class FormLoginApplication {

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Application whose users log in with a form.
 */
package io.boss.websocket.docs.security.formlogin;

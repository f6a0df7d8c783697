/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Application that takes access tokens of an authorization server.
 */
package io.boss.websocket.docs.security.jwt;

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Visitors and pages for the samples of the documentation: cookies, logins, and page
 * scripts that Node runs.
 */
package io.boss.websocket.docs.web;

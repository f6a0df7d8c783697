/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The services that the guide shows, run by tests.
 */
package io.boss.websocket.guide;

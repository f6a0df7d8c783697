/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Tester that an application context and tests without one share.
 */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.boss.websocket.test.tester;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

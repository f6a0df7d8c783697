/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Loop on the test's thread: what is ready, in which order it runs, and virtual time.
 */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.boss.websocket.test.engine;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Conversion between messages and objects by Spring Messaging's converters, as each
 * service uses them.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.conversion;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Time of the engine: its clock, the scheduler that goes by it, and times as numbers. A
 * leaf, which imports no other room.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.timing;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Properties of the application and of its services: what may be written, what it means
 * to the engine, and which names nobody reads.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.autoconfigure.properties;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

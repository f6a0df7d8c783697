/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Requests of clients and their answers on the wire ({@code boss.id}, {@code boss.re}):
 * how they are read and written, which are open, and what ends them.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.request;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

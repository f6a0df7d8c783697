/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Wake-ups of workers, put off where that saves some. Imports no other room but that of
 * the log.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.wakeup;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Observations of callbacks: names, tags and the convention that an application may
 * replace.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.observation;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

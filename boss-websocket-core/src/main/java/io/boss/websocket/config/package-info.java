/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Customizers of services, and the settings and limits that customizers change.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.config;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

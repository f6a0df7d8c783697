/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Endpoint and health indicators of the actuator: state of services and of the cluster,
 * and orders of operators.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.actuate;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Annotations for the methods of a service and their parameters.
 */
@API(status = API.Status.MAINTAINED, since = "0.1.0")
@NullMarked
package io.boss.websocket.annotation;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

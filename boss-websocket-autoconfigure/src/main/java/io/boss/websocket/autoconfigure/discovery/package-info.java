/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Discovery of an application's services, and of what was meant to be one.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.autoconfigure.discovery;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

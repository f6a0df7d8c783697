/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Start and drain of all services of an application, and the watchdog over their
 * callbacks. Sees of a service what {@link io.boss.websocket.service.ServiceLifecycle
 * ServiceLifecycle} offers, so that mail, loop and supervision stay package-private in
 * their own room.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.service.lifecycle;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

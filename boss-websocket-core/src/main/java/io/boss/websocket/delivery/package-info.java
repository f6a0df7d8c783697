/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Delivery of infos and application events that may be late and must not be lost: what
 * finds no room waits in a bounded backlog. Knows no service; a service is one of the
 * queues.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.delivery;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

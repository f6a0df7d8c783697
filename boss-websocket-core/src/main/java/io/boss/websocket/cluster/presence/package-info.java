/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Lists of the clients in a service, across the nodes of a cluster.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.cluster.presence;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Leases and elections for work that must be done once: the node that runs a service of
 * scope CLUSTER.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.cluster.lease;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

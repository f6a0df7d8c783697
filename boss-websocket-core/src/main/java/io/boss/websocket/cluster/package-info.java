/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Cluster of several nodes: the port behind which a broker is, and the relations of nodes
 * to each other. Each package below is one feature that works across nodes, or one
 * broker.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.cluster;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Connections by their ids and by their users, on any node.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.cluster.connection;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

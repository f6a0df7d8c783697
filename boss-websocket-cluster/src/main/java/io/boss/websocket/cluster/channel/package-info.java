/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Cluster engine on a message channel of the application.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.cluster.channel;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

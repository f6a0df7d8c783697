/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Reports about the nodes and services of the cluster, for operators.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.cluster.view;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

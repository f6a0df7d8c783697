/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Questions to all nodes, and their answers.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.cluster.gather;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Cluster engine on Kafka, with Spring for Apache Kafka.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.cluster.kafka;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

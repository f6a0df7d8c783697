/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.actuate;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * State of all services.
 *
 * @param services the services, in the order of their names
 * @param cluster the cluster, or {@code null} if this node is alone
 */
record ServicesReport(List<ServiceReport> services, @Nullable ClusterDetails cluster) implements OperationResponseBody {
}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.view;

import java.util.List;
import java.util.Objects;

import io.boss.websocket.cluster.gather.NodeAnswer;

/**
 * Answer of a node about its services.
 *
 * @param question the number of the question
 * @param name the name of the node
 * @param services its services
 */
record ViewAnswer(long question, String name, List<ClusterReport.Service> services) implements NodeAnswer {

	// It comes from elsewhere.
	ViewAnswer {
		Objects.requireNonNull(name);
		services = List.copyOf(services);
	}

}

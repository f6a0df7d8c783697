/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.view;

import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Feature;
import io.boss.websocket.ServiceState;
import org.jspecify.annotations.Nullable;

/**
 * Report about the cluster, as its nodes have answered.
 *
 * @param nodes the nodes that answered, this one first, the others in the order of their
 * names
 * @param missing the nodes that are members and did not answer
 */
public record ClusterReport(List<Node> nodes, List<MissingNode> missing) {

	/**
	 * Node that answered.
	 *
	 * @param id the id of the node, what ids of its connections end with
	 * @param name the name of the node
	 * @param services its services, in the order of their names
	 */
	public record Node(String id, String name, List<Service> services) {
	}

	/**
	 * Service on one node.
	 *
	 * @param name the name of the service
	 * @param state its state, or {@code null} if the node is of another version and this
	 * one has no name for it
	 * @param connections how many clients it has there
	 */
	public record Service(String name,
			@JsonFormat(with = Feature.READ_UNKNOWN_ENUM_VALUES_AS_NULL) @Nullable ServiceState state,
			int connections) {

		/**
		 * Creates a report of what another node has sent.
		 * @param name the name of the service
		 * @param state its state, or {@code null} if this version has no name for it
		 * @param connections how many clients it has there
		 */
		public Service {
			Objects.requireNonNull(name);
		}

	}

	/**
	 * Node that did not answer.
	 *
	 * @param id the id of the node
	 * @param name the name of the node
	 */
	public record MissingNode(String id, String name) {
	}

}

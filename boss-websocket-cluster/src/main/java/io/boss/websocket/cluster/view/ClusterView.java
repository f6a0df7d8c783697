/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.view;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.boss.websocket.cluster.ClusterMessaging;
import io.boss.websocket.cluster.gather.AskingNode;
import io.boss.websocket.cluster.gather.Gathered;
import io.boss.websocket.cluster.gather.ScatterGather;
import io.boss.websocket.cluster.view.ClusterReport.MissingNode;
import io.boss.websocket.cluster.view.ClusterReport.Node;
import io.boss.websocket.cluster.view.ClusterReport.Service;
import io.boss.websocket.service.ServiceRegistry;
import io.boss.websocket.service.ServiceUnit;

/**
 * Question to all nodes about the state of their services. Needs an engine with inboxes.
 * Safe on any thread; nothing blocks.
 */
public final class ClusterView {

	private final ClusterMessaging messaging;

	private final String name;

	private final ServiceRegistry registry;

	private final ScatterGather<ViewAnswer> exchange;

	/**
	 * Creates the view, before the node starts.
	 * @param name the name of this node
	 * @param registry the services of this node
	 * @param node what it needs to ask others
	 */
	public ClusterView(String name, ServiceRegistry registry, AskingNode node) {
		this.messaging = node.messaging();
		this.name = name;
		this.registry = registry;
		this.exchange = new ScatterGather<>("view", ViewAnswer.class, (question, about) -> answer(question), node);
	}

	/**
	 * Asks this node and all others.
	 * @param timeout how long to wait for the answers
	 * @return completed, never exceptionally, as soon as all have answered or left, or
	 * time is up
	 * @throws IllegalArgumentException if the timeout is not positive
	 */
	public CompletableFuture<ClusterReport> ask(Duration timeout) {
		return this.exchange.ask("", timeout).thenApply(this::report);
	}

	private ClusterReport report(Gathered<ViewAnswer> gathered) {
		List<Node> nodes = gathered.answers()
			.entrySet()
			.stream()
			.map(ClusterView::node)
			.sorted(Comparator.comparing((Node node) -> !node.id().equals(this.messaging.node()))
				.thenComparing(Node::name)
				.thenComparing(Node::id))
			.toList();
		return new ClusterReport(nodes,
				gathered.missing().stream().map((member) -> new MissingNode(member.id(), member.name())).toList());
	}

	private static Node node(Map.Entry<String, ViewAnswer> answer) {
		return new Node(answer.getKey(), answer.getValue().name(), answer.getValue().services());
	}

	private ViewAnswer answer(long question) {
		return new ViewAnswer(question, this.name, this.registry.units().stream().map(ClusterView::service).toList());
	}

	private static Service service(ServiceUnit service) {
		return new Service(service.name(), service.reference().state(), service.clientCount());
	}

}

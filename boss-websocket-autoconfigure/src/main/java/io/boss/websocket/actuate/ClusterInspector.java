/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.actuate;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.boss.websocket.cluster.ClusterMember;
import io.boss.websocket.cluster.node.ClusterStatus;
import io.boss.websocket.cluster.view.ClusterReport;
import io.boss.websocket.cluster.view.ClusterView;
import org.jspecify.annotations.Nullable;

/**
 * Inspector of the cluster, which asks the other nodes and waits a short while for them.
 * Where nodes cannot be asked, or do not answer, what they have said last must do.
 */
public final class ClusterInspector {

	private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

	private final Supplier<ClusterStatus> status;

	private final @Nullable ClusterView view;

	/**
	 * Creates an inspector.
	 * @param status how this node and its broker get on
	 * @param view asks the other nodes, or {@code null} if they cannot be asked
	 */
	public ClusterInspector(Supplier<ClusterStatus> status, @Nullable ClusterView view) {
		this.status = status;
		this.view = view;
	}

	ClusterDetails details(Map<String, Integer> services) {
		ClusterReport report = (this.view != null) ? ask(this.view) : null;
		ClusterStatus status = this.status.get();
		Map<String, Map<String, Integer>> answers = answers(report);
		List<ClusterDetails.Node> nodes = new ArrayList<>();
		nodes.add(new ClusterDetails.Node(status.node(), status.name(), true, null, false, services));
		status.members().forEach((other) -> nodes.add(node(other, answers)));
		return new ClusterDetails(status.node(), status.name(), status.engine(), isConnected(status),
				status.failingSince(), new ClusterDetails.Outbox(status.outboxFrames(), status.outboxBytes()), nodes,
				missing(answers, status, report));
	}

	// Its own deadline ends on a thread of the application, all of which may be busy.
	private static @Nullable ClusterReport ask(ClusterView view) {
		return view.ask(LONGEST_WAIT)
			.<@Nullable ClusterReport>thenApply((report) -> report)
			.completeOnTimeout(null, 2 * LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)
			.join();
	}

	static boolean isConnected(ClusterStatus status) {
		return status.failingSince() == null && status.hearingItself();
	}

	private static Map<String, Map<String, Integer>> answers(@Nullable ClusterReport report) {
		return (report != null)
				? report.nodes()
					.stream()
					.collect(Collectors.toMap(ClusterReport.Node::id, (node) -> connections(node.services())))
				: Map.of();
	}

	private static Map<String, Integer> connections(List<ClusterReport.Service> services) {
		Map<String, Integer> connections = new TreeMap<>();
		services.forEach((service) -> connections.put(service.name(), service.connections()));
		return connections;
	}

	private static ClusterDetails.Node node(ClusterStatus.Member other, Map<String, Map<String, Integer>> answers) {
		ClusterMember member = other.member();
		return new ClusterDetails.Node(member.id(), member.name(), false,
				other.sinceHeard().truncatedTo(ChronoUnit.MILLIS), other.silent(),
				answers.getOrDefault(member.id(), member.services()));
	}

	private static List<String> missing(Map<String, Map<String, Integer>> answers, ClusterStatus status,
			@Nullable ClusterReport report) {
		Stream<String> asked = (report != null) ? report.missing().stream().map(ClusterReport.MissingNode::name)
				: Stream.empty();
		Stream<String> silent = status.members()
			.stream()
			.filter((other) -> other.silent() && !answers.containsKey(other.member().id()))
			.map((other) -> other.member().name());
		return Stream.concat(asked, silent).distinct().sorted().toList();
	}

}

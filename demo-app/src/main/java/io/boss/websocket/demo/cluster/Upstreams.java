/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.cluster;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Upstreams in the configuration of nginx: one in which the nodes take turns, one in
 * which the path says which node it is, and one for each node, where the others stand by.
 * A node that does not answer is left alone for a while.
 */
final class Upstreams {

	private static final String ALL = "any";

	private static final String BY_PATH = "conversations";

	private Upstreams() {
	}

	static String of(List<Node> nodes) {
		String turns = lines(nodes, Upstreams::server);
		return map("nodes", ALL, nodes) + map("operated", upstream(nodes.get(0)), nodes)
				+ "upstream %s {\n%s}\n".formatted(ALL, turns)
				+ "upstream %s {\n  hash $uri consistent;\n%s}\n".formatted(BY_PATH, turns)
				+ lines(nodes, (node) -> "upstream %s {\n%s%s}\n".formatted(upstream(node), server(node),
						lines(nodes, (other) -> other.equals(node) ? "" : backup(other))));
	}

	private static String map(String variable, String others, List<Node> nodes) {
		return "map $arg_node $%s {\n  default %s;\n%s}\n".formatted(variable, others,
				lines(nodes, (node) -> "  %s %s;\n".formatted(node.name(), upstream(node))));
	}

	private static String upstream(Node node) {
		return node.name().replace('-', '_');
	}

	private static String server(Node node) {
		return "  server 127.0.0.1:%d max_fails=1 fail_timeout=2s;\n".formatted(node.port());
	}

	private static String backup(Node node) {
		return "  server 127.0.0.1:%d backup;\n".formatted(node.port());
	}

	private static String lines(List<Node> nodes, Function<Node, String> line) {
		return nodes.stream().map(line).collect(Collectors.joining());
	}

}

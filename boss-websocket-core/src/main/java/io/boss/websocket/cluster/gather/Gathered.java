/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.gather;

import java.util.List;
import java.util.Map;

import io.boss.websocket.cluster.ClusterMember;

/**
 * Answers to a question.
 *
 * @param <A> the answer
 * @param answers the answers by the ids of their nodes, this node's among them
 * @param missing the nodes that were asked and did not answer
 */
public record Gathered<A>(Map<String, A> answers, List<ClusterMember> missing) {
}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.stats;

/**
 * Port through which a node tells what nodes of a cluster say to each other. Called on
 * any thread, also on those that run callbacks: implementations must not block.
 *
 * @since 0.1.0
 */
public interface ClusterStats {

	/**
	 * Counts nothing.
	 */
	ClusterStats NONE = new ClusterStats() {
	};

	/**
	 * The broker has taken messages of this node.
	 * @param messages how many
	 */
	default void sent(int messages) {
	}

	/**
	 * A message of another node has come, whatever becomes of it.
	 */
	default void received() {
	}

	/**
	 * Messages will not reach other nodes.
	 * @param reason why
	 * @param messages how many
	 */
	default void notForwarded(ForwardFailure reason, int messages) {
	}

	/**
	 * The broker could not be reached, or has not taken all that it was given. The same
	 * is tried again.
	 */
	default void publishFailed() {
	}

	/**
	 * A message has come again, and was dropped.
	 */
	default void duplicate() {
	}

	/**
	 * Messages of another node have not come.
	 * @param messages how many, by the numbers of those before and after
	 */
	default void missed(long messages) {
	}

	/**
	 * A message of another node was not handled.
	 * @param reason why
	 */
	default void skipped(SkipReason reason) {
	}

	/**
	 * Another node has become a member.
	 */
	default void memberJoined() {
	}

	/**
	 * Another node is no member any more.
	 */
	default void memberLeft() {
	}

}

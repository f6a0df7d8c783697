/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Strategy interface for a broker that carries frames between the nodes of a cluster. A
 * frame is bytes that an engine does not look into. An engine is small because the rest
 * is done for all of them: order, duplicates and gaps are told apart by numbers in the
 * frames, frames that cannot be published wait in a bounded outbox, and a broken
 * subscription is noticed because a node does not hear itself.
 * <ul>
 * <li><b>Order</b>: what one node publishes arrives in that order at each node, or not at
 * all.</li>
 * <li><b>Threads</b>: {@link #publish} and {@link NodeInboxes#send} are called by one
 * thread at a time, which carries no callback and may block.</li>
 * <li><b>Failure</b>: both throw if the broker has not taken everything; all of it is
 * given again then, so that something may arrive twice.</li>
 * <li><b>Reconnection</b>: a subscription that breaks is taken up again by the engine
 * itself, as often as it takes and with a back-off.</li>
 * </ul>
 *
 * @since 0.1.0
 */
public interface ClusterEngine {

	/**
	 * Name of the engine, in properties, logs and meters.
	 * @return the name
	 */
	String name();

	/**
	 * What the engine can do.
	 * @return the capabilities
	 */
	Set<EngineCapability> capabilities();

	/**
	 * Makes sure that the broker can be reached. Blocks for as long as its client waits
	 * for a connection.
	 * @throws RuntimeException if it cannot
	 */
	void ping();

	/**
	 * Begins to receive. Once; does not fail because the broker cannot be reached yet,
	 * and need not wait for it.
	 * @param node the id of this node: letters and digits
	 * @param receiver takes the frames
	 */
	void start(String node, FrameReceiver receiver);

	/**
	 * Begins to receive, and may ask which other nodes should. An engine whose broker
	 * forgets frames that no node listens to needs to know: after an outage it publishes
	 * when they listen again.
	 * @param node the id of this node: letters and digits
	 * @param receiver takes the frames
	 * @param others the ids of the other nodes that are known at a moment; may be asked
	 * on any thread, and is empty after an outage that was longer than a lease
	 */
	default void start(String node, FrameReceiver receiver, Supplier<? extends Collection<String>> others) {
		start(node, receiver);
	}

	/**
	 * Told that this node does not receive its own frames, which the broker has taken:
	 * the subscription may be broken, and the engine had better take up another. Called
	 * by the thread that publishes; not more often than twice in a lease. Does not wait.
	 */
	default void resubscribe() {
	}

	/**
	 * Publishes frames to all nodes.
	 * @param frames the frames, in order
	 * @throws RuntimeException if the broker has not taken all of them
	 */
	void publish(List<byte[]> frames);

	/**
	 * Where frames for one node go.
	 * @return the inboxes, or {@code null} if the engine has none; the engine says with
	 * {@link EngineCapability#NODE_INBOX} whether it has
	 */
	default @Nullable NodeInboxes inboxes() {
		return null;
	}

	/**
	 * Where leases are kept.
	 * @return the leases, or {@code null} if the engine keeps none
	 */
	default @Nullable LeaseStore leases() {
		return null;
	}

	/**
	 * Ends the subscription, and gives back what {@link #start} took. Beans of the
	 * application, such as a connection factory, stay open.
	 */
	void stop();

}

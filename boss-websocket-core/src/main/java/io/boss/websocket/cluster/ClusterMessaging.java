/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster;

import java.util.Collection;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

import io.boss.websocket.stats.ForwardFailure;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Messaging between the nodes of a cluster. The bodies of messages are records that
 * Jackson writes and reads, a class for each kind. Safe on any thread; sending never
 * blocks, it puts a message into the bounded outbox of this node.
 *
 * @since 0.1.0
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public interface ClusterMessaging {

	/**
	 * The id of this node: letters and digits, new at each start.
	 * @return the id
	 */
	String node();

	/**
	 * The other nodes, without this one.
	 * @return those whose lease has not ended
	 */
	Collection<ClusterMember> others();

	/**
	 * Finds another node.
	 * @param node the id of a node
	 * @return the node, or {@code null} if it is not a member, or this one
	 */
	@Nullable ClusterMember other(String node);

	/**
	 * Whether a node was a member lately, and is not any more.
	 * @param node the id of a node
	 * @return whether it has left; {@code false} also for a node that this one has never
	 * heard of, or has forgotten
	 */
	boolean hasLeft(String node);

	/**
	 * Sends a message to all other nodes, in the order of the calls of one thread. Never
	 * blocks and never fails because the broker is away: the message waits in the outbox.
	 * @param kind what it is, as {@link #handle} knows it
	 * @param body what it says
	 * @return whether the outbox took it
	 */
	boolean publish(String kind, Object body);

	/**
	 * Sends a message to all other nodes, as {@link #publish}, and tells why that failed.
	 * @param kind what it is, as {@link #handle} knows it
	 * @param body what it says
	 * @return why the outbox did not take it, or {@code null} if it did
	 */
	default @Nullable ForwardFailure offer(String kind, Object body) {
		return publish(kind, body) ? null : ForwardFailure.DROPPED_NEWEST;
	}

	/**
	 * Sends a message to one other node. Needs {@link EngineCapability#NODE_INBOX}.
	 * @param node the id of the node
	 * @param kind what it is, as {@link #handle} knows it
	 * @param body what it says
	 * @return whether the outbox took it
	 */
	boolean send(String node, String kind, Object body);

	/**
	 * Sets the handler of messages of a kind that others send. Before this node starts.
	 * The handler is called with the id of the sender, in the order in which that sent;
	 * it must not block, and what it throws is logged.
	 * @param <T> the type of the body
	 * @param kind what it is
	 * @param type the class of the body
	 * @param handler takes the message
	 */
	<T> void handle(String kind, Class<T> type, BiConsumer<String, T> handler);

	/**
	 * Adds a number to the description of this node in each heartbeat,
	 * {@link ClusterMember#state()}. Before this node starts.
	 * @param name the name of the number
	 * @param number supplies the number at each heartbeat; must not block
	 */
	void describe(String name, LongSupplier number);

	/**
	 * Adds a listener for other nodes. Before this node starts.
	 * @param listener the listener
	 */
	void listen(MembershipListener listener);

}

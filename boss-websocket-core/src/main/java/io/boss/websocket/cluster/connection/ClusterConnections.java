/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.connection;

import java.util.Set;
import java.util.function.Function;

import io.boss.websocket.BossMessage;
import io.boss.websocket.ConnectionReference;
import io.boss.websocket.UserReference;
import io.boss.websocket.cluster.ClusterFeature;
import io.boss.websocket.cluster.EngineCapability;
import io.boss.websocket.cluster.gather.AskingNode;
import io.boss.websocket.cluster.gather.ScatterGather;
import io.boss.websocket.stats.ClusterStats;
import org.jspecify.annotations.Nullable;

/**
 * Access to connections on all nodes: it reaches those of other nodes, and lets other
 * nodes reach those of this one. Safe on any thread; nothing blocks.
 */
public final class ClusterConnections {

	/**
	 * Connections that are reached from any node.
	 */
	public static final ClusterFeature FEATURE = new ClusterFeature("connections that are reached from any node",
			"boss.websocket.cluster.connections",
			Set.of(EngineCapability.PUBLISH_SUBSCRIBE, EngineCapability.NODE_INBOX));

	private final Forwarding forwarding;

	/**
	 * Creates it, before the node starts.
	 * @param local the connections of this node
	 * @param node what it needs to ask others
	 * @param encoder makes messages of objects that are neither text nor bytes
	 * @param maxMessageSize how many bytes of payload one node sends to another at most
	 * @param stats hears of what others forwarded and could not be delivered here
	 */
	public ClusterConnections(LocalConnections local, AskingNode node, Function<Object, BossMessage> encoder,
			int maxMessageSize, ClusterStats stats) {
		ScatterGather<UserAnswer> users = new ScatterGather<>("user", UserAnswer.class,
				(question, user) -> UserAnswer.of(question, local.ofUser(user)), node);
		this.forwarding = new Forwarding(local, node.messaging(), encoder, maxMessageSize, users);
		new ForwardReceiver(local, maxMessageSize, stats).subscribe(node.messaging());
	}

	/**
	 * Makes an id that is good anywhere of what a transport calls a connection.
	 * @param id identifies the connection among those of this node
	 * @return the id, as it is without a cluster
	 */
	public String idOf(String id) {
		return ConnectionIds.on(this.forwarding.messaging().node(), id);
	}

	/**
	 * Reaches a connection.
	 * @param id the id of the connection, which a client may have named; no connection
	 * has {@code null}
	 * @return a way to reach it
	 */
	public ConnectionReference connection(@Nullable String id) {
		return new ReachedConnection((id != null) ? id : "", this.forwarding);
	}

	/**
	 * Reaches the connections of a user.
	 * @param name the name of the user, which a client may have named; no user has
	 * {@code null}
	 * @return a way to reach them
	 */
	public UserReference user(@Nullable String name) {
		return new ReachedUser((name != null) ? BossMessage.Text.wellFormed(name) : "", null, this.forwarding);
	}

}

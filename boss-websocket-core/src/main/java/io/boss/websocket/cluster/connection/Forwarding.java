/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.connection;

import java.util.function.Function;

import io.boss.websocket.BossMessage;
import io.boss.websocket.cluster.ClusterMessaging;
import io.boss.websocket.cluster.gather.ScatterGather;

/**
 * Objects that all references to connections share.
 *
 * @param local the connections of this node
 * @param messaging the way to other nodes
 * @param encoder encoder for objects that are neither text nor bytes
 * @param maxMessageSize how many bytes of payload one node sends to another at most
 * @param users the question for the connections of users
 */
record Forwarding(LocalConnections local, ClusterMessaging messaging, Function<Object, BossMessage> encoder,
		int maxMessageSize, ScatterGather<UserAnswer> users) {

	BossMessage encode(Object payload) {
		if (payload instanceof BossMessage message) {
			return message;
		}
		if (payload instanceof CharSequence text) {
			return BossMessage.text(text.toString());
		}
		return (payload instanceof byte[] bytes) ? BossMessage.binary(bytes) : this.encoder.apply(payload);
	}

	boolean isSmallEnough(BossMessage message) {
		return message.sizeInBytes() <= this.maxMessageSize;
	}

}

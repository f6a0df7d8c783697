/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import io.boss.websocket.multicast.Multicast;
import io.boss.websocket.multicast.MulticastMember;
import org.jspecify.annotations.Nullable;

/**
 * Members of a group that one message reaches together.
 *
 * @param multicast the way to them
 * @param subprotocol the subprotocol that they have in common
 */
record GroupAudience(Multicast<BossConnection, BossMessage> multicast, @Nullable String subprotocol) {

	static @Nullable GroupAudience of(BossConnection connection) {
		if (!(connection instanceof MulticastMember<?, ?> member)) {
			return null;
		}
		Multicast<BossConnection, BossMessage> multicast = multicast(member);
		return (multicast != null) ? new GroupAudience(multicast, connection.handshake().subprotocol()) : null;
	}

	// Connections are members among connections: the port has no word for that.
	@SuppressWarnings("unchecked")
	private static @Nullable Multicast<BossConnection, BossMessage> multicast(MulticastMember<?, ?> member) {
		return ((MulticastMember<BossConnection, BossMessage>) member).multicast();
	}

}

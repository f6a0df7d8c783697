/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster;

import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Messaging of an application without a cluster: there is one node, which has no id
 * because nothing else needs to name it. Features work on it as they are, for its own
 * clients.
 *
 * @since 0.1.0
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public final class SingleNode implements ClusterMessaging {

	@Override
	public String node() {
		return "";
	}

	@Override
	public Collection<ClusterMember> others() {
		return List.of();
	}

	@Override
	public @Nullable ClusterMember other(String node) {
		return null;
	}

	@Override
	public boolean hasLeft(String node) {
		return false;
	}

	@Override
	public boolean publish(String kind, Object body) {
		return true;
	}

	@Override
	public boolean send(String node, String kind, Object body) {
		return false;
	}

	@Override
	public <T> void handle(String kind, Class<T> type, BiConsumer<String, T> handler) {
	}

	@Override
	public void describe(String name, LongSupplier number) {
	}

	@Override
	public void listen(MembershipListener listener) {
	}

}

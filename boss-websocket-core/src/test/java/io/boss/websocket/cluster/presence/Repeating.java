/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.presence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

import io.boss.websocket.cluster.ClusterMember;
import io.boss.websocket.cluster.ClusterMessaging;
import io.boss.websocket.cluster.MembershipListener;
import org.jspecify.annotations.Nullable;

/**
 * Says again what it has said before, late and out of order, when the test wants it.
 */
final class Repeating implements ClusterMessaging {

	private final ClusterMessaging messaging;

	private final List<Runnable> said = new ArrayList<>();

	Repeating(ClusterMessaging messaging) {
		this.messaging = messaging;
	}

	void repeat(SplittableRandom random) {
		if (!this.said.isEmpty()) {
			this.said.get(random.nextInt(this.said.size())).run();
		}
	}

	@Override
	public String node() {
		return this.messaging.node();
	}

	@Override
	public Collection<ClusterMember> others() {
		return this.messaging.others();
	}

	@Override
	public @Nullable ClusterMember other(String node) {
		return this.messaging.other(node);
	}

	@Override
	public boolean hasLeft(String node) {
		return this.messaging.hasLeft(node);
	}

	@Override
	public boolean publish(String kind, Object body) {
		this.said.add(() -> this.messaging.publish(kind, body));
		return this.messaging.publish(kind, body);
	}

	@Override
	public boolean send(String node, String kind, Object body) {
		this.said.add(() -> this.messaging.send(node, kind, body));
		return this.messaging.send(node, kind, body);
	}

	@Override
	public <T> void handle(String kind, Class<T> type, BiConsumer<String, T> handler) {
		this.messaging.handle(kind, type, handler);
	}

	@Override
	public void describe(String name, LongSupplier number) {
		this.messaging.describe(name, number);
	}

	@Override
	public void listen(MembershipListener listener) {
		this.messaging.listen(listener);
	}

}

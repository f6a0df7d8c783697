/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.container;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.multicast.Multicast;
import io.boss.websocket.outbound.Memberships;
import io.boss.websocket.outbound.OutboundConnection;
import org.jspecify.annotations.Nullable;

/**
 * Multicast that sends to one connection after the other, because the container's API
 * knows no other way. Closes are told of as they happen, so that they need not be looked
 * for.
 */
final class ContainerMulticast implements Multicast<BossConnection, BossMessage> {

	static final ContainerMulticast INSTANCE = new ContainerMulticast();

	@Override
	public Recipients<BossConnection, BossMessage> recipients(Departures<BossConnection> departures) {
		return new Members(departures);
	}

	private static final class Members implements Recipients<BossConnection, BossMessage> {

		private final ReentrantLock lock = new ReentrantLock();

		private final Map<String, BossConnection> members = new LinkedHashMap<>();

		private final Departures<BossConnection> departures;

		// Those of a moment ago, until there is a change.
		private @Nullable List<BossConnection> snapshot;

		private Members(Departures<BossConnection> departures) {
			this.departures = departures;
		}

		@Override
		public void add(BossConnection connection) {
			this.lock.lock();
			try {
				this.members.put(connection.id(), connection);
				this.snapshot = null;
			}
			finally {
				this.lock.unlock();
			}
			membershipsOf(connection).add(connection, this.departures);
		}

		@Override
		public void remove(BossConnection connection) {
			membershipsOf(connection).remove(this.departures);
			this.lock.lock();
			try {
				this.members.remove(connection.id());
				this.snapshot = null;
			}
			finally {
				this.lock.unlock();
			}
		}

		private static Memberships membershipsOf(BossConnection connection) {
			return ((OutboundQueue) ((OutboundConnection) connection).channel()).memberships();
		}

		@Override
		public boolean isEmpty() {
			this.lock.lock();
			try {
				return this.members.isEmpty();
			}
			finally {
				this.lock.unlock();
			}
		}

		@Override
		public int send(BossMessage message, @Nullable Predicate<? super BossConnection> filter) {
			int queued = 0;
			for (BossConnection member : members()) {
				if ((filter == null || filter.test(member)) && member.send(message).isQueued()) {
					queued++;
				}
			}
			return queued;
		}

		private List<BossConnection> members() {
			this.lock.lock();
			try {
				List<BossConnection> snapshot = this.snapshot;
				if (snapshot == null) {
					snapshot = new ArrayList<>(this.members.values());
					this.snapshot = snapshot;
				}
				return snapshot;
			}
			finally {
				this.lock.unlock();
			}
		}

	}

}

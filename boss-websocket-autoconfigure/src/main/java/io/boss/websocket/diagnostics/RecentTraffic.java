/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.diagnostics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.CloseReason;
import io.boss.websocket.spi.ConnectionListener;
import io.boss.websocket.stats.ServiceStats;
import io.boss.websocket.timing.EngineClock;
import org.jspecify.annotations.Nullable;

/**
 * Latest messages of each connection that is open, for operators who look at one. There
 * is one only where messages are logged. Remembers the connections of this node until
 * they end, at most 1,000 of them, each with 50 messages or 32,768 characters, and for
 * each service the last 20 messages that went to groups. Safe on any thread.
 */
public final class RecentTraffic implements ConnectionListener {

	/**
	 * Number of messages that are remembered of a connection.
	 */
	public static final int MOST_FRAMES = 50;

	private static final int MOST_GROUP_FRAMES = 20;

	// So short that one message does not push out all others.
	private static final int LONGEST_PAYLOAD = 4 * 1024;

	private static final int MOST_CONNECTIONS = 1_000;

	private final Map<String, RecentFrames> connections = new ConcurrentHashMap<>();

	private final Map<String, RecentFrames> groups = new ConcurrentHashMap<>();

	private final EngineClock clock;

	private final int payloadLimit;

	/**
	 * Creates one that remembers nothing yet.
	 * @param clock tells the time
	 * @param payloadLimit how much of a message is remembered, in characters of a text
	 * and in bytes of a binary message; at most 4,096
	 */
	public RecentTraffic(EngineClock clock, int payloadLimit) {
		this.clock = clock;
		this.payloadLimit = Math.min(payloadLimit, LONGEST_PAYLOAD);
	}

	@Override
	public void opened(BossConnection connection) {
		if (this.connections.size() < MOST_CONNECTIONS) {
			this.connections.put(connection.id(), new RecentFrames(MOST_FRAMES));
		}
	}

	@Override
	public void closed(BossConnection connection, CloseReason reason) {
		this.connections.remove(connection.id());
	}

	/**
	 * What hears of the messages of a service.
	 * @param service the name of the service
	 * @return stats that count nothing
	 */
	public ServiceStats service(String service) {
		RecentFrames group = this.groups.computeIfAbsent(service, (unused) -> new RecentFrames(MOST_GROUP_FRAMES));
		return new ServiceStats() {

			@Override
			public void messageReceived(String connectionId, BossMessage message) {
				add(RecentTraffic.this.connections.get(connectionId), true, null, message);
			}

			@Override
			public void messageSent(@Nullable String connectionId, int clients, BossMessage message) {
				if (connectionId != null) {
					add(RecentTraffic.this.connections.get(connectionId), false, null, message);
				}
				else {
					add(group, false, clients, message);
				}
			}

		};
	}

	private void add(@Nullable RecentFrames ring, boolean incoming, @Nullable Integer clients, BossMessage message) {
		if (ring != null) {
			ring.add(RecentFrame.of(this.clock.instant(), incoming, clients, message, this.payloadLimit));
		}
	}

	/**
	 * The latest messages of a connection, and those to groups that it may have been in.
	 * @param service the name of the service
	 * @param connectionId the connection
	 * @return the messages, in the order of their times
	 */
	public List<RecentFrame> of(String service, String connectionId) {
		List<RecentFrame> frames = new ArrayList<>();
		for (RecentFrames ring : new RecentFrames[] { this.connections.get(connectionId), this.groups.get(service) }) {
			if (ring != null) {
				frames.addAll(ring.frames());
			}
		}
		frames.sort(Comparator.comparing(RecentFrame::time));
		return frames;
	}

}

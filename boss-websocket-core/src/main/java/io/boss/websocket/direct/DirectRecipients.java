/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.multicast.Multicast;
import io.boss.websocket.outbound.OutboundConnection;
import io.boss.websocket.stats.ServiceStats;
import io.boss.websocket.wire.EncodedFrame;
import io.boss.websocket.wire.PerMessageDeflate;
import org.jspecify.annotations.Nullable;

/**
 * Recipients of a group by the loops that they belong to: a message is encoded once, and
 * costs one entry in the inbox of each loop.
 */
final class DirectRecipients implements Multicast.Recipients<BossConnection, BossMessage> {

	private final ReentrantLock lock = new ReentrantLock();

	private final Map<Route, LoopRecipients> byRoute = new LinkedHashMap<>();

	private final Multicast.Departures<BossConnection> departures;

	DirectRecipients(Multicast.Departures<BossConnection> departures) {
		this.departures = departures;
	}

	@Override
	public void add(BossConnection connection) {
		DirectOutboundChannel channel = channelOf(connection);
		this.lock.lock();
		try {
			this.byRoute
				.computeIfAbsent(Route.of(connection),
						(route) -> new LoopRecipients(route.loop(), channel.limits(), route.stats()))
				.add(connection, channel.writer());
		}
		finally {
			this.lock.unlock();
		}
		channel.memberships().add(connection, this.departures);
	}

	@Override
	public void remove(BossConnection connection) {
		channelOf(connection).memberships().remove(this.departures);
		this.lock.lock();
		try {
			this.byRoute.computeIfPresent(Route.of(connection),
					(route, recipients) -> recipients.remove(connection) ? null : recipients);
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public boolean isEmpty() {
		this.lock.lock();
		try {
			return this.byRoute.isEmpty();
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public int send(BossMessage message, @Nullable Predicate<? super BossConnection> filter) {
		int queued = 0;
		Frames frames = new Frames(message);
		for (Addressed addressed : addressed()) {
			List<LoopMember> chosen = addressed.members().chosenBy(filter);
			if (!chosen.isEmpty()) {
				queued += addressed.recipients().send(chosen, message, frames.encodedFor(addressed.deflate()));
			}
		}
		return queued;
	}

	private List<Addressed> addressed() {
		List<Addressed> addressed = new ArrayList<>(4);
		this.lock.lock();
		try {
			this.byRoute.forEach((route, recipients) -> addressed
				.add(new Addressed(recipients, recipients.members(), route.deflate())));
		}
		finally {
			this.lock.unlock();
		}
		return addressed;
	}

	private static DirectOutboundChannel channelOf(BossConnection connection) {
		return (DirectOutboundChannel) ((OutboundConnection) connection).channel();
	}

	/**
	 * Route that connections have in common if the same frame reaches them together.
	 *
	 * @param loop the loop that they belong to
	 * @param deflate how messages are compressed for them, if they are
	 * @param stats hears of what is sent to them
	 */
	private record Route(WireLoop loop, @Nullable PerMessageDeflate deflate, ServiceStats stats) {

		static Route of(BossConnection connection) {
			DirectOutboundChannel channel = channelOf(connection);
			return new Route(channel.loop(), channel.deflate(), ((OutboundConnection) connection).stats());
		}

	}

	private record Addressed(LoopRecipients recipients, LoopRecipients.Members members,
			@Nullable PerMessageDeflate deflate) {
	}

	/**
	 * Frames of one message, compressed or not, each made once. Confined to a thread.
	 */
	private static final class Frames {

		private final BossMessage message;

		private @Nullable EncodedFrame plain;

		private @Nullable EncodedFrame compressed;

		private Frames(BossMessage message) {
			this.message = message;
		}

		private EncodedFrame encodedFor(@Nullable PerMessageDeflate deflate) {
			if (deflate == null) {
				this.plain = (this.plain != null) ? this.plain : MessageFrames.encode(this.message, null);
				return this.plain;
			}
			this.compressed = (this.compressed != null) ? this.compressed : MessageFrames.encode(this.message, deflate);
			return this.compressed;
		}

	}

}

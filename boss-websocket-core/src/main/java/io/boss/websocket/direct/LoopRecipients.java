/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.OverflowPolicy;
import io.boss.websocket.config.OutboundLimits;
import io.boss.websocket.stats.ServiceStats;
import io.boss.websocket.wakeup.WakeupBatch;
import io.boss.websocket.wire.EncodedFrame;
import org.jspecify.annotations.Nullable;

/**
 * Recipients of a group that belong to one loop. What waits for them in the inbox of the
 * loop is counted here, once for all, and is limited as what waits for each of them. What
 * is in the inbox is not called back when there is no room: what drops the oldest drops
 * the oldest of those that came too late for the inbox.
 * <p>
 * Guarded by the lock of the group, except what says otherwise.
 */
final class LoopRecipients implements LoopGroup {

	private final WireLoop loop;

	private final OutboundBudget budget;

	private final ServiceStats stats;

	private final OverflowQueue<InboxEntry.ToMany> overflow;

	private final Map<BossConnection, LoopMember> members = new LinkedHashMap<>();

	private @Nullable Members snapshot;

	// Confined to the loop.
	private int round;

	LoopRecipients(WireLoop loop, OutboundLimits limits, ServiceStats stats) {
		this.loop = loop;
		this.budget = new OutboundBudget(limits);
		this.stats = stats;
		this.overflow = new OverflowQueue<>(loop, limits, FrameViews.OF_MANY, LoopRecipients::queue,
				GroupOverflow::new);
	}

	void add(BossConnection connection, LoopMember member) {
		this.members.put(connection, member);
		this.snapshot = null;
	}

	boolean remove(BossConnection connection) {
		this.snapshot = null;
		this.members.remove(connection);
		return this.members.isEmpty();
	}

	/**
	 * The members of this moment.
	 * @return the members
	 */
	Members members() {
		Members snapshot = this.snapshot;
		if (snapshot == null) {
			snapshot = new Members(List.copyOf(this.members.keySet()), List.copyOf(this.members.values()));
			this.snapshot = snapshot;
		}
		return snapshot;
	}

	/**
	 * Hands a frame to the loop. On any thread.
	 * @param members the receivers
	 * @param message the message
	 * @param frame the message as a frame
	 * @return how many it was queued for
	 */
	int send(List<LoopMember> members, BossMessage message, EncodedFrame frame) {
		InboxEntry.ToMany entry = new InboxEntry.ToMany(members, frame, this);
		if (this.budget.reserve(frame.payloadSize())) {
			this.loop.deliver(entry);
		}
		else if (!sendWithoutRoom(entry)) {
			return 0;
		}
		this.stats.messageSent(null, members.size(), message);
		if (this.budget.isScarce()) {
			WakeupBatch.pauseFor(this.loop);
		}
		return members.size();
	}

	private boolean sendWithoutRoom(InboxEntry.ToMany entry) {
		OverflowPolicy policy = entry.frame().options().overflowOr(this.budget.limits().overflow());
		return this.overflow.send(entry, policy).isQueued();
	}

	private static void queue(InboxEntry.ToMany entry) {
		entry.members().forEach((member) -> member.queue(entry.frame()));
	}

	@Override
	public void taken(EncodedFrame frame) {
		this.budget.release(frame.payloadSize());
	}

	@Override
	public boolean firstIn(int round) {
		boolean first = this.round != round;
		this.round = round;
		return first;
	}

	/**
	 * Members at one moment, which never change.
	 *
	 * @param connections their handles
	 * @param channels in the same order
	 */
	record Members(List<BossConnection> connections, List<LoopMember> channels) {

		List<LoopMember> chosenBy(@Nullable Predicate<? super BossConnection> filter) {
			if (filter == null) {
				return this.channels;
			}
			List<LoopMember> chosen = new ArrayList<>(this.channels.size());
			for (int i = 0; i < this.channels.size(); i++) {
				if (filter.test(this.connections.get(i))) {
					chosen.add(this.channels.get(i));
				}
			}
			return chosen;
		}

	}

}

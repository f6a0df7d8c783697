package io.boss.websocket.direct;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.outbound.OutboundLimits;
import io.boss.websocket.stats.ServiceStats;
import io.boss.websocket.turn.WakeupBatch;
import io.boss.websocket.wire.EncodedFrame;
import org.jspecify.annotations.Nullable;

/**
 * Those recipients of a group that belong to one loop. What waits for them in the inbox
 * of the loop is counted here, once for all, and is limited as what waits for each of
 * them; what finds no room is under {@link GroupOverflowHandler}.
 * <p>
 * Guarded by the lock of the group, except what says otherwise.
 */
final class LoopShare {

	private final WireLoop loop;

	private final OutboundBudget room;

	private final ServiceStats stats;

	private final GroupOverflowHandler pressure;

	private final Map<BossConnection, DirectConnection> members = new LinkedHashMap<>();

	private @Nullable Members snapshot;

	// Confined to the loop.
	private int round;

	LoopShare(WireLoop loop, OutboundLimits limits, ServiceStats stats) {
		this.loop = loop;
		this.room = new OutboundBudget(limits);
		this.stats = stats;
		this.pressure = new GroupOverflowHandler(loop, limits);
	}

	void add(BossConnection connection, DirectConnection outlet) {
		this.members.put(connection, outlet);
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
	 * @param members who gets it
	 * @param message the message
	 * @param frame the message as a frame
	 * @return how many it was queued for
	 */
	int send(List<DirectConnection> members, BossMessage message, EncodedFrame frame) {
		Delivery.ToMany delivery = new Delivery.ToMany(members, frame, this);
		if (this.room.reserve(frame.payloadSize())) {
			this.loop.deliver(delivery);
		}
		else if (!this.pressure.send(delivery)) {
			return 0;
		}
		this.stats.messageSent(null, members.size(), message);
		if (this.room.isScarce()) {
			WakeupBatch.pauseFor(this.loop);
		}
		return members.size();
	}

	/**
	 * The loop has taken a frame out of its inbox. On the loop.
	 * @param frame the frame
	 */
	void taken(EncodedFrame frame) {
		this.room.release(frame.payloadSize());
	}

	/**
	 * Notes that a frame is in a round of the loop. On the loop.
	 * @param round the number of the round
	 * @return whether it is the first in that round
	 */
	boolean firstIn(int round) {
		boolean first = this.round != round;
		this.round = round;
		return first;
	}

	/**
	 * Members at one moment, never changed.
	 *
	 * @param connections their handles
	 * @param outlets in the same order
	 */
	record Members(List<BossConnection> connections, List<DirectConnection> outlets) {

		List<DirectConnection> chosenBy(@Nullable Predicate<? super BossConnection> filter) {
			if (filter == null) {
				return this.outlets;
			}
			List<DirectConnection> chosen = new ArrayList<>(this.outlets.size());
			for (int i = 0; i < this.outlets.size(); i++) {
				if (filter.test(this.connections.get(i))) {
					chosen.add(this.outlets.get(i));
				}
			}
			return chosen;
		}

	}

}

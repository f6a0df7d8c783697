package io.boss.websocket.cluster.node;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

import io.boss.websocket.cluster.ClusterMember;
import io.boss.websocket.cluster.MembershipListener;
import io.boss.websocket.cluster.message.UnreadableException;
import io.boss.websocket.stats.SkipReason;
import org.jspecify.annotations.Nullable;

/**
 * Registry of the other nodes: a node is a member from its first heartbeat until it says
 * that it leaves or its lease ends. Leases run by the clock of this node. Changes are
 * told one at a time; asking never waits.
 */
final class Members {

	// In case another publisher invents ids.
	static final int CAPACITY = 4096;

	private final LongSupplier clock;

	private final ClusterSettings settings;

	private final MembershipListener listener;

	private final ReentrantLock lock = new ReentrantLock();

	private final Map<String, Member> members = new ConcurrentHashMap<>();

	private final DepartedNodes departures = new DepartedNodes();

	private long lastSweep;

	/**
	 * Creates an empty view.
	 * @param clock tells nanoseconds, and never goes back
	 * @param settings how often a node is to be heard, and for how long it is a member if
	 * it does not say so
	 * @param listener hears of changes, and does not throw
	 */
	Members(LongSupplier clock, ClusterSettings settings, MembershipListener listener) {
		this.clock = clock;
		this.settings = settings;
		this.listener = listener;
		this.lastSweep = clock.getAsLong();
	}

	/**
	 * A node has sent something.
	 * @param node its id
	 */
	void heard(String node) {
		Member member = this.members.get(node);
		if (member != null) {
			member.heard.set(this.clock.getAsLong());
		}
	}

	/**
	 * A node has described itself. A description that comes twice is passed over; that
	 * none comes after a later one is the matter of {@link Origins}.
	 * @param node its id
	 * @param beat the description
	 * @throws UnreadableException if it is new, and there are too many already
	 */
	void beat(String node, Beat beat) {
		this.lock.lock();
		try {
			Member known = this.members.get(node);
			boolean old = (known != null) ? beat.number() == known.number
					: this.departures.isFinal(node, this.clock.getAsLong());
			if (!old) {
				requireRoom(known);
				ClusterMember description = beat.member(node, this.settings);
				this.members.put(node, new Member(description, beat.number(), this.clock.getAsLong()));
				this.departures.remove(node);
				if (known == null) {
					this.listener.joined(description);
				}
				this.listener.heard(description);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private void requireRoom(@Nullable Member known) {
		if (known == null && this.members.size() >= CAPACITY) {
			throw new UnreadableException(SkipReason.TOO_BIG, "There are " + CAPACITY + " other nodes already", null);
		}
	}

	/**
	 * A node has said that it leaves. It does not come back: it would have another id. As
	 * another sender may have said so in its name, that is believed for two leases only,
	 * by when late copies of its messages have come.
	 * @param node its id
	 */
	void leave(String node) {
		this.lock.lock();
		try {
			if (this.members.containsKey(node) || this.departures.contains(node)) {
				remove(node, this.settings.lease().multipliedBy(2));
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private void remove(String node, Duration absence) {
		Member member = this.members.remove(node);
		this.departures.add(node, this.clock.getAsLong() + absence.toNanos());
		if (member != null) {
			this.listener.left(member.description);
		}
	}

	/**
	 * Ends the leases of those that were not heard in time. What this node has slept
	 * itself, while it was out of memory or suspended, does not count.
	 */
	void sweep() {
		this.lock.lock();
		try {
			long now = this.clock.getAsLong();
			long slept = now - this.lastSweep - this.settings.heartbeat().multipliedBy(2).toNanos();
			this.lastSweep = now;
			if (slept > 0) {
				this.members.values().forEach((member) -> member.heard.addAndGet(slept));
			}
			this.members.forEach((node, member) -> {
				if (now - member.heard.get() > member.description.lease().toNanos()) {
					remove(node, Duration.ZERO);
				}
			});
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Forgets all members.
	 */
	void clear() {
		this.lock.lock();
		try {
			List.copyOf(this.members.keySet()).forEach((node) -> remove(node, Duration.ZERO));
			this.lastSweep = this.clock.getAsLong();
		}
		finally {
			this.lock.unlock();
		}
	}

	Collection<ClusterMember> all() {
		return this.members.values().stream().map((member) -> member.description).toList();
	}

	Set<String> ids() {
		return Set.copyOf(this.members.keySet());
	}

	@Nullable ClusterMember get(String node) {
		Member member = this.members.get(node);
		return (member != null) ? member.description : null;
	}

	boolean hasLeft(String node) {
		return this.departures.contains(node);
	}

	List<ClusterStatus.Member> status() {
		long now = this.clock.getAsLong();
		return this.members.values().stream().map((member) -> {
			Duration sinceHeard = Duration.ofNanos(Math.max(now - member.heard.get(), 0));
			// A little late is not missed.
			boolean silent = sinceHeard.compareTo(this.settings.heartbeat().multipliedBy(5).dividedBy(2)) > 0;
			return new ClusterStatus.Member(member.description, sinceHeard, silent);
		}).toList();
	}

	private static final class Member {

		private final ClusterMember description;

		private final long number;

		private final AtomicLong heard;

		private Member(ClusterMember description, long number, long heard) {
			this.description = description;
			this.number = number;
			this.heard = new AtomicLong(heard);
		}

	}

}

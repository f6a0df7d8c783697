/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

import io.boss.websocket.multicast.Multicast;

/**
 * Members of a {@link ConnectionGroup}, in order of joining, by how a message reaches
 * them. Those that have closed are forgotten: a transport that reaches many together
 * tells of closes, and the others are looked at. Safe on any thread.
 */
final class GroupMembers {

	private static final int FEW = 16;

	private final ReentrantLock lock = new ReentrantLock();

	private final Map<String, BossConnection> members = new LinkedHashMap<>();

	// Those of the members that a transport reaches together.
	private final Map<GroupAudience, Multicast.Recipients<BossConnection, BossMessage>> audiences = new LinkedHashMap<>();

	// And those that it does not.
	private final Map<String, BossConnection> others = new LinkedHashMap<>();

	// Members that have closed, and that no owner of the lock has seen yet.
	private final Queue<BossConnection> departed = new ConcurrentLinkedQueue<>();

	private final Departing departing = new Departing(this);

	// How many others there may be before a further one is a reason to look at them.
	private int enough = FEW;

	boolean add(BossConnection connection) {
		MockCheck.notNull(connection.id(), connection, "id()");
		MockCheck.notNull(connection.handshake(), connection, "handshake()");
		lock();
		try {
			if (!connection.isOpen() || this.members.putIfAbsent(connection.id(), connection) != null) {
				return false;
			}
			GroupAudience audience = GroupAudience.of(connection);
			if (audience == null) {
				this.others.put(connection.id(), connection);
				pruneIfGrown();
			}
			else {
				this.audiences.computeIfAbsent(audience, this::recipientsOf).add(connection);
			}
			// It may have closed before it could be told of.
			return !forgetIfClosed(connection);
		}
		finally {
			unlock();
		}
	}

	private Multicast.Recipients<BossConnection, BossMessage> recipientsOf(GroupAudience audience) {
		return audience.multicast().recipients(this.departing);
	}

	boolean remove(BossConnection connection) {
		lock();
		try {
			BossConnection member = this.members.remove(connection.id());
			if (member != null) {
				dismiss(member);
			}
			return member != null;
		}
		finally {
			unlock();
		}
	}

	boolean contains(BossConnection connection) {
		lock();
		try {
			BossConnection member = this.members.get(connection.id());
			return member != null && member.isOpen();
		}
		finally {
			unlock();
		}
	}

	int size() {
		lock();
		try {
			pruneOthers();
			return this.members.size();
		}
		finally {
			unlock();
		}
	}

	List<BossConnection> open() {
		lock();
		try {
			pruneOthers();
			return new ArrayList<>(this.members.values());
		}
		finally {
			unlock();
		}
	}

	List<GroupAddress> addresses() {
		List<GroupAddress> addresses = new ArrayList<>();
		lock();
		try {
			pruneOthers();
			this.audiences
				.forEach((audience, recipients) -> addresses.add(new GroupAddress(speakerOf(audience), recipients)));
			this.others.values().forEach((connection) -> addresses.add(new GroupAddress(connection, null)));
		}
		finally {
			unlock();
		}
		return addresses;
	}

	private BossConnection speakerOf(GroupAudience audience) {
		for (BossConnection member : this.members.values()) {
			if (audience.equals(GroupAudience.of(member))) {
				return member;
			}
		}
		throw new IllegalStateException("No member in " + audience);
	}

	private void lock() {
		this.lock.lock();
		forgetDeparted();
	}

	// A thread that could not get the lock meanwhile relies on the one that had it.
	private void unlock() {
		this.lock.unlock();
		settle();
	}

	/**
	 * A member has closed. On any thread, perhaps one that writes to sockets: it does not
	 * wait for those that have the lock.
	 * @param connection the member
	 */
	private void departed(BossConnection connection) {
		this.departed.add(connection);
		settle();
	}

	private void settle() {
		while (!this.departed.isEmpty() && this.lock.tryLock()) {
			try {
				forgetDeparted();
			}
			finally {
				this.lock.unlock();
			}
		}
	}

	private void forgetDeparted() {
		for (BossConnection gone = this.departed.poll(); gone != null; gone = this.departed.poll()) {
			forgetIfClosed(gone);
		}
	}

	private boolean forgetIfClosed(BossConnection connection) {
		BossConnection member = this.members.get(connection.id());
		if (member == null || member.isOpen()) {
			return false;
		}
		this.members.remove(member.id());
		dismiss(member);
		return true;
	}

	// Clients come and go also while nobody sends. No look for each of them: there are at
	// most twice as many as were open at the last one.
	private void pruneIfGrown() {
		if (this.others.size() > this.enough) {
			pruneOthers();
			this.enough = Math.max(FEW, 2 * this.others.size());
		}
	}

	// No transport tells of their closes.
	private void pruneOthers() {
		this.others.values().removeIf((connection) -> {
			boolean closed = !connection.isOpen();
			if (closed) {
				this.members.remove(connection.id());
			}
			return closed;
		});
	}

	private void dismiss(BossConnection member) {
		GroupAudience audience = GroupAudience.of(member);
		if (audience == null) {
			this.others.remove(member.id());
			return;
		}
		this.audiences.computeIfPresent(audience, (unused, recipients) -> {
			recipients.remove(member);
			return recipients.isEmpty() ? null : recipients;
		});
	}

	/**
	 * Listener that connections have of a group: they do not keep a group that has no
	 * other owner.
	 */
	private static final class Departing extends WeakReference<GroupMembers>
			implements Multicast.Departures<BossConnection> {

		private Departing(GroupMembers members) {
			super(members);
		}

		@Override
		public void departed(BossConnection connection) {
			GroupMembers members = get();
			if (members != null) {
				members.departed(connection);
			}
		}

		@Override
		public boolean isMoot() {
			return refersTo(null);
		}

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.presence;

import java.security.Principal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import io.boss.websocket.BossConnection;
import io.boss.websocket.Presence;
import io.boss.websocket.PresenceEntry;
import io.boss.websocket.PresenceEvent;
import io.boss.websocket.cluster.ClusterFeature;
import io.boss.websocket.cluster.ClusterMember;
import io.boss.websocket.cluster.ClusterMessaging;
import io.boss.websocket.cluster.EngineCapability;
import io.boss.websocket.cluster.MembershipListener;
import io.boss.websocket.cluster.connection.LocalConnections;
import io.boss.websocket.delivery.QueuedEvents;
import io.boss.websocket.service.ServiceRegistry;
import io.boss.websocket.timing.EngineClock;
import org.jspecify.annotations.Nullable;

/**
 * {@link Presence} that keeps the entries of this node, and copies of those of other
 * nodes. Only a node itself changes its entries: it numbers the changes and publishes
 * them, and repeats in each heartbeat which number is the last. A node that has missed
 * one asks for all entries.
 * <p>
 * There are two locks, and neither is held for long: that of the entries of this node,
 * for one change and its number, and that of the copies, which is taken for messages of
 * other nodes only. The end of a connection that has not entered takes no lock, and
 * neither does a list.
 */
public final class ClusterPresence implements Presence {

	/**
	 * Lists of the clients that are in a service.
	 */
	public static final ClusterFeature FEATURE = new ClusterFeature("lists of who is in a service",
			"boss.websocket.cluster.presence", Set.of(EngineCapability.PUBLISH_SUBSCRIBE, EngineCapability.NODE_INBOX));

	private static final String VERSION = "presence";

	/**
	 * For how long a node is not asked again for all its entries, in nanoseconds.
	 */
	static final long TIMEOUT = TimeUnit.SECONDS.toNanos(5);

	static final int MAX_PART = 64 * 1024;

	private final LocalConnections connections;

	private final ClusterMessaging messaging;

	private final EngineClock clock;

	private final int partSize;

	private final Announcer announcer;

	private final PresenceTable table;

	// Taken alone, or inside that of others.
	private final ReentrantLock ownLock = new ReentrantLock();

	private final NodePresence own;

	// The ids of connections that may have an entry.
	private final Set<String> entered = ConcurrentHashMap.newKeySet();

	// The version up to which all changes are in the outbox. Written under the lock.
	private volatile long told;

	private final ReentrantLock othersLock = new ReentrantLock();

	private final Map<String, RemotePresence> others = new HashMap<>();

	/**
	 * Creates it, before the node starts and before there are connections.
	 * @param connections the connections of this node
	 * @param messaging reaches other nodes
	 * @param services are told of what changes
	 * @param events where application events go; must not block
	 * @param clock tells the time
	 * @param maxFrameSize how many bytes a message between nodes may have
	 */
	public ClusterPresence(LocalConnections connections, ClusterMessaging messaging, ServiceRegistry services,
			Consumer<Object> events, EngineClock clock, int maxFrameSize) {
		this(connections, messaging, new PresenceListeners(services, events), clock, maxFrameSize);
	}

	/**
	 * Creates it, before the node starts and before there are connections.
	 * @param connections the connections of this node
	 * @param messaging reaches other nodes
	 * @param services are told of what changes
	 * @param events the listeners of the application, which are told late rather than not
	 * @param clock tells the time
	 * @param maxFrameSize how many bytes a message between nodes may have
	 */
	public ClusterPresence(LocalConnections connections, ClusterMessaging messaging, ServiceRegistry services,
			QueuedEvents events, EngineClock clock, int maxFrameSize) {
		this(connections, messaging, new PresenceListeners(services, events.kept(new CoalescedEvents())::put), clock,
				maxFrameSize);
	}

	ClusterPresence(LocalConnections connections, ClusterMessaging messaging, Consumer<PresenceEvent> listener,
			EngineClock clock, int maxFrameSize) {
		this.connections = connections;
		this.messaging = messaging;
		this.clock = clock;
		// Written into a frame, entries may be larger than they say.
		this.partSize = Math.min(MAX_PART, maxFrameSize / 2);
		this.announcer = new Announcer(listener);
		this.table = new PresenceTable(this.announcer::add);
		this.own = new NodePresence(this.table);
		connections.afterEnd(this::leave);
		connections.onAttachment(this::look);
		messaging.handle(PresenceDelta.KIND, PresenceDelta.class, this::changed);
		messaging.handle(SnapshotRequest.KIND, SnapshotRequest.class, (from, request) -> requested(from));
		messaging.handle(SnapshotPart.KIND, SnapshotPart.class, this::received);
		messaging.describe(VERSION, () -> this.told);
		messaging.listen(new Members());
	}

	@Override
	public boolean enter(BossConnection connection, Map<String, String> metadata) {
		Map<String, String> checked = Metadata.checked(metadata);
		boolean present;
		this.ownLock.lock();
		try {
			// Before the look: the thread that ends the connection comes for it if the
			// look was earlier.
			this.entered.add(connection.id());
			present = this.connections.find(connection.id()) != null;
			if (present) {
				enterOrUpdate(connection, checked);
			}
			else if (this.own.get(connection.id()) == null) {
				this.entered.remove(connection.id());
			}
		}
		finally {
			this.ownLock.unlock();
		}
		this.announcer.announce();
		return present;
	}

	private void enterOrUpdate(BossConnection connection, Map<String, String> metadata) {
		PresenceEntry before = this.own.get(connection.id());
		PresenceEntry entry = entry(connection, metadata, (before != null) ? before.since() : now());
		if (!entry.equals(before)) {
			change(connection.id(), entry);
		}
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
	}

	private PresenceEntry entry(BossConnection connection, Map<String, String> metadata, Instant since) {
		Principal principal = connection.handshake().principal();
		return new PresenceEntry(connection.id(), connection.service(), connection.key(), this.messaging.node(),
				(principal != null) ? principal.getName() : null, since, metadata, isAway(connection));
	}

	private static boolean isAway(BossConnection connection) {
		return connection.isOpen() && !connection.isAttached();
	}

	// Whoever comes last sees what it is in the end.
	private void look(BossConnection connection) {
		if (!this.entered.contains(connection.id())) {
			return;
		}
		this.ownLock.lock();
		try {
			PresenceEntry entry = this.own.get(connection.id());
			if (entry != null) {
				enterOrUpdate(connection, entry.metadata());
			}
		}
		finally {
			this.ownLock.unlock();
		}
		this.announcer.announce();
	}

	@Override
	public boolean leave(BossConnection connection) {
		// Most connections never enter, and all of them end.
		if (!this.entered.contains(connection.id())) {
			return false;
		}
		boolean present;
		this.ownLock.lock();
		try {
			present = this.own.get(connection.id()) != null;
			if (present) {
				change(connection.id(), null);
			}
			this.entered.remove(connection.id());
		}
		finally {
			this.ownLock.unlock();
		}
		this.announcer.announce();
		return present;
	}

	// Told under the lock, in the order of versions. What the outbox does not take others
	// miss, and ask for.
	private void change(String id, @Nullable PresenceEntry entry) {
		this.own.change(id, entry);
		this.messaging.publish(PresenceDelta.KIND,
				new PresenceDelta(this.own.version(), id, (entry != null) ? WireEntry.of(entry) : null));
		this.told = this.own.version();
	}

	@Override
	public List<PresenceEntry> list(String service) {
		return this.table.list(service);
	}

	private void changed(String from, PresenceDelta delta) {
		withMember(from, (other) -> {
			if (other.changed(delta)) {
				ask(from, other);
			}
		});
	}

	private void received(String from, SnapshotPart part) {
		withMember(from, (other) -> other.received(part));
	}

	private void described(ClusterMember member) {
		Long version = member.state().get(VERSION);
		if (version != null) {
			withMember(member.id(), (other) -> {
				if (other.described(version)) {
					ask(member.id(), other);
				}
			});
		}
	}

	private void withMember(String node, Consumer<RemotePresence> action) {
		this.othersLock.lock();
		try {
			// While this holds the lock: a thread that hears that it has left comes for
			// it later.
			if (this.messaging.other(node) != null) {
				action.accept(this.others.computeIfAbsent(node, (id) -> new RemotePresence(id, this.table)));
			}
		}
		finally {
			this.othersLock.unlock();
		}
		this.announcer.announce();
	}

	private void ask(String node, RemotePresence other) {
		long now = this.clock.nanoTime();
		if (other.mayAsk(now, TIMEOUT)
				&& this.messaging.send(node, SnapshotRequest.KIND, new SnapshotRequest(other.version()))) {
			other.asked(now);
		}
	}

	// Whoever is not answered asks again.
	private void requested(String from) {
		withMember(from, (other) -> {
			if (other.mayHaveAll(this.clock.nanoTime())) {
				sendSnapshot(from);
			}
		});
	}

	private void sendSnapshot(String node) {
		long version;
		List<PresenceEntry> entries;
		this.ownLock.lock();
		try {
			version = this.own.version();
			entries = List.copyOf(this.own.entries());
		}
		finally {
			this.ownLock.unlock();
		}
		// It may be overtaken by changes, which wait for it there.
		List<WireEntry> written = entries.stream().map(WireEntry::of).toList();
		for (SnapshotPart part : SnapshotPart.of(version, written, this.partSize)) {
			if (!this.messaging.send(node, SnapshotPart.KIND, part)) {
				return;
			}
		}
	}

	private void forget(String node) {
		this.othersLock.lock();
		try {
			RemotePresence other = this.others.remove(node);
			if (other != null) {
				other.left();
			}
		}
		finally {
			this.othersLock.unlock();
		}
		this.announcer.announce();
	}

	private final class Members implements MembershipListener {

		@Override
		public void joined(ClusterMember member) {
			described(member);
		}

		@Override
		public void heard(ClusterMember member) {
			described(member);
		}

		@Override
		public void left(ClusterMember member) {
			forget(member.id());
		}

	}

}

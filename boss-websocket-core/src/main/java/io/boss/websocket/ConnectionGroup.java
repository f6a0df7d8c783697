package io.boss.websocket;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Set of connections for a service's state: it forgets connections that have closed, and
 * sends to all the others, encoding a message once for each subprotocol. In order of
 * joining.
 * <p>
 * Safe on any thread; sending never blocks. Connections are told apart by their id.
 */
public final class ConnectionGroup implements Iterable<BossConnection> {

	private static final int FEW = 16;

	private final ReentrantLock lock = new ReentrantLock();

	private final Map<String, BossConnection> members = new LinkedHashMap<>();

	// Those of the members that a transport reaches together.
	private final Map<Audience, Multicast.Recipients> audiences = new LinkedHashMap<>();

	// And those that it does not.
	private final Map<String, BossConnection> others = new LinkedHashMap<>();

	// Members that have closed, and that no holder of the lock has seen yet.
	private final Queue<BossConnection> departed = new ConcurrentLinkedQueue<>();

	private final Departing departing = new Departing(this);

	// How many others there may be before a further one is a reason to look at them.
	private int enough = FEW;

	/**
	 * Adds a connection.
	 * @param connection the connection
	 * @return whether it is open and was not in the group
	 */
	public boolean add(BossConnection connection) {
		lock();
		try {
			if (!connection.isOpen() || this.members.putIfAbsent(connection.id(), connection) != null) {
				return false;
			}
			Audience audience = Audience.of(connection);
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

	private Multicast.Recipients recipientsOf(Audience audience) {
		return audience.multicast().recipients(this.departing);
	}

	/**
	 * Removes a connection.
	 * @param connection the connection
	 * @return whether it was in the group
	 */
	public boolean remove(BossConnection connection) {
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

	/**
	 * Whether an open connection is in the group. Costs the same for any size.
	 * @param connection the connection
	 * @return whether it is a member
	 */
	public boolean contains(BossConnection connection) {
		lock();
		try {
			BossConnection member = this.members.get(connection.id());
			return member != null && member.isOpen();
		}
		finally {
			unlock();
		}
	}

	/**
	 * Number of open connections in the group. Costs the same for any size.
	 * @return the size
	 */
	public int size() {
		lock();
		try {
			pruneOthers();
			return this.members.size();
		}
		finally {
			unlock();
		}
	}

	/**
	 * Whether no open connection is in the group. Costs the same for any size.
	 * @return whether the group is empty
	 */
	public boolean isEmpty() {
		return size() == 0;
	}

	/**
	 * The open connections of this moment.
	 */
	@Override
	public Iterator<BossConnection> iterator() {
		return Collections.unmodifiableList(open()).iterator();
	}

	/**
	 * Sends to all, or to none if it cannot be written for one of them.
	 * @param payload what {@link BossConnection#encode(Object)} takes
	 * @return how many queued it
	 */
	public int send(Object payload) {
		return deliver(payload, null);
	}

	/**
	 * Sends to all but one.
	 * @param payload what {@link BossConnection#encode(Object)} takes
	 * @param excluded the member that does not get it
	 * @return how many queued it
	 */
	public int send(Object payload, BossConnection excluded) {
		return deliver(payload, (connection) -> !connection.equals(excluded));
	}

	/**
	 * Sends to all but some.
	 * @param payload what {@link BossConnection#encode(Object)} takes
	 * @param excluded the member that does not get it
	 * @return how many queued it
	 */
	public int send(Object payload, Collection<? extends BossConnection> excluded) {
		return deliver(payload, (connection) -> !excluded.contains(connection));
	}

	/**
	 * Sends to those that a predicate accepts.
	 * @param payload what {@link BossConnection#encode(Object)} takes
	 * @param recipients the condition for members that get it
	 * @return how many queued it
	 */
	public int sendIf(Object payload, Predicate<? super BossConnection> recipients) {
		return deliver(payload, recipients);
	}

	private int deliver(Object payload, @Nullable Predicate<? super BossConnection> filter) {
		List<Address> addresses = new ArrayList<>();
		lock();
		try {
			pruneOthers();
			this.audiences
				.forEach((audience, recipients) -> addresses.add(new Address(speakerOf(audience), recipients)));
			this.others.values().forEach((connection) -> addresses.add(new Address(connection, null)));
		}
		finally {
			unlock();
		}
		// Outside the lock, because encoding and the filter are the application's code.
		Map<@Nullable String, BossMessage> messages = new HashMap<>();
		addresses.removeIf((address) -> !address.isWanted(filter));
		// Before any member gets it: a message that cannot be written for some is sent to
		// none.
		addresses.forEach((address) -> address.encode(payload, messages));
		return addresses.stream().mapToInt((address) -> address.deliver(messages, filter)).sum();
	}

	private BossConnection speakerOf(Audience audience) {
		for (BossConnection member : this.members.values()) {
			if (audience.equals(Audience.of(member))) {
				return member;
			}
		}
		throw new IllegalStateException("No member in " + audience);
	}

	/**
	 * Closes all, and forgets them.
	 * @param code the close code
	 * @param reason the close reason, cut at 123 bytes of UTF-8
	 * @throws IllegalArgumentException if the code cannot be sent
	 */
	public void close(CloseCode code, String reason) {
		String sendable = CloseReason.sendable(code, reason);
		open().forEach((connection) -> connection.close(code, sendable));
		open();
	}

	private List<BossConnection> open() {
		lock();
		try {
			pruneOthers();
			return new ArrayList<>(this.members.values());
		}
		finally {
			unlock();
		}
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

	// Clients come and go also while nothing is sent. No look for each of them: there are
	// at most twice as many as were open at the last one.
	private void pruneIfGrown() {
		if (this.others.size() > this.enough) {
			pruneOthers();
			this.enough = Math.max(FEW, 2 * this.others.size());
		}
	}

	// Nobody tells when they close.
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
		Audience audience = Audience.of(member);
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
	 * Part of a group that its connections refer to, so that they do not keep a group
	 * that nothing else uses any more.
	 */
	private static final class Departing extends WeakReference<ConnectionGroup> implements Multicast.Departures {

		private Departing(ConnectionGroup group) {
			super(group);
		}

		@Override
		public void departed(BossConnection connection) {
			ConnectionGroup group = get();
			if (group != null) {
				group.departed(connection);
			}
		}

		@Override
		public boolean isMoot() {
			return refersTo(null);
		}

	}

	/**
	 * Members that one message reaches together.
	 *
	 * @param multicast the multicast that reaches them
	 * @param subprotocol the subprotocol that they speak
	 */
	private record Audience(Multicast multicast, @Nullable String subprotocol) {

		static @Nullable Audience of(BossConnection connection) {
			Multicast multicast = connection.multicast();
			return (multicast != null) ? new Audience(multicast, connection.handshake().subprotocol()) : null;
		}

	}

	/**
	 * Destination of a message.
	 *
	 * @param speaker the member that encodes it
	 * @param recipients the receivers, or {@code null} for the speaker alone
	 */
	private record Address(BossConnection speaker, Multicast.@Nullable Recipients recipients) {

		boolean isWanted(@Nullable Predicate<? super BossConnection> filter) {
			return this.recipients != null || filter == null || filter.test(this.speaker);
		}

		// Who speaks the same subprotocol gets the same message.
		void encode(Object payload, Map<@Nullable String, BossMessage> messages) {
			messages.computeIfAbsent(this.speaker.handshake().subprotocol(),
					(subprotocol) -> this.speaker.encode(payload));
		}

		int deliver(Map<@Nullable String, BossMessage> messages, @Nullable Predicate<? super BossConnection> filter) {
			BossMessage message = Objects.requireNonNull(messages.get(this.speaker.handshake().subprotocol()));
			if (this.recipients != null) {
				return this.recipients.send(message, filter);
			}
			return this.speaker.send(message).isQueued() ? 1 : 0;
		}

	}

}

package io.boss.websocket;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * A set of connections for a service's state: it forgets those that have closed, and
 * sends to all the others, encoding a message once for each subprotocol. In order of
 * joining.
 * <p>
 * Safe on any thread; sending never blocks. Connections are told apart by their id.
 */
public final class ConnectionGroup implements Iterable<BossConnection> {

	private final ReentrantLock lock = new ReentrantLock();

	private final Map<String, BossConnection> members = new LinkedHashMap<>();

	/**
	 * Adds a connection.
	 * @param connection the connection
	 * @return whether it is open and was not in the group
	 */
	public boolean add(BossConnection connection) {
		this.lock.lock();
		try {
			return connection.isOpen() && this.members.putIfAbsent(connection.id(), connection) == null;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Removes a connection.
	 * @param connection the connection
	 * @return whether it was in the group
	 */
	public boolean remove(BossConnection connection) {
		this.lock.lock();
		try {
			return this.members.remove(connection.id()) != null;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Whether an open connection is in the group.
	 * @param connection the connection
	 * @return whether it is a member
	 */
	public boolean contains(BossConnection connection) {
		return open().contains(connection);
	}

	/**
	 * Number of open connections in the group.
	 * @return the size
	 */
	public int size() {
		return open().size();
	}

	/**
	 * Whether no open connection is in the group.
	 * @return whether the group is empty
	 */
	public boolean isEmpty() {
		return open().isEmpty();
	}

	/**
	 * The open connections of this moment.
	 */
	@Override
	public Iterator<BossConnection> iterator() {
		return Collections.unmodifiableList(open()).iterator();
	}

	/**
	 * Sends to all.
	 * @param payload what {@link BossConnection#encode(Object)} takes
	 * @return how many queued it
	 */
	public int send(Object payload) {
		return send(payload, Set.of());
	}

	/**
	 * Sends to all but one.
	 * @param payload what {@link BossConnection#encode(Object)} takes
	 * @param excluded who does not get it
	 * @return how many queued it
	 */
	public int send(Object payload, BossConnection excluded) {
		return send(payload, Set.of(excluded));
	}

	/**
	 * Sends to all but some.
	 * @param payload what {@link BossConnection#encode(Object)} takes
	 * @param excluded who does not get it
	 * @return how many queued it
	 */
	public int send(Object payload, Collection<? extends BossConnection> excluded) {
		return sendIf(payload, (connection) -> !excluded.contains(connection));
	}

	/**
	 * Sends to those that a predicate accepts.
	 * @param payload what {@link BossConnection#encode(Object)} takes
	 * @param recipients who gets it
	 * @return how many queued it
	 */
	public int sendIf(Object payload, Predicate<? super BossConnection> recipients) {
		List<BossConnection> open = open();
		if (open.isEmpty()) {
			return 0;
		}
		Map<@Nullable String, BossMessage> messages = new HashMap<>();
		int queued = 0;
		for (BossConnection connection : open) {
			if (recipients.test(connection) && connection.send(encode(payload, connection, messages)).isQueued()) {
				queued++;
			}
		}
		return queued;
	}

	// Who speaks the same subprotocol gets the same message.
	private static BossMessage encode(Object payload, BossConnection connection,
			Map<@Nullable String, BossMessage> messages) {
		return messages.computeIfAbsent(connection.handshake().subprotocol(),
				(subprotocol) -> connection.encode(payload));
	}

	/**
	 * Closes all, and forgets them.
	 * @param code the close code
	 * @param reason the close reason
	 */
	public void close(int code, String reason) {
		open().forEach((connection) -> connection.close(code, reason));
		open();
	}

	private List<BossConnection> open() {
		this.lock.lock();
		try {
			this.members.values().removeIf((connection) -> !connection.isOpen());
			return new ArrayList<>(this.members.values());
		}
		finally {
			this.lock.unlock();
		}
	}

}

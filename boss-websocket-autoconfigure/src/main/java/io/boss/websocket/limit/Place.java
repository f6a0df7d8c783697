package io.boss.websocket.limit;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

import org.jspecify.annotations.Nullable;

/**
 * The place of a client among those that are counted. Safe on any thread.
 */
public final class Place {

	private static final AtomicIntegerFieldUpdater<Place> LEFT = AtomicIntegerFieldUpdater.newUpdater(Place.class,
			"left");

	private final ServiceConnections connections;

	// As they were counted, whatever the client's principal says of itself later.
	private final @Nullable Object principal;

	private final @Nullable Object address;

	private final boolean surplus;

	// Written only through the updater.
	@SuppressWarnings("UnusedVariable")
	private volatile int left;

	Place(ServiceConnections connections, @Nullable Object principal, @Nullable Object address, boolean surplus) {
		this.connections = connections;
		this.principal = principal;
		this.address = address;
		this.surplus = surplus;
	}

	/**
	 * Whether there was no room for the client.
	 * @return whether to send it away
	 */
	public boolean isSurplus() {
		return this.surplus;
	}

	/**
	 * The client is gone. Only the first call counts.
	 */
	public void leave() {
		if (LEFT.compareAndSet(this, 0, 1)) {
			this.connections.leave(this.principal, this.address);
		}
	}

}

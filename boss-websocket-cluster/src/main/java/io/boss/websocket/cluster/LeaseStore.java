package io.boss.websocket.cluster;

import java.time.Duration;

/**
 * Where nodes agree on who holds a {@link Lease}. Methods block while the broker is
 * asked, and are never called by a thread that runs callbacks.
 */
public interface LeaseStore {

	/**
	 * Takes a lease that nobody holds, or renews one that the node holds.
	 * @param name what is leased
	 * @param node the id of the node that wants it
	 * @param duration how long from now on it is good for
	 * @return the lease as it is now, whoever holds it
	 * @throws RuntimeException if the broker cannot be asked; nobody knows who holds it
	 */
	Lease acquire(String name, String node, Duration duration);

	/**
	 * Gives a lease back. Nothing happens if the node does not hold it any more.
	 * @param lease the lease
	 * @throws RuntimeException if the broker cannot be asked; the lease ends by itself
	 */
	void release(Lease lease);

}

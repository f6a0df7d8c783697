package io.boss.websocket;

import java.util.List;
import java.util.Map;

/**
 * Who is in a service, on all nodes of the cluster; without a cluster, on this one. A
 * bean. Safe on any thread; nothing blocks.
 * <p>
 * A service enters its clients, usually in {@link BossServiceHandler#handleJoin}. They
 * leave by themselves when their connections end, and when their node leaves the cluster
 * or its lease ends. What changes is told as a {@link PresenceEvent}, on each node:
 * <ul>
 * <li>to the service, in {@link BossServiceHandler#handleInfo}. A mailbox that is full
 * does not take it, and counts it as it does all infos; a service that is about to start
 * has not heard of what was before. {@link #list} is right all the same, and a service
 * that needs to be sure looks there;</li>
 * <li>as an application event, as {@link ServiceStartedEvent} is.</li>
 * </ul>
 * On each node, what is told adds up to what is listed. Nodes agree as soon as they have
 * heard of each other; a node that was cut off has left for the others meanwhile, as they
 * have for it, and joins again.
 * <p>
 * Like Phoenix.Presence, each node keeps its own entries and others copy them, so that
 * nodes never contradict each other. Unlike there, an entry is one connection and not a
 * key that several share: a user with two tabs is there twice, and the last one that
 * leaves is the user's end. ChicagoBoss had nothing like it; its services counted their
 * clients themselves, in the one process for the whole cluster.
 */
public interface Presence {

	/**
	 * How many bytes of UTF-8 the keys and values of an entry have at most, all together.
	 */
	int MAX_METADATA_SIZE = 4096;

	/**
	 * Enters a client, or replaces what is known about it. Nothing is told if nothing
	 * changes.
	 * @param connection a client of this node
	 * @param metadata what others may know about it, which is copied
	 * @return whether it is there; {@code false} if the connection has ended
	 * @throws IllegalArgumentException if there is more metadata than
	 * {@value #MAX_METADATA_SIZE} bytes; nothing was changed then
	 */
	boolean enter(BossConnection connection, Map<String, String> metadata);

	/**
	 * Lets a client leave that stays connected.
	 * @param connection a client of this node
	 * @return whether it was there
	 */
	boolean leave(BossConnection connection);

	/**
	 * Who is in a service.
	 * @param service the name of the service
	 * @return a snapshot, which does not change, in the order of entering and the same on
	 * each node; cheap as long as nothing changes
	 */
	List<PresenceEntry> list(String service);

}

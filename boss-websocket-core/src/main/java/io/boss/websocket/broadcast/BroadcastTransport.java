package io.boss.websocket.broadcast;

import java.util.function.Function;

import io.boss.websocket.DeliveryResult;

/**
 * Carries broadcasts from the template to the dispatcher of each node. Implementations
 * are safe on any thread, keep the order of one publishing thread, and never block in
 * {@link #publish}.
 */
public interface BroadcastTransport {

	/**
	 * Publishes a broadcast.
	 * @param broadcast the broadcast
	 * @return what became of it on this node
	 */
	DeliveryResult publish(Broadcast broadcast);

	/**
	 * Sets who receives broadcasts on this node; called once, before any service is
	 * initialised.
	 * @param subscriber takes a broadcast to its service and tells what became of it
	 */
	void subscribe(Function<Broadcast, DeliveryResult> subscriber);

}

package io.boss.websocket.cluster.node;

import java.util.concurrent.Executor;

import io.boss.websocket.timing.EngineTime;

/**
 * Threads on which a node gives its messages to the broker.
 */
public final class BrokerThreads {

	private final Executor executor;

	private final boolean waiting;

	private BrokerThreads(Executor executor, boolean waiting) {
		this.executor = executor;
		this.waiting = waiting;
	}

	/**
	 * One thread for each node, from its start to its stop, which blocks while the broker
	 * does.
	 * @param executor lends it; it should be a daemon, and may be virtual
	 * @return the threads
	 */
	public static BrokerThreads blocking(Executor executor) {
		return new BrokerThreads(executor, true);
	}

	/**
	 * Short tasks, for a broker in memory that answers at once. The node is started and
	 * stopped where the tasks run, and not within one.
	 * @param executor runs one task after the other, best not inside the call
	 * @return the threads
	 */
	public static BrokerThreads stepping(Executor executor) {
		return new BrokerThreads(executor, false);
	}

	OutboxDrain drain(Outbox outbox, OutboxPublisher publisher, EngineTime time) {
		return this.waiting ? new BlockingDrain(outbox, publisher, this.executor)
				: new SteppingDrain(outbox, publisher, this.executor, time);
	}

}

package io.boss.websocket.cluster.node;

import java.util.List;
import java.util.concurrent.Executor;

/**
 * {@link OutboxDrain} on a thread of its own, for as long as the node runs: clients of
 * brokers block, some of them for a minute, and a thread with other tasks must not.
 */
final class BlockingDrain implements OutboxDrain {

	private final Outbox outbox;

	private final OutboxPublisher publisher;

	private final Executor threads;

	BlockingDrain(Outbox outbox, OutboxPublisher publisher, Executor threads) {
		this.outbox = outbox;
		this.publisher = publisher;
		this.threads = threads;
	}

	@Override
	public void start() {
		this.threads.execute(this::run);
	}

	private void run() {
		try {
			for (List<Outgoing> batch = this.outbox.take(); !batch.isEmpty(); batch = this.outbox.take()) {
				long wait = this.publisher.publish(batch);
				if (wait > 0) {
					this.outbox.giveBack(wait);
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	// The thread waits for that itself.
	@Override
	public void filled() {
	}

	@Override
	public void flush(long nanos) throws InterruptedException {
		this.outbox.awaitEmpty(nanos);
	}

}

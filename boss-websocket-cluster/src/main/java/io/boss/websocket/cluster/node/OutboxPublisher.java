package io.boss.websocket.cluster.node;

import java.util.List;
import java.util.function.LongSupplier;

import io.boss.websocket.cluster.ClusterEngine;
import io.boss.websocket.cluster.NodeInboxes;
import io.boss.websocket.cluster.message.Envelope;
import io.boss.websocket.cluster.message.FrameCodec;
import io.boss.websocket.stats.ClusterStats;

/**
 * Publisher of what was taken from the outbox, that knows how to go on after a failure.
 * For one thread at a time; blocks as long as the client of the broker does.
 */
final class OutboxPublisher {

	private final String node;

	private final ClusterEngine engine;

	private final Outbox outbox;

	private final BrokerHealth health;

	private final Echo echo;

	private final ClusterStats stats;

	private final FrameCodec codec = new FrameCodec();

	private final BackOff backOff;

	private final Delivered delivered;

	private final LongSupplier clock;

	private boolean failed;

	OutboxPublisher(String node, ClusterEngine engine, Outbox outbox, BrokerHealth health, Echo echo,
			ClusterStats stats, LongSupplier clock, BackOff backOff) {
		this.node = node;
		this.engine = engine;
		this.outbox = outbox;
		this.health = health;
		this.echo = echo;
		this.stats = stats;
		this.delivered = new Delivered(clock);
		this.clock = clock;
		this.backOff = backOff;
	}

	/**
	 * Publishes a batch.
	 * @param batch what was taken from the outbox last
	 * @return zero if the broker has taken it; else the batch is to be given back, and
	 * this is how many nanoseconds to wait before the next try
	 */
	long publish(List<Outgoing> batch) {
		long start = this.clock.getAsLong();
		try {
			if (this.failed) {
				this.delivered.batches().forEach(this::give);
				this.delivered.renew();
				this.failed = false;
			}
			give(batch);
		}
		// An error of a client, such as a class that is missing, is no better.
		catch (Throwable ex) {
			failed(start);
			this.stats.publishFailed();
			this.health.failed(ex);
			this.echo.failed();
			return this.backOff.next();
		}
		this.delivered.add(batch);
		this.backOff.reset();
		this.health.succeeded();
		this.stats.sent(batch.size());
		// Last: an empty outbox says that all the rest is known.
		this.outbox.delivered();
		return 0;
	}

	private void give(List<Outgoing> batch) {
		String to = batch.get(0).to();
		List<byte[]> frames = batch.stream().map(this::encode).toList();
		this.health.sending();
		if (to != null) {
			inboxes().send(to, frames);
		}
		else {
			this.engine.publish(frames);
			listen();
		}
	}

	private NodeInboxes inboxes() {
		NodeInboxes inboxes = this.engine.inboxes();
		if (inboxes == null) {
			throw new IllegalStateException("Engine '" + this.engine.name() + "' has no inboxes");
		}
		return inboxes;
	}

	// What was old before is not lost by it.
	private void failed(long start) {
		if (!this.failed) {
			this.failed = true;
			this.delivered.prune(start);
		}
	}

	private void listen() {
		if (this.echo.isMissingAfterPublishing()) {
			this.engine.resubscribe();
		}
	}

	private byte[] encode(Outgoing message) {
		return this.codec.encode(
				new Envelope(this.node, message.to(), message.sequence(), message.kind(), message.context()),
				message.body());
	}

}

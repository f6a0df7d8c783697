package io.boss.websocket.cluster.node;

import java.util.List;
import java.util.function.LongSupplier;

import io.boss.websocket.cluster.ClusterEngine;
import io.boss.websocket.cluster.NodeInboxes;
import io.boss.websocket.cluster.message.Envelope;
import io.boss.websocket.cluster.message.FrameCodec;
import io.boss.websocket.stats.ClusterStats;

/**
 * Task that publishes the messages of the outbox, and tries again until the broker takes
 * them. Runs on a thread of its own for as long as the node does: clients of brokers
 * block, some of them for a minute, and a thread with other tasks must not.
 */
final class OutboxSender implements Runnable {

	private final String node;

	private final ClusterEngine engine;

	private final Outbox outbox;

	private final BrokerHealth health;

	private final Echo echo;

	private final ClusterStats stats;

	private final FrameCodec codec = new FrameCodec();

	private final BackOff backOff = new BackOff();

	private final Delivered delivered;

	private final LongSupplier clock;

	private boolean failed;

	OutboxSender(String node, ClusterEngine engine, Outbox outbox, BrokerHealth health, Echo echo, ClusterStats stats,
			LongSupplier clock) {
		this.node = node;
		this.engine = engine;
		this.outbox = outbox;
		this.health = health;
		this.echo = echo;
		this.stats = stats;
		this.delivered = new Delivered(clock);
		this.clock = clock;
	}

	@Override
	public void run() {
		try {
			for (List<Outgoing> batch = this.outbox.take(); !batch.isEmpty(); batch = this.outbox.take()) {
				send(batch);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void send(List<Outgoing> batch) throws InterruptedException {
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
			this.outbox.giveBack(this.backOff.next());
			return;
		}
		this.delivered.add(batch);
		this.backOff.reset();
		this.health.succeeded();
		this.stats.sent(batch.size());
		// Last: an empty outbox says that all the rest is known.
		this.outbox.delivered();
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

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.rabbit;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import com.rabbitmq.client.Channel;
import io.boss.websocket.cluster.FrameReceiver;
import io.boss.websocket.log.LogLine;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Subscription of a node that makes another inbox whenever one breaks, until it succeeds.
 * Each has a name of its own: a connection that the broker still takes for open keeps the
 * queue that it has declared. Safe on any thread; only the thread that it is given waits
 * for the broker.
 */
final class RabbitSubscription {

	private static final Log logger = LogFactory.getLog(RabbitSubscription.class);

	private static final Duration FIRST_RETRY = Duration.ofMillis(250);

	private static final Duration MAX_RETRY = Duration.ofSeconds(2);

	private static final Duration ON_ITS_WAY = Duration.ofSeconds(1);

	private final ConnectionFactory connections;

	private final RabbitExchanges exchanges;

	private final String node;

	private final FrameReceiver receiver;

	private final ScheduledExecutorService thread;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final ReentrantLock turn = new ReentrantLock();

	private BackOffExecution retries = retries();

	private int inboxes;

	private volatile @Nullable RabbitInbox inbox;

	private volatile @Nullable Exception failure;

	private volatile boolean closed;

	RabbitSubscription(ConnectionFactory connections, RabbitExchanges exchanges, String node, FrameReceiver receiver,
			ScheduledExecutorService thread) {
		this.connections = connections;
		this.exchanges = exchanges;
		this.node = node;
		this.receiver = receiver;
		this.thread = thread;
	}

	private static BackOffExecution retries() {
		ExponentialBackOff backOff = new ExponentialBackOff(FIRST_RETRY.toMillis(), 2);
		backOff.setMaxInterval(MAX_RETRY.toMillis());
		return backOff.start();
	}

	/** Begins to try. */
	void start() {
		execute(this::attempt, 0);
	}

	/**
	 * Waits for an inbox, if there is none.
	 * @param time how long at most
	 * @throws AmqpException if there is still none
	 */
	void await(Duration time) throws InterruptedException {
		this.lock.lock();
		try {
			long left = time.toNanos();
			while (this.inbox == null) {
				if (left <= 0 || this.closed) {
					throw new AmqpException("This node has no queue to receive from yet", this.failure);
				}
				left = this.changed.awaitNanos(left);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Takes another inbox in place of the one that there is: nothing gets into that. */
	void renew() {
		renew(this.inbox);
	}

	/**
	 * Takes another inbox if nothing comes through the one that there is while the broker
	 * answers.
	 */
	void check() {
		RabbitInbox suspected = this.inbox;
		if (suspected != null) {
			execute(() -> check(suspected), 0);
		}
	}

	private void check(RabbitInbox suspected) {
		try {
			long heard = suspected.heard();
			suspected.look();
			execute(() -> renewUnlessHeard(suspected, heard), ON_ITS_WAY.toMillis());
		}
		catch (IOException | RuntimeException ex) {
			broken(suspected, ex);
		}
	}

	private void renewUnlessHeard(RabbitInbox suspected, long heard) {
		if (suspected.heard() == heard) {
			renew(suspected);
		}
	}

	private void renew(@Nullable RabbitInbox suspected) {
		if (suspected != null && replace(suspected, null)) {
			logger.warn("Nothing arrives in queue '" + suspected + "' of this node, which takes another");
			execute(() -> {
				attempt();
				// Not before: the exchanges would go away with the last queue.
				suspected.close();
			}, 0);
		}
	}

	private void attempt() {
		if (this.closed || this.inbox != null) {
			return;
		}
		RabbitInbox next = null;
		try {
			next = inbox(this.connections.createConnection().getDelegate().createChannel());
			next.declare(this.node);
			replace(null, next);
			next.open(this::received, this::broken);
			opened();
		}
		catch (IOException | RuntimeException ex) {
			failed(ex);
			if (next != null) {
				replace(next, null);
				next.close();
			}
			retry();
		}
		if (this.closed) {
			close();
		}
	}

	private RabbitInbox inbox(Channel channel) {
		this.inboxes++;
		String queue = this.exchanges.name() + "." + this.node + "." + this.inboxes;
		return new RabbitInbox(channel, this.exchanges, queue,
				new RabbitAcknowledgements(channel, (task) -> execute(task, RabbitAcknowledgements.DELAY.toMillis())));
	}

	private void opened() {
		this.retries = retries();
		this.failure = null;
		logger.debug("Receives from queue '" + this.inbox + "'");
	}

	// Whoever publishes hears of it, and says so.
	private void failed(Exception cause) {
		this.failure = cause;
		logger.debug("Cannot receive from the broker: " + LogLine.of(cause));
	}

	private void broken(RabbitInbox inbox, @Nullable Exception cause) {
		if (replace(inbox, null)) {
			this.failure = cause;
			execute(() -> {
				inbox.close();
				retry();
			}, 0);
		}
	}

	private void retry() {
		execute(this::attempt, this.retries.nextBackOff());
	}

	private boolean replace(@Nullable RabbitInbox expected, @Nullable RabbitInbox next) {
		this.lock.lock();
		try {
			boolean replaced = this.inbox == expected;
			if (replaced) {
				this.inbox = next;
				this.changed.signalAll();
			}
			return replaced;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void received(RabbitInbox from, byte[] frame) {
		// One that was given up may have more to say, on another thread.
		this.turn.lock();
		try {
			if (from == this.inbox && !this.closed) {
				this.receiver.received(frame);
			}
		}
		finally {
			this.turn.unlock();
		}
	}

	private void execute(Runnable task, long delay) {
		try {
			Future<?> unused = this.thread.schedule(task, delay, TimeUnit.MILLISECONDS);
		}
		catch (RejectedExecutionException ex) {
			logger.debug("The engine has stopped: " + LogLine.of(ex));
		}
	}

	/** Ends it. What has been received is not passed on from now on. */
	void stop() {
		this.closed = true;
		execute(this::close, 0);
	}

	private void close() {
		RabbitInbox last = this.inbox;
		if (last != null && replace(last, null)) {
			last.close();
		}
	}

}

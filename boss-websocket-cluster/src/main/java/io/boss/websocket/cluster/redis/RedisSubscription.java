/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.redis;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.boss.websocket.log.LogLine;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.data.redis.connection.Message;
import org.springframework.data.redis.connection.MessageListener;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.listener.ChannelTopic;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Subscription to channels that begins as soon as Redis can be reached, and again when it
 * breaks, until it is closed. Opened once.
 * <p>
 * A container of Spring Data does not try again if it cannot subscribe when it starts,
 * and cannot be started anew. So it is told to give up until it has subscribed once, and
 * another container tries next.
 */
final class RedisSubscription {

	private static final Log logger = LogFactory.getLog(RedisSubscription.class);

	private static final long FIRST_PAUSE = 100;

	private static final long LONGEST_PAUSE = 2_000;

	/** A client that blocks while it is subscribed needs one, and attempts another. */
	private static final int THREADS = 2;

	private final OwnFactories factories;

	private final ConnectionDisposer disposer;

	private final Duration timeout;

	private final List<ChannelTopic> channels;

	private final MessageListener listener;

	private final ScheduledExecutorService scheduler;

	private final BackOffExecution pauses = backOff().start();

	private final AtomicReference<@Nullable Attempt> attempt = new AtomicReference<>();

	private volatile boolean failed;

	private volatile boolean closed;

	/**
	 * Creates a subscription.
	 * @param factories makes a connection factory for each attempt
	 * @param disposer gives back what is not used any more
	 * @param timeout for how long each step of a connection may take
	 * @param channels the channels
	 * @param listener takes what comes
	 */
	RedisSubscription(OwnFactories factories, ConnectionDisposer disposer, Duration timeout,
			List<ChannelTopic> channels, MessageListener listener) {
		this.factories = factories;
		this.disposer = disposer;
		this.timeout = timeout;
		this.channels = channels;
		this.listener = listener;
		CustomizableThreadFactory threads = new CustomizableThreadFactory("boss-redis-subscription-");
		threads.setDaemon(true);
		this.scheduler = Executors.newScheduledThreadPool(THREADS, threads);
	}

	/** Begins to try; does not wait. */
	void open() {
		this.scheduler.execute(this::attempt);
	}

	/**
	 * Makes one to be opened in place of this one.
	 * @return the same subscription, which has not been opened
	 */
	RedisSubscription another() {
		return new RedisSubscription(this.factories, this.disposer, this.timeout, this.channels, this.listener);
	}

	/** Ends it. What has been received is not passed on from now on. */
	void close() {
		this.closed = true;
		giveBack(this.attempt.getAndSet(null));
		this.scheduler.shutdownNow();
	}

	private void attempt() {
		Attempt attempt = null;
		try {
			// A connection that connects again by itself: nothing else would notice.
			RedisConnectionFactory factory = this.factories.next(this.timeout, true);
			attempt = new Attempt(factory, container(factory));
			requireAnswer(factory);
			attempt.container().start();
			this.attempt.set(attempt);
			if (this.failed) {
				logger.info("Subscribed to " + this.channels);
			}
			if (this.closed) {
				giveBack(this.attempt.getAndSet(null));
			}
		}
		catch (RuntimeException ex) {
			giveBack(attempt);
			tryAgain(ex);
		}
	}

	// The container would tell of each failure with a stack.
	private static void requireAnswer(RedisConnectionFactory factory) {
		try (RedisConnection connection = factory.getConnection()) {
			connection.openPipeline();
			connection.ping();
			connection.closePipeline();
		}
	}

	private void tryAgain(RuntimeException cause) {
		if (this.closed) {
			return;
		}
		if (!this.failed) {
			this.failed = true;
			logger.warn("Cannot subscribe to " + this.channels + ", trying again until it succeeds: "
					+ LogLine.ofRoot(cause));
		}
		try {
			Future<?> unused = this.scheduler.schedule(this::attempt, this.pauses.nextBackOff(), TimeUnit.MILLISECONDS);
		}
		catch (RejectedExecutionException ex) {
			logger.debug("Closed while it was trying to subscribe: " + LogLine.of(ex));
		}
	}

	private RedisMessageListenerContainer container(RedisConnectionFactory factory) {
		RedisMessageListenerContainer container = new RedisMessageListenerContainer();
		container.setConnectionFactory(factory);
		// The executor that a container has by default takes a thread for each message:
		// they overtake each other. The thread that reads from Redis keeps their order.
		container.setTaskExecutor(Runnable::run);
		container.setSubscriptionExecutor(this.scheduler);
		container.setRecoveryBackoff(() -> recovery(container));
		container.addMessageListener(this::received, this.channels);
		container.afterPropertiesSet();
		return container;
	}

	private BackOffExecution recovery(RedisMessageListenerContainer container) {
		BackOffExecution pauses = backOff().start();
		return () -> {
			Attempt attempt = this.attempt.get();
			return (attempt != null && attempt.container() == container) ? pauses.nextBackOff() : BackOffExecution.STOP;
		};
	}

	private void received(Message message, byte @Nullable [] pattern) {
		if (!this.closed) {
			this.listener.onMessage(message, pattern);
		}
	}

	// The end of a subscription asks Redis, or waits for one that is being made.
	private void giveBack(@Nullable Attempt attempt) {
		if (attempt != null) {
			this.disposer.giveBack(() -> {
				try {
					attempt.container().destroy();
				}
				finally {
					this.factories.destroy(attempt.factory());
				}
			});
		}
	}

	private static BackOff backOff() {
		ExponentialBackOff backOff = new ExponentialBackOff(FIRST_PAUSE, 2);
		backOff.setMaxInterval(LONGEST_PAUSE);
		backOff.setJitter(FIRST_PAUSE / 2);
		return backOff;
	}

	/**
	 * Objects that an attempt has made.
	 *
	 * @param factory the factory of its connection
	 * @param container the container that listens
	 */
	private record Attempt(RedisConnectionFactory factory, RedisMessageListenerContainer container) {
	}

}

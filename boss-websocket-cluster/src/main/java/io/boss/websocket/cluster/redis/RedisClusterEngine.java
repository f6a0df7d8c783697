/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.redis;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.boss.websocket.cluster.ClusterEngine;
import io.boss.websocket.cluster.EngineCapability;
import io.boss.websocket.cluster.FrameReceiver;
import io.boss.websocket.cluster.LeaseStore;
import io.boss.websocket.cluster.NodeInboxes;
import io.boss.websocket.timing.EngineClock;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.data.redis.connection.Message;
import org.springframework.data.redis.connection.RedisConnectionCommands;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.listener.ChannelTopic;

/**
 * {@link ClusterEngine} on the publish/subscribe channels of Redis: {@code <cluster>.all}
 * for all nodes and {@code <cluster>.node.<id>} for one. Redis forgets what it has
 * delivered, so that a node misses frames that are published while it is not subscribed;
 * after Redis was away, a node waits for the others before it publishes.
 */
public final class RedisClusterEngine implements ClusterEngine, NodeInboxes, DisposableBean {

	/** For how long a subscription may be silent while what is published succeeds. */
	// Sockets go by the time of the system, whatever time the application has.
	private static final EngineClock CLOCK = EngineClock.SYSTEM;

	private static final Duration SILENCE = Duration.ofSeconds(10);

	/** Nodes try again after two seconds at the most. */
	private static final Duration TIMEOUT = Duration.ofSeconds(4);

	private static final Duration SHUTDOWN = Duration.ofSeconds(1);

	private final String cluster;

	private final Duration timeout;

	private final OwnFactories factories;

	private final ConnectionDisposer disposer = new ConnectionDisposer();

	private final RedisPublisher publisher;

	private final RedisLeaseStore leases;

	private final SilenceCheck watch;

	private final Object turn = new Object();

	private @Nullable RedisSubscription subscription;

	/**
	 * Makes an engine.
	 * @param connectionFactory the application's own, which stays open; one of Lettuce is
	 * asked for its configuration only, as the connections to publish, to subscribe and
	 * to ask for leases are the engine's
	 * @param cluster the name of the cluster: clusters that share a Redis need different
	 * ones
	 * @param timeout for how long a call may wait for Redis
	 */
	public RedisClusterEngine(RedisConnectionFactory connectionFactory, String cluster, Duration timeout) {
		this(connectionFactory, cluster, timeout, SILENCE);
	}

	RedisClusterEngine(RedisConnectionFactory connectionFactory, String cluster, Duration timeout, Duration silence) {
		this.cluster = cluster;
		this.timeout = timeout;
		this.factories = new OwnFactories(connectionFactory);
		this.publisher = new RedisPublisher(connection("boss-redis-publisher-", timeout), this::subscribeAgain);
		// Time for a second try before a lease ends that is twice as long as the timeout.
		this.leases = new RedisLeaseStore(connection("boss-redis-lease-", timeout.multipliedBy(2).dividedBy(5)),
				cluster);
		this.watch = new SilenceCheck(silence, CLOCK::nanoTime);
	}

	private OwnConnection connection(String threadName, Duration timeout) {
		return new OwnConnection(this.factories, this.disposer, threadName, timeout);
	}

	@Override
	public String name() {
		return "redis";
	}

	@Override
	public Set<EngineCapability> capabilities() {
		return EnumSet.allOf(EngineCapability.class);
	}

	@Override
	public void ping() {
		OwnConnection connection = connection("boss-redis-", this.timeout);
		try {
			String unused = connection.call(RedisConnectionCommands::ping);
		}
		finally {
			connection.close();
		}
	}

	@Override
	public synchronized void start(String node, FrameReceiver receiver) {
		this.publisher.start(new RedisAudience(everybody(), inboxOf(node), TIMEOUT, CLOCK::nanoTime));
		List<ChannelTopic> channels = List.of(ChannelTopic.of(everybody()), ChannelTopic.of(inboxOf(node)));
		subscribe(new RedisSubscription(this.factories, this.disposer, this.timeout, channels,
				(message, pattern) -> received(message, receiver)));
	}

	@Override
	public void publish(List<byte[]> frames) {
		this.publisher.publish(everybody(), frames);
		if (this.watch.isSilentAfterPublishing()) {
			subscribeAgain();
		}
	}

	@Override
	public NodeInboxes inboxes() {
		return this;
	}

	@Override
	public void send(String node, List<byte[]> frames) {
		this.publisher.send(inboxOf(node), frames);
	}

	@Override
	public LeaseStore leases() {
		return this.leases;
	}

	/**
	 * Ends the subscription, and gives back the connection to publish. Leases can still
	 * be given back.
	 */
	@Override
	public void stop() {
		unsubscribe();
		this.publisher.close();
		this.disposer.await(SHUTDOWN);
	}

	/**
	 * Gives all connections back.
	 */
	@Override
	public void destroy() {
		stop();
		this.leases.close();
		this.disposer.await(SHUTDOWN);
	}

	private String everybody() {
		return this.cluster + ".all";
	}

	private String inboxOf(String node) {
		return this.cluster + ".node." + node;
	}

	private void subscribe(RedisSubscription subscription) {
		this.subscription = subscription;
		this.watch.begin();
		subscription.open();
	}

	/**
	 * The client may not have noticed that its connection is gone, or try again later
	 * than it need.
	 */
	private synchronized void subscribeAgain() {
		RedisSubscription silent = this.subscription;
		if (silent != null) {
			silent.close();
			subscribe(silent.another());
		}
	}

	private synchronized void unsubscribe() {
		RedisSubscription subscription = this.subscription;
		this.subscription = null;
		if (subscription != null) {
			subscription.close();
		}
	}

	private void received(Message message, FrameReceiver receiver) {
		this.watch.heard();
		// A subscription that replaces another may read on another thread.
		synchronized (this.turn) {
			receiver.received(message.getBody());
		}
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.rabbit;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.boss.websocket.cluster.ClusterEngine;
import io.boss.websocket.cluster.EngineCapability;
import io.boss.websocket.cluster.FrameReceiver;
import io.boss.websocket.cluster.NodeInboxes;
import io.boss.websocket.timing.EngineClock;
import org.jspecify.annotations.Nullable;

import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.util.Assert;

/**
 * {@link ClusterEngine} on RabbitMQ, with the application's connections. There is a
 * fanout exchange {@code <name>.all}, a direct exchange {@code <name>.nodes} whose
 * routing key is the id of a node, and for each node one queue
 * {@code <name>.<node>.<number>} that is bound to both, with another number each time
 * that the node subscribes. All of them go away with the last node.
 * <p>
 * A queue belongs to one connection and holds what its node has not taken yet: at most a
 * minute and at most 64 MiB, beyond which the oldest frames are dropped, so that a node
 * that hangs neither fills the broker nor stops the others. A frame is never written to
 * disk.
 * <p>
 * RabbitMQ forgets frames that are published while no node has a queue. So a node that
 * has lost its channel publishes again when its own queue is there and those of the nodes
 * that were members before; it waits ten seconds for others, which may have gone for
 * good. A node whose queue, bindings or exchanges are deleted makes them again when it
 * publishes, which it does at each heartbeat.
 * <p>
 * There are no leases: RabbitMQ has nothing that gives each holder a larger fencing token
 * than the one before, and a queue with one active consumer is not a lock.
 */
public final class RabbitClusterEngine implements ClusterEngine, NodeInboxes {

	/** Exists on every broker. */
	// Sockets go by the time of the system, whatever time the application has.
	private static final EngineClock CLOCK = EngineClock.SYSTEM;

	private static final String SOME_EXCHANGE = "amq.fanout";

	private static final Duration SHUTDOWN = Duration.ofSeconds(2);

	private final ConnectionFactory connections;

	private final RabbitExchanges exchanges;

	private final RabbitTemplate template;

	private final BlockedConnections blocked = new BlockedConnections();

	private @Nullable ScheduledExecutorService thread;

	private volatile @Nullable RabbitSubscription subscription;

	private volatile @Nullable RabbitPublisher publisher;

	/**
	 * Creates the engine; nothing is connected yet.
	 * @param connections the application's connection factory; not one with
	 * {@link CachingConnectionFactory.CacheMode#CONNECTION}, as a queue belongs to the
	 * connection that has declared it
	 * @param name the name of the cluster, which its exchanges and queues begin with
	 */
	public RabbitClusterEngine(ConnectionFactory connections, String name) {
		Assert.isTrue(!cachesConnections(connections),
				"A connection factory that caches connections rather than channels cannot carry a cluster: "
						+ "set spring.rabbitmq.cache.connection.mode to 'channel'");
		this.connections = connections;
		this.exchanges = new RabbitExchanges(name);
		this.template = new RabbitTemplate(connections);
		this.template.setUsePublisherConnection(true);
	}

	private static boolean cachesConnections(ConnectionFactory connections) {
		return connections instanceof CachingConnectionFactory caching
				&& caching.getCacheMode() == CachingConnectionFactory.CacheMode.CONNECTION;
	}

	@Override
	public String name() {
		return "rabbit";
	}

	@Override
	public Set<EngineCapability> capabilities() {
		return EnumSet.of(EngineCapability.PUBLISH_SUBSCRIBE, EngineCapability.NODE_INBOX);
	}

	@Override
	public void ping() {
		this.template.execute((channel) -> channel.exchangeDeclarePassive(SOME_EXCHANGE));
	}

	@Override
	public void start(String node, FrameReceiver receiver) {
		start(node, receiver, List::of);
	}

	@Override
	public synchronized void start(String node, FrameReceiver receiver, Supplier<? extends Collection<String>> others) {
		this.connections.addConnectionListener(this.blocked);
		CustomizableThreadFactory threads = new CustomizableThreadFactory("boss-cluster-rabbit-");
		threads.setDaemon(true);
		ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(threads);
		RabbitSubscription subscription = new RabbitSubscription(this.connections, this.exchanges, node, receiver,
				thread);
		this.thread = thread;
		this.subscription = subscription;
		this.publisher = new RabbitPublisher(this.connections, this.exchanges, node, subscription,
				new RabbitAudience(node, others, CLOCK::nanoTime), this.blocked, CLOCK::nanoTime);
		subscription.start();
	}

	@Override
	public void publish(List<byte[]> frames) {
		running().publish(this.exchanges.all(), "", frames);
	}

	@Override
	public NodeInboxes inboxes() {
		return this;
	}

	@Override
	public void send(String node, List<byte[]> frames) {
		running().publish(this.exchanges.nodes(), node, frames);
	}

	private RabbitPublisher running() {
		RabbitPublisher publisher = this.publisher;
		Assert.state(publisher != null, "The engine has not started, or has stopped");
		return publisher;
	}

	@Override
	public void resubscribe() {
		RabbitSubscription subscription = this.subscription;
		if (subscription != null) {
			subscription.check();
		}
	}

	@Override
	public synchronized void stop() {
		RabbitSubscription subscription = this.subscription;
		RabbitPublisher publisher = this.publisher;
		ScheduledExecutorService thread = this.thread;
		this.subscription = null;
		this.publisher = null;
		this.thread = null;
		if (subscription != null && publisher != null && thread != null) {
			subscription.stop();
			thread.execute(publisher::stop);
			finish(thread);
		}
		this.connections.removeConnectionListener(this.blocked);
	}

	// What the broker does not answer is left to it.
	private static void finish(ScheduledExecutorService thread) {
		thread.execute(thread::shutdownNow);
		try {
			if (!thread.awaitTermination(SHUTDOWN.toMillis(), TimeUnit.MILLISECONDS)) {
				thread.shutdownNow();
			}
		}
		catch (InterruptedException ex) {
			thread.shutdownNow();
			Thread.currentThread().interrupt();
		}
	}

}

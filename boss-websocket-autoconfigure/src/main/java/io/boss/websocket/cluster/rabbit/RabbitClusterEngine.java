package io.boss.websocket.cluster.rabbit;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.boss.websocket.cluster.ClusterEngine;
import io.boss.websocket.cluster.EngineCapability;
import io.boss.websocket.cluster.FrameReceiver;
import org.jspecify.annotations.Nullable;

import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.util.Assert;

/**
 * The engine on RabbitMQ, with the application's connections. There is a fanout exchange
 * {@code <name>.all}, a direct exchange {@code <name>.nodes} whose routing key is the id
 * of a node, and for each node one queue {@code <name>.<node>} that is bound to both. All
 * of them go away with the last node.
 * <p>
 * A queue belongs to one connection and holds what its node has not taken yet: at most a
 * minute and at most 64 MiB, beyond which the oldest frames are dropped, so that a node
 * that hangs neither fills the broker nor stops the others. A frame is never written to
 * disk.
 * <p>
 * There are no leases: RabbitMQ has nothing that gives each holder a larger fencing token
 * than the one before, and a queue with one active consumer is not a lock.
 */
public final class RabbitClusterEngine implements ClusterEngine {

	private final ConnectionFactory connections;

	private final RabbitExchanges exchanges;

	private final RabbitPublisher publisher;

	private @Nullable RabbitSubscription subscription;

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
		this.publisher = new RabbitPublisher(connections);
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
		this.publisher.ping();
	}

	@Override
	public synchronized void start(String node, FrameReceiver receiver) {
		this.publisher.start();
		this.subscription = new RabbitSubscription(this.connections, this.exchanges.inbox(node), receiver);
		this.subscription.start();
	}

	@Override
	public void publish(List<byte[]> frames) {
		this.publisher.publish(this.exchanges.all().getName(), "", frames);
	}

	@Override
	public void send(String node, List<byte[]> frames) {
		this.publisher.publish(this.exchanges.nodes().getName(), node, frames);
	}

	@Override
	public synchronized void stop() {
		if (this.subscription != null) {
			this.subscription.stop();
			this.subscription = null;
		}
		this.publisher.stop();
	}

}

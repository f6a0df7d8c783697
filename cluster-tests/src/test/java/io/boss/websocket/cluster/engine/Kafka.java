package io.boss.websocket.cluster.engine;

import java.util.Objects;

import kafka.server.BrokerServer;

import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/**
 * A Kafka in this JVM, on a free port, with few partitions.
 */
public final class Kafka implements Broker {

	private static final int PARTITIONS = 3;

	private final EmbeddedKafkaKraftBroker cluster = new EmbeddedKafkaKraftBroker(1, PARTITIONS);

	/**
	 * Creates the broker and its controller, and starts them.
	 */
	public void create() {
		this.cluster.afterPropertiesSet();
	}

	/** Ends both. */
	public void destroy() {
		this.cluster.destroy();
	}

	/**
	 * Where it listens.
	 * @return host and port
	 */
	public String addresses() {
		return this.cluster.getBrokersAsString();
	}

	@Override
	public void start() {
		broker().startup();
	}

	@Override
	public void stop() {
		broker().shutdown();
		broker().awaitShutdown();
	}

	private BrokerServer broker() {
		return Objects.requireNonNull(this.cluster.getCluster()).brokers().values().iterator().next();
	}

}

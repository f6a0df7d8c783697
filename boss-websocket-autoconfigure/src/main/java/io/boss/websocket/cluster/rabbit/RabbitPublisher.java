package io.boss.websocket.cluster.rabbit;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;

import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.ChannelProxy;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/**
 * Publishes frames, and waits until the broker has confirmed them. Confirms are switched
 * on for the channel that is used, whether or not the application's connection factory
 * has them. The connection is the one that the factory keeps for publishing, so that a
 * broker that blocks publishers does not keep this node from receiving.
 */
final class RabbitPublisher {

	/** Exists on every broker. */
	private static final String SOME_EXCHANGE = "amq.fanout";

	private static final Duration CONFIRMED = Duration.ofSeconds(10);

	private static final AMQP.BasicProperties NOT_PERSISTENT = new AMQP.BasicProperties.Builder()
		.contentType("application/octet-stream")
		.deliveryMode(1)
		.build();

	private final ConnectionFactory connections;

	private final RabbitTemplate template;

	private final BlockedConnections blocked = new BlockedConnections();

	RabbitPublisher(ConnectionFactory connections) {
		this.connections = connections;
		this.template = new RabbitTemplate(connections);
		this.template.setUsePublisherConnection(true);
	}

	void start() {
		this.connections.addConnectionListener(this.blocked);
	}

	void stop() {
		this.connections.removeConnectionListener(this.blocked);
	}

	void ping() {
		this.template.execute((channel) -> channel.exchangeDeclarePassive(SOME_EXCHANGE));
	}

	void publish(String exchange, String routingKey, List<byte[]> frames) {
		// Writing to a connection that the broker does not read from would block.
		if (this.blocked.isAnyOpen()) {
			throw new AmqpException("The broker takes nothing at present, as it lacks memory or disk");
		}
		this.template.execute((channel) -> publish(targetOf(channel), exchange, routingKey, frames));
	}

	private static int publish(Channel channel, String exchange, String routingKey, List<byte[]> frames)
			throws IOException, InterruptedException, TimeoutException {
		if (channel.getNextPublishSeqNo() == 0) {
			channel.confirmSelect();
		}
		for (byte[] frame : frames) {
			channel.basicPublish(exchange, routingKey, NOT_PERSISTENT, frame);
		}
		channel.waitForConfirmsOrDie(CONFIRMED.toMillis());
		return frames.size();
	}

	private static Channel targetOf(Channel channel) {
		// If the first channel breaks between two frames, a proxy would go on with a new
		// one, which confirms only what it was given.
		return (channel instanceof ChannelProxy proxy) ? proxy.getTargetChannel() : channel;
	}

}

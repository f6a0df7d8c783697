package io.boss.websocket.cluster.rabbit;

import org.springframework.amqp.core.DirectExchange;
import org.springframework.amqp.core.FanoutExchange;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;

/**
 * What a cluster has on its broker. The exchanges go away with the last queue, so that
 * frames are refused, rather than lost, as long as nobody could take them.
 *
 * @param name the name of the cluster
 * @param all the exchange for frames to all nodes
 * @param nodes the exchange for frames to one node
 */
record RabbitExchanges(String name, FanoutExchange all, DirectExchange nodes) {

	private static final int MAX_BYTES = 64 * 1024 * 1024;

	/** A node that has taken nothing for so long has lost its lease anyway. */
	private static final int MAX_AGE_MILLIS = 60_000;

	RabbitExchanges(String name) {
		this(name, new FanoutExchange(name + ".all", false, true), new DirectExchange(name + ".nodes", false, true));
	}

	RabbitInbox inbox(String node) {
		Queue queue = QueueBuilder.nonDurable(this.name + "." + node)
			.exclusive()
			.autoDelete()
			.maxLengthBytes(MAX_BYTES)
			.overflow(QueueBuilder.Overflow.dropHead)
			.ttl(MAX_AGE_MILLIS)
			.build();
		return new RabbitInbox(this, node, queue);
	}

}

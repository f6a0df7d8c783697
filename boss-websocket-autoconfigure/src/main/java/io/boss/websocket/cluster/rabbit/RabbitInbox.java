package io.boss.websocket.cluster.rabbit;

import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Queue;

/**
 * Where the frames for one node wait.
 *
 * @param exchanges what fills it
 * @param node the id of the node
 * @param queue the queue of the node
 */
record RabbitInbox(RabbitExchanges exchanges, String node, Queue queue) {

	/** Does nothing to what is there already. */
	void declare(AmqpAdmin admin) {
		admin.declareExchange(this.exchanges.all());
		admin.declareExchange(this.exchanges.nodes());
		admin.declareQueue(this.queue);
		admin.declareBinding(BindingBuilder.bind(this.queue).to(this.exchanges.all()));
		admin.declareBinding(BindingBuilder.bind(this.queue).to(this.exchanges.nodes()).with(this.node));
	}

}

package io.boss.websocket.broadcast;

import io.boss.websocket.DeliveryResult;
import io.boss.websocket.service.ServiceName;

import org.springframework.messaging.Message;
import org.springframework.messaging.MessageDeliveryException;
import org.springframework.messaging.core.AbstractMessageSendingTemplate;
import org.springframework.messaging.support.MessageBuilder;

/**
 * Sends broadcasts through a {@link BroadcastTransport}, and knows nothing else: a
 * service may be given the template in its constructor. Safe on any thread once it is
 * configured.
 */
public class BroadcastTemplate extends AbstractMessageSendingTemplate<String> implements BroadcastOperations {

	private final BroadcastTransport transport;

	/**
	 * Creates a template.
	 * @param transport what carries the broadcasts
	 */
	public BroadcastTemplate(BroadcastTransport transport) {
		this.transport = transport;
	}

	@Override
	public DeliveryResult broadcast(String service, Object message) {
		return publish(service, (message instanceof Message<?> known) ? known
				: MessageBuilder.createMessage(message, new org.springframework.messaging.MessageHeaders(null)));
	}

	@Override
	public DeliveryResult broadcast(Class<?> service, Object message) {
		return broadcast(ServiceName.of(service), message);
	}

	@Override
	protected void doSend(String destination, Message<?> message) {
		DeliveryResult result = publish(destination, message);
		if (!result.isAccepted()) {
			throw new MessageDeliveryException(message,
					"Broadcast to service '" + destination + "' was refused: " + result);
		}
	}

	private DeliveryResult publish(String service, Message<?> message) {
		return this.transport.publish(new Broadcast(service, message.getPayload(), message.getHeaders()));
	}

}

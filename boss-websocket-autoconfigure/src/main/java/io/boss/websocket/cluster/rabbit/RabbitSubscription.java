package io.boss.websocket.cluster.rabbit;

import java.time.Duration;

import io.boss.websocket.cluster.FrameReceiver;

import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Takes the frames out of the queue of a node, with one consumer so that they stay in
 * order. The queue is declared each time before the consumer starts, as a broker that was
 * restarted, or a queue that was deleted, leaves none behind.
 */
final class RabbitSubscription extends SimpleMessageListenerContainer {

	private static final int PREFETCH = 500;

	private static final int FRAMES_PER_ACKNOWLEDGEMENT = 100;

	private static final Duration FIRST_RETRY = Duration.ofMillis(250);

	private static final Duration MAX_RETRY = Duration.ofSeconds(5);

	// The application goes on starting if the broker does not even refuse.
	private static final Duration START = Duration.ofSeconds(2);

	private static final Duration SHUTDOWN = Duration.ofSeconds(2);

	private final RabbitInbox inbox;

	private final AmqpAdmin admin;

	RabbitSubscription(ConnectionFactory connections, RabbitInbox inbox, FrameReceiver receiver) {
		super(connections);
		this.inbox = inbox;
		this.admin = new RabbitAdmin(connections);
		setQueues(inbox.queue());
		setMessageListener((message) -> receiver.received(message.getBody()));
		setConcurrentConsumers(1);
		setPrefetchCount(PREFETCH);
		setBatchSize(FRAMES_PER_ACKNOWLEDGEMENT);
		setDefaultRequeueRejected(false);
		setShutdownTimeout(SHUTDOWN.toMillis());
		setTaskExecutor(threads());
		setConsumerStartTimeout(START.toMillis());
		recoverFromEverything();
		afterPropertiesSet();
	}

	private static SimpleAsyncTaskExecutor threads() {
		SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("boss-cluster-rabbit-");
		threads.setDaemon(true);
		return threads;
	}

	private void recoverFromEverything() {
		ExponentialBackOff backOff = new ExponentialBackOff();
		backOff.setInitialInterval(FIRST_RETRY.toMillis());
		backOff.setMaxInterval(MAX_RETRY.toMillis());
		setRecoveryBackOff(backOff);
		setMissingQueuesFatal(false);
		setPossibleAuthenticationFailureFatal(false);
		setAutoDeclare(false);
	}

	@Override
	protected void redeclareElementsIfNecessary() {
		this.inbox.declare(this.admin);
	}

	@Override
	public void stop() {
		super.stop();
		destroy();
	}

}

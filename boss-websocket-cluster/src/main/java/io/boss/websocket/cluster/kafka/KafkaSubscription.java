/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.kafka;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.cluster.FrameReceiver;
import io.boss.websocket.log.LogLine;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.CommonLoggingErrorHandler;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Subscription to all partitions with one consumer. The consumer comes back by itself
 * after an outage; only its start has to be tried again, as it fails if the broker's name
 * is not known yet.
 */
final class KafkaSubscription {

	private static final Log logger = LogFactory.getLog(KafkaSubscription.class);

	private static final Duration FIRST_RETRY = Duration.ofMillis(250);

	private static final Duration MAX_RETRY = Duration.ofSeconds(5);

	private static final Duration SHUTDOWN = Duration.ofSeconds(2);

	private final CountDownLatch stopped = new CountDownLatch(1);

	private final SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("boss-cluster-kafka-");

	private final KafkaTopic topic;

	private final KafkaMessageListenerContainer<byte[], byte[]> container;

	// Only on the thread that starts it.
	private boolean failed;

	KafkaSubscription(ConsumerFactory<byte[], byte[]> consumers, KafkaTopic topic, FrameReceiver receiver) {
		this.topic = topic;
		this.executor.setDaemon(true);
		this.container = new KafkaMessageListenerContainer<>(consumers, properties(topic.name(), receiver));
		this.container.setCommonErrorHandler(new CommonLoggingErrorHandler());
	}

	private ContainerProperties properties(String topic, FrameReceiver receiver) {
		Positions positions = new Positions();
		ContainerProperties properties = new ContainerProperties(topic);
		// Nothing is ever acknowledged, so that the group leaves nothing behind.
		properties.setAckMode(ContainerProperties.AckMode.MANUAL);
		properties.setAssignmentCommitOption(ContainerProperties.AssignmentCommitOption.NEVER);
		properties.setConsumerRebalanceListener(positions);
		properties.setMessageListener((MessageListener<byte[], byte[]>) (frame) -> {
			positions.passed(frame);
			receiver.received(frame.value());
		});
		properties.setListenerTaskExecutor(this.executor);
		properties.setShutdownTimeout(SHUTDOWN.toMillis());
		properties.setAuthExceptionRetryInterval(MAX_RETRY);
		properties.setRestartAfterAuthExceptions(true);
		return properties;
	}

	void start() {
		this.executor.execute(this::startUntilItSucceeds);
	}

	private void startUntilItSucceeds() {
		ExponentialBackOff backOff = new ExponentialBackOff();
		backOff.setInitialInterval(FIRST_RETRY.toMillis());
		backOff.setMaxInterval(MAX_RETRY.toMillis());
		BackOffExecution delays = backOff.start();
		try {
			while (!hasStarted() && !this.stopped.await(delays.nextBackOff(), TimeUnit.MILLISECONDS)) {
				logger.debug("Tries again to subscribe");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private boolean hasStarted() {
		try {
			this.topic.createIfMissing();
			startUnlessStopped();
			if (this.failed) {
				logger.info("Subscribed to the cluster's topic '" + this.topic.name() + "'");
			}
			return true;
		}
		catch (RuntimeException ex) {
			String why = "Cannot subscribe to the cluster's topic '" + this.topic.name() + "' yet: "
					+ LogLine.ofRoot(ex);
			if (this.failed) {
				logger.debug(why);
			}
			else {
				logger.warn(why + ". Trying again until it succeeds");
			}
			this.failed = true;
			return false;
		}
	}

	private synchronized void startUnlessStopped() {
		if (this.stopped.getCount() > 0) {
			this.container.start();
		}
	}

	synchronized void stop() {
		this.stopped.countDown();
		this.container.stop();
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.broadcast;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import io.boss.websocket.DeliveryResult;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every {@link BroadcastTransport} does, whatever carries it. Each has a test class
 * that extends this one.
 */
public abstract class BroadcastTransportContract {

	private static final int PUBLISHERS = 4;

	private static final int BROADCASTS = 200;

	/**
	 * Makes a transport that nobody has subscribed to.
	 * @return the transport
	 */
	protected abstract BroadcastTransport transport();

	@Test
	void whenNobodyHasSubscribedTheServiceIsNotRunning() {
		assertThat(transport().publish(new Broadcast("chat", "hi", Map.of()))).isEqualTo(DeliveryResult.NOT_RUNNING);
	}

	@ParameterizedTest
	@EnumSource
	void whenSubscriberAnswersThePublisherIsToldOnThisNode(DeliveryResult result) {
		BroadcastTransport transport = transport();
		transport.subscribe((broadcast) -> result);
		assertThat(transport.publish(new Broadcast("chat", "hi", Map.of()))).isEqualTo(result);
	}

	@Test
	void whenPublishedTheSubscriberGetsServicePayloadAndHeaders() {
		BroadcastTransport transport = transport();
		List<Broadcast> received = new ArrayList<>();
		transport.subscribe((broadcast) -> {
			received.add(broadcast);
			return DeliveryResult.ACCEPTED;
		});
		transport.publish(new Broadcast("chat", "hi", Map.of("a", "1")));
		Awaitility.await().untilAsserted(() -> assertThat(received).singleElement().satisfies((broadcast) -> {
			assertThat(broadcast.service()).isEqualTo("chat");
			assertThat(broadcast.payload()).isEqualTo("hi");
			assertThat(broadcast.headers()).containsEntry("a", "1");
		}));
	}

	@Test
	void whenSeveralThreadsPublishTheOrderOfEachIsKept() throws InterruptedException {
		BroadcastTransport transport = transport();
		Map<String, List<Integer>> received = new ConcurrentHashMap<>();
		transport.subscribe((broadcast) -> {
			String[] parts = ((String) broadcast.payload()).split(":", -1);
			List<Integer> numbers = received.computeIfAbsent(parts[0], (key) -> new ArrayList<>());
			synchronized (numbers) {
				numbers.add(Integer.valueOf(parts[1]));
			}
			return DeliveryResult.ACCEPTED;
		});
		List<Thread> publishers = new ArrayList<>();
		for (int i = 0; i < PUBLISHERS; i++) {
			int publisher = i;
			publishers.add(new Thread(() -> {
				for (int n = 0; n < BROADCASTS; n++) {
					transport.publish(new Broadcast("chat", publisher + ":" + n, Map.of()));
				}
			}));
		}
		publishers.forEach(Thread::start);
		for (Thread publisher : publishers) {
			publisher.join();
		}
		Awaitility.await().untilAsserted(() -> {
			assertThat(received).hasSize(PUBLISHERS);
			assertThat(received.values()).allSatisfy((numbers) -> {
				synchronized (numbers) {
					assertThat(numbers).isEqualTo(IntStream.range(0, BROADCASTS).boxed().toList());
				}
			});
		});
	}

}

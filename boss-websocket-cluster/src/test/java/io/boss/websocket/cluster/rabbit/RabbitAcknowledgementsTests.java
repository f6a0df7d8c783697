/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.rabbit;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.LongStream;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Delivery;
import com.rabbitmq.client.Envelope;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link RabbitAcknowledgements}, with a channel that writes down what it is
 * told and a timer that is turned by hand.
 */
class RabbitAcknowledgementsTests {

	/** The tags up to which everything was acknowledged. */
	private final List<Long> acknowledged = new ArrayList<>();

	private final Queue<Runnable> delayed = new ArrayDeque<>();

	private boolean closed;

	private final RabbitAcknowledgements acknowledgements = new RabbitAcknowledgements(channel(), this.delayed::add);

	private long tag;

	@Test
	void whenNothingFollowsThenWhatWasTakenIsAcknowledgedAfterTheDelay() throws IOException {
		take(1, 10);
		take(1, 10);
		assertThat(this.acknowledged).isEmpty();
		assertThat(this.delayed).hasSize(1);
		pass();
		assertThat(this.acknowledged).containsExactly(2L);
		take(1, 10);
		pass();
		assertThat(this.acknowledged).containsExactly(2L, 3L);
		assertThat(this.delayed).isEmpty();
	}

	@Test
	void whenFramesComeFastThenManyAreAcknowledgedAtOnce() throws IOException {
		take(1000, 10);
		assertThat(this.acknowledged).isEqualTo(LongStream.rangeClosed(1, 10).map((n) -> n * 100).boxed().toList());
		assertThat(this.delayed).hasSize(1);
	}

	@Test
	void whenFramesAreLargeThenFewerAreAcknowledgedAtOnce() throws IOException {
		take(5, 300 * 1024);
		assertThat(this.acknowledged).containsExactly(4L);
	}

	@Test
	void whenAllIsAcknowledgedBeforeTheDelayIsOverThenNothingIsAcknowledgedTwice() throws IOException {
		take(100, 10);
		pass();
		assertThat(this.acknowledged).containsExactly(100L);
		take(1, 10);
		pass();
		assertThat(this.acknowledged).containsExactly(100L, 101L);
	}

	@Test
	void whenOneFrameIsManyThenNothingIsLeftForLater() throws IOException {
		take(1, 1 << 20);
		assertThat(this.acknowledged).containsExactly(1L);
		assertThat(this.delayed).isEmpty();
	}

	@Test
	void whenChannelIsClosedThenOnlyWhoReceivesIsTold() throws IOException {
		take(1, 10);
		this.closed = true;
		assertThatNoException().isThrownBy(this::pass);
		assertThatIOException().isThrownBy(() -> take(100, 10)).withMessage("closed");
	}

	private void take(int count, int bytes) throws IOException {
		for (int i = 0; i < count; i++) {
			this.tag++;
			this.acknowledgements.taken(new Delivery(new Envelope(this.tag, false, "test.all", ""),
					new AMQP.BasicProperties(), new byte[bytes]));
		}
	}

	private void pass() {
		List<Runnable> due = List.copyOf(this.delayed);
		this.delayed.clear();
		due.forEach(Runnable::run);
	}

	private Channel channel() {
		return (Channel) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Channel.class },
				(proxy, method, arguments) -> {
					if (!method.getName().equals("basicAck") || !Boolean.TRUE.equals(arguments[1])) {
						throw new UnsupportedOperationException(method.getName());
					}
					if (this.closed) {
						throw new IOException("closed");
					}
					this.acknowledged.add((Long) arguments[0]);
					return null;
				});
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.channel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.boss.websocket.cluster.EngineCapability;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.MessageDeliveryException;
import org.springframework.messaging.support.ChannelInterceptor;
import org.springframework.messaging.support.ExecutorSubscribableChannel;
import org.springframework.messaging.support.GenericMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A channel as an engine, without a broker behind it.
 */
class MessageChannelClusterEngineTests {

	private final ExecutorSubscribableChannel channel = new ExecutorSubscribableChannel();

	private final List<String> one = new ArrayList<>();

	private final List<String> two = new ArrayList<>();

	@Test
	void whenFramesArePublishedThenAllNodesReceiveThem() {
		MessageChannelClusterEngine engine = start("one", this.one);
		start("two", this.two);
		engine.publish(frames("a", "b"));
		assertThat(this.one).containsExactly("a", "b");
		assertThat(this.two).containsExactly("a", "b");
	}

	@Test
	void whenStoppedThenItReceivesNothing() {
		MessageChannelClusterEngine engine = start("one", this.one);
		start("two", this.two);
		engine.stop();
		engine.publish(frames("a"));
		assertThat(this.one).isEmpty();
		assertThat(this.two).containsExactly("a");
	}

	@Test
	void whenChannelCarriesTextThenFramesAreText() {
		List<Object> payloads = new ArrayList<>();
		this.channel.subscribe((message) -> payloads.add(message.getPayload()));
		start("one", this.one);
		MessageChannelClusterEngine.ofText("text", this.channel).publish(frames("a"));
		assertThat(this.one).containsExactly("a");
		assertThat(payloads).containsExactly("YQ==");
	}

	@Test
	void whenPayloadIsNoFrameThenItIsLeftOut() {
		MessageChannelClusterEngine engine = start("one", this.one);
		this.channel.send(new GenericMessage<>("no Base64"));
		this.channel.send(new GenericMessage<>(1));
		engine.publish(frames("a"));
		assertThat(this.one).containsExactly("a");
	}

	@Test
	void whenChannelTakesNothingThenPublishingFails() {
		this.channel.addInterceptor(new ChannelInterceptor() {

			@Override
			public @Nullable Message<?> preSend(Message<?> message, MessageChannel channel) {
				return null;
			}

		});
		MessageChannelClusterEngine engine = start("one", this.one);
		assertThatExceptionOfType(MessageDeliveryException.class).isThrownBy(() -> engine.publish(frames("a")));
	}

	@Test
	void whenFeatureNeedsInboxesThenItIsToldThatThereAreNone() {
		MessageChannelClusterEngine engine = new MessageChannelClusterEngine("mine", this.channel);
		assertThat(engine.capabilities()).containsExactly(EngineCapability.PUBLISH_SUBSCRIBE);
		assertThat(engine.leases()).isNull();
		assertThat(engine.inboxes()).isNull();
	}

	private MessageChannelClusterEngine start(String node, List<String> received) {
		MessageChannelClusterEngine engine = new MessageChannelClusterEngine("channel", this.channel);
		engine.start(node, (frame) -> received.add(new String(frame, StandardCharsets.UTF_8)));
		return engine;
	}

	private static List<byte[]> frames(String... texts) {
		return List.of(texts).stream().map((text) -> text.getBytes(StandardCharsets.UTF_8)).toList();
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.broadcast;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.DeliveryResult;
import org.junit.jupiter.api.Test;

import org.springframework.messaging.MessageDeliveryException;
import org.springframework.messaging.support.MessageBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link BroadcastTemplate}.
 */
class BroadcastTemplateTests {

	private final FakeTransport transport = new FakeTransport();

	private final BroadcastTemplate template = new BroadcastTemplate(this.transport);

	@Test
	void whenBroadcastByNameTheTransportGetsThePayloadItself() {
		Object payload = new Object();
		assertThat(this.template.broadcast("chat", payload)).isEqualTo(DeliveryResult.ACCEPTED);
		assertThat(this.transport.only().service()).isEqualTo("chat");
		assertThat(this.transport.only().payload()).isSameAs(payload);
	}

	@Test
	void whenBroadcastByClassItsNameIsFound() {
		this.template.broadcast(LobbyService.class, "hi");
		assertThat(this.transport.only().service()).isEqualTo("lobby");
	}

	@Test
	void whenClassIsNoServiceThrows() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.template.broadcast(String.class, "hi"))
			.withMessageContaining("java.lang.String");
	}

	@Test
	void whenBroadcastIsRefusedAnswersHow() {
		this.transport.result = DeliveryResult.MAILBOX_FULL;
		assertThat(this.template.broadcast("chat", "hi")).isEqualTo(DeliveryResult.MAILBOX_FULL);
	}

	@Test
	void whenMessageIsBroadcastItsPayloadAndHeadersTravel() {
		this.template.broadcast("chat", MessageBuilder.withPayload("hi").setHeader("a", 1).build());
		assertThat(this.transport.only().payload()).isEqualTo("hi");
		assertThat(this.transport.only().headers()).containsEntry("a", 1);
	}

	@Test
	void whenConvertedAndSentTheDestinationIsTheService() {
		this.template.convertAndSend("chat", "hi", Map.of("a", 1));
		assertThat(this.transport.only().service()).isEqualTo("chat");
		assertThat(this.transport.only().payload()).isEqualTo("hi");
		assertThat(this.transport.only().headers()).containsEntry("a", 1);
	}

	@Test
	void whenThereIsADefaultDestinationItIsUsed() {
		this.template.setDefaultDestination("chat");
		this.template.convertAndSend("hi");
		assertThat(this.transport.only().service()).isEqualTo("chat");
	}

	@Test
	void whenThereIsNoDestinationThrows() {
		assertThatIllegalStateException().isThrownBy(() -> this.template.convertAndSend("hi"));
	}

	@Test
	void whenConvertedAndSentButRefusedThrowsAndSaysHow() {
		this.transport.result = DeliveryResult.UNKNOWN_SERVICE;
		assertThatExceptionOfType(MessageDeliveryException.class)
			.isThrownBy(() -> this.template.convertAndSend("chat", "hi"))
			.withMessageContaining("chat")
			.withMessageContaining("UNKNOWN_SERVICE");
	}

	@BossService("lobby")
	private static final class LobbyService implements BossServiceHandler<String> {

	}

	private static final class FakeTransport implements BroadcastTransport {

		private final List<Broadcast> published = new ArrayList<>();

		private DeliveryResult result = DeliveryResult.ACCEPTED;

		@Override
		public DeliveryResult publish(Broadcast broadcast) {
			this.published.add(broadcast);
			return this.result;
		}

		@Override
		public void subscribe(Function<Broadcast, DeliveryResult> subscriber) {
			throw new UnsupportedOperationException();
		}

		private Broadcast only() {
			assertThat(this.published).hasSize(1);
			return this.published.get(0);
		}

	}

}

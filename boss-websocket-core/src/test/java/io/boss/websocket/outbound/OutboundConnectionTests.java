/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.outbound;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.CloseCode;
import io.boss.websocket.Handshake;
import io.boss.websocket.SendResult;
import io.boss.websocket.multicast.Multicast;
import io.boss.websocket.stats.ServiceStats;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link OutboundConnection}. What it writes is seen through the front door.
 */
class OutboundConnectionTests {

	private final AttributeListener listener = new AttributeListener();

	private final OutboundConnection connection = connection(Map.of("user", "joe"));

	@Test
	void whenPayloadIsAMessageIsTakenAsItIs() {
		BossMessage message = BossMessage.binary(new byte[] { 1 });
		assertThat(this.connection.encode(message)).isSameAs(message);
	}

	@Test
	void whenPayloadIsTextBecomesAText() {
		assertThat(this.connection.encode("hi")).isEqualTo(BossMessage.text("hi"));
		assertThat(this.connection.encode(new StringBuilder("hi"))).isEqualTo(BossMessage.text("hi"));
	}

	@Test
	void whenPayloadIsBytesBecomesABinary() {
		assertThat(this.connection.encode(new byte[] { 1, 2 })).isEqualTo(BossMessage.binary(new byte[] { 1, 2 }));
	}

	@Test
	void whenPayloadIsAnythingElseTheEncoderDecides() {
		assertThat(this.connection.encode(List.of(1))).isEqualTo(BossMessage.text("encoded [1]"));
	}

	@Test
	void whenCloseCannotBeSentThrowsAndStaysOpen() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.connection.close(CloseCode.of(1005), ""));
		assertThat(this.connection.isOpen()).isTrue();
	}

	@Test
	void whenClosedSendsNothingAndSaysSo() {
		assertThat(this.connection.send("a")).isEqualTo(SendResult.QUEUED);
		assertThat(this.connection.close()).isEqualTo(SendResult.QUEUED);
		assertThat(this.connection.isOpen()).isFalse();
		assertThat(this.connection.send("b")).isEqualTo(SendResult.CLOSED);
		assertThat(this.connection.send(new byte[0])).isEqualTo(SendResult.CLOSED);
		assertThat(this.connection.send(List.of())).isEqualTo(SendResult.CLOSED);
		assertThat(this.connection.ping()).isEqualTo(SendResult.CLOSED);
		assertThat(this.connection.close()).isEqualTo(SendResult.CLOSED);
	}

	@Test
	void whenMadeBeginsWithAttributesOfTheHandshakeAsItsOwn() {
		Map<String, Object> attributes = new HashMap<>(Map.of("user", "joe"));
		OutboundConnection connection = connection(attributes);
		connection.attributes().put("seat", 3);
		assertThat(connection.attributes()).containsOnly(Map.entry("user", "joe"), Map.entry("seat", 3));
		assertThat(attributes).hasSize(1);
	}

	@Test
	void whenAttributeIsPutHoweverThatIsThenTheListenerHearsHowManyThereAre() {
		Map<String, Object> attributes = connection(Map.of("user", "joe")).attributes();
		assertThat(attributes.put("a", 1)).isNull();
		assertThat(attributes.putIfAbsent("b", 2)).isNull();
		attributes.putAll(Map.of("c", 3, "d", 4));
		assertThat(attributes.computeIfAbsent("e", (key) -> 5)).isEqualTo(5);
		assertThat(attributes.compute("f", (key, value) -> 6)).isEqualTo(6);
		assertThat(attributes.merge("g", 7, (one, other) -> other)).isEqualTo(7);
		assertThat(this.listener.counts).containsExactly(2, 3, 5, 6, 7, 8);
		attributes.remove("a");
		assertThat(attributes.put("b", 3)).isEqualTo(2);
		assertThat(this.listener.counts).endsWith(8, 7).hasSize(7);
	}

	@Test
	void whenJoinedAgainSaysSo() {
		assertThat(this.connection.isRejoined()).isFalse();
		this.connection.rejoining();
		assertThat(this.connection.isRejoined()).isTrue();
	}

	@Test
	void whenPrintedTellsNoSecrets() {
		assertThat(this.connection).hasToString("BossConnection[id=7, service=chat]");
	}

	private OutboundConnection connection(Map<String, Object> attributes) {
		Handshake handshake = Handshake.builder(URI.create("/websocket/chat")).attributes(attributes).build();
		return new OutboundConnection("7", "chat", null, handshake, null,
				(payload, connection) -> BossMessage.text("encoded " + payload), new OpenOutlet(), ServiceStats.NONE,
				this.listener);
	}

	/**
	 * Hears of attributes.
	 */
	private static final class AttributeListener implements OutboundListener {

		private final List<Integer> counts = new ArrayList<>();

		@Override
		public void attributePut(int count) {
			this.counts.add(count);
		}

		@Override
		public void overflowed() {
		}

		@Override
		public void closing(int code, String reason) {
		}

		@Override
		public void failed(Throwable failure) {
		}

	}

	/**
	 * Takes everything until it is closed.
	 */
	private static final class OpenOutlet implements OutboundChannel {

		private boolean open = true;

		@Override
		public SendResult send(BossMessage message) {
			return result();
		}

		@Override
		public SendResult ping() {
			return result();
		}

		@Override
		public SendResult close(int code, String reason) {
			SendResult result = result();
			this.open = false;
			return result;
		}

		@Override
		public boolean pingIfIdle() {
			return this.open;
		}

		@Override
		public void refresh() {
		}

		private SendResult result() {
			return this.open ? SendResult.QUEUED : SendResult.CLOSED;
		}

		@Override
		public boolean isOpen() {
			return this.open;
		}

		@Override
		public int queuedMessages() {
			return 0;
		}

		@Override
		public long queuedBytes() {
			return 0;
		}

		@Override
		public Multicast<BossConnection, BossMessage> multicast() {
			return null;
		}

	}

}

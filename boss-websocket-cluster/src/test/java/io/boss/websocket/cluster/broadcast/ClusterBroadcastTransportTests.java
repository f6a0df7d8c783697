/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.broadcast;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import io.boss.websocket.DeliveryResult;
import io.boss.websocket.broadcast.Broadcast;
import io.boss.websocket.broadcast.BroadcastTransport;
import io.boss.websocket.broadcast.BroadcastTransportContract;
import io.boss.websocket.cluster.ClusterMessaging;
import io.boss.websocket.cluster.CountedCluster;
import io.boss.websocket.cluster.MemoryBroker;
import io.boss.websocket.cluster.TestCluster;
import io.boss.websocket.cluster.message.ContextCarrier;
import io.boss.websocket.cluster.message.PayloadTypes;
import io.boss.websocket.cluster.node.BrokerThreads;
import io.boss.websocket.cluster.node.ClusterEnvironment;
import io.boss.websocket.cluster.node.ClusterNode;
import io.boss.websocket.cluster.node.ClusterSettings;
import io.boss.websocket.cluster.node.OutboxOverflow;
import io.boss.websocket.cluster.node.OutboxSettings;
import io.boss.websocket.stats.ForwardFailure;
import io.boss.websocket.stats.SkipReason;
import io.boss.websocket.timing.EngineTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.messaging.support.GenericMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ClusterBroadcastTransport}.
 */
@ExtendWith(OutputCaptureExtension.class)
class ClusterBroadcastTransportTests extends BroadcastTransportContract {

	private final TestCluster cluster = new TestCluster();

	private final TestCluster.Node here = this.cluster.add("here");

	private final TestCluster.Node there = this.cluster.add("there");

	private final CountedCluster stats = new CountedCluster();

	private final List<Broadcast> local = new CopyOnWriteArrayList<>();

	private final List<Broadcast> remote = new ArrayList<>();

	@Override
	protected BroadcastTransport transport() {
		ClusterSettings settings = new ClusterSettings("test", Duration.ofSeconds(2), Duration.ofSeconds(10), false,
				new OutboxSettings(100, 1000, OutboxOverflow.DROP_OLDEST), 1000);
		// Has not started: what is for others waits, and is dropped in the end.
		return transport(new ClusterNode(new MemoryBroker().engine(), settings, new ClusterEnvironment(Map::of,
				ContextCarrier.NONE, this.stats, BrokerThreads.blocking(Runnable::run), EngineTime.system(null))),
				Song.class);
	}

	@Test
	void whenPublishedThenThisNodeGetsItAtOnceAndTheOtherACopy() {
		ClusterBroadcastTransport transport = both(DeliveryResult.ACCEPTED);
		Song song = new Song("Tusk", 5);
		assertThat(transport.publish(new Broadcast("chat", song, Map.of()))).isEqualTo(DeliveryResult.ACCEPTED);
		assertThat(this.local).singleElement().satisfies((broadcast) -> assertThat(broadcast.payload()).isSameAs(song));
		assertThat(this.remote).isEmpty();
		this.cluster.deliver();
		assertThat(this.remote).singleElement().satisfies((broadcast) -> {
			assertThat(broadcast.service()).isEqualTo("chat");
			assertThat(broadcast.payload()).isEqualTo(song).isNotSameAs(song);
		});
		assertThat(this.local).hasSize(1);
	}

	@Test
	void whenServiceIsNotHereThenTheOthersGetItAllTheSame() {
		for (DeliveryResult result : DeliveryResult.values()) {
			ClusterBroadcastTransport transport = both(result);
			assertThat(transport.publish(new Broadcast("chat", result.name(), Map.of()))).isEqualTo(result);
		}
		this.cluster.deliver();
		assertThat(this.remote).extracting(Broadcast::payload)
			.isEqualTo(Arrays.stream(DeliveryResult.values()).map(Enum::name).toList());
	}

	@Test
	void whenTypeIsNotAllowedThenNobodyGetsIt() {
		ClusterBroadcastTransport transport = both(DeliveryResult.ACCEPTED);
		assertThatExceptionOfType(MessageConversionException.class)
			.isThrownBy(() -> transport.publish(new Broadcast("chat", new Secret("x"), Map.of())))
			.withMessageContaining("boss.websocket.cluster.allowed-types")
			.withMessageContaining(Secret.class.getName());
		this.cluster.deliver();
		assertThat(this.local).isEmpty();
		assertThat(this.remote).isEmpty();
	}

	@Test
	void whenTheOtherDoesNotAllowTheTypeThenItSkipsItAndGoesOn() {
		ClusterBroadcastTransport sender = transport(this.here, Song.class, Secret.class);
		sender.subscribe((broadcast) -> DeliveryResult.ACCEPTED);
		receiver();
		sender.publish(new Broadcast("chat", new Secret("x"), Map.of()));
		sender.publish(new Broadcast("chat", "hi", Map.of()));
		this.cluster.deliver();
		assertThat(this.remote).extracting(Broadcast::payload).containsExactly("hi");
		assertThat(this.stats.count(SkipReason.UNLISTED_TYPE)).isOne();
	}

	@Test
	void whenOutboxIsFullThenThisNodeGetsItAndTheAnswerIsTheSame() {
		ClusterBroadcastTransport transport = both(DeliveryResult.ACCEPTED);
		this.here.full(true);
		assertThat(transport.publish(new Broadcast("chat", "hi", Map.of()))).isEqualTo(DeliveryResult.ACCEPTED);
		this.cluster.deliver();
		assertThat(this.local).hasSize(1);
		assertThat(this.remote).isEmpty();
	}

	@Test
	void whenBroadcastIsTooLargeForOthersThenTheAnswerAndALineSaySo(CapturedOutput output) {
		BroadcastTransport transport = transport();
		Broadcast large = new Broadcast("chat", "x".repeat(2000), Map.of());
		for (DeliveryResult here : DeliveryResult.values()) {
			transport.subscribe((broadcast) -> here);
			DeliveryResult expected = switch (here) {
				case ACCEPTED -> DeliveryResult.ONLY_HERE;
				case STANDBY, NO_INSTANCE -> DeliveryResult.TOO_BIG;
				default -> here;
			};
			assertThat(transport.publish(large)).isEqualTo(expected);
			assertThat(transport.publish(new Broadcast("chat", "small", Map.of()))).isEqualTo(here);
		}
		assertThat(this.stats.count(ForwardFailure.TOO_BIG)).isEqualTo(DeliveryResult.values().length);
		assertThat(output).contains("boss.websocket.cluster.max-frame-size").contains("service 'chat'");
	}

	@ParameterizedTest
	@MethodSource
	void whenNumbersAreInAPayloadThenTheOthersGetThemAsTheyAre(Object payload) {
		ClusterBroadcastTransport transport = both(DeliveryResult.ACCEPTED);
		transport.publish(new Broadcast("chat", payload, Map.of("h", 7L)));
		this.cluster.deliver();
		assertThat(this.remote).extracting(Broadcast::payload).containsExactly(payload);
		assertThat(this.remote.get(0).headers()).isEqualTo(Map.of("h", 7L));
	}

	static Stream<Object> whenNumbersAreInAPayloadThenTheOthersGetThemAsTheyAre() {
		return Stream.of(Map.of("n", 5L), List.of(7L), Map.of("p", new BigDecimal("12345678901234567890.123456789")),
				Map.of("p", BigInteger.valueOf(42)), Map.of("v", Double.NaN), List.of(Double.NEGATIVE_INFINITY, "NaN"));
	}

	@Test
	void whenHeadersAreNumbersThenTheyTravelAsTheyAre() {
		ClusterBroadcastTransport transport = both(DeliveryResult.ACCEPTED);
		Map<String, Object> headers = Map.of("l", 5L, "f", 1.5f, "s", (short) 3, "y", (byte) 4, "n", Float.NaN, "i", 6,
				"d", new BigDecimal("1.10"));
		transport.publish(new Broadcast("chat", "hi", headers));
		this.cluster.deliver();
		assertThat(this.remote.get(0).headers()).isEqualTo(headers);
	}

	@Test
	void whenHeadersAreSimpleThenTheyTravel() {
		ClusterBroadcastTransport transport = both(DeliveryResult.ACCEPTED);
		Map<String, Object> headers = new GenericMessage<>("hi", Map.of("a", "1", "b", 2, "c", true, "d", List.of()))
			.getHeaders();
		transport.publish(new Broadcast("chat", "hi", headers));
		this.cluster.deliver();
		assertThat(this.remote.get(0).headers()).isEqualTo(Map.of("a", "1", "b", 2, "c", true));
	}

	@Test
	void whenTextHasHalfOfASurrogatePairThenTheOthersGetTheReplacementForIt() {
		ClusterBroadcastTransport transport = both(DeliveryResult.ACCEPTED);
		List<Object> payloads = List.of("cut \ud83d", "\ude00 cut", Map.of("\ud83d", "\ude00"), List.of("a\ud83db"),
				JsonNodeFactory.instance.objectNode().put("\ud83d", "x"), new Song("\ud83d", 5));
		payloads.forEach((payload) -> transport.publish(new Broadcast("chat", payload, Map.of("h", "\ud83d"))));
		this.cluster.deliver();
		assertThat(this.local).extracting(Broadcast::payload).isEqualTo(payloads);
		assertThat(this.remote).extracting(Broadcast::payload)
			.containsExactly("cut \ufffd", "\ufffd cut", Map.of("\ufffd", "\ufffd"), List.of("a\ufffdb"),
					JsonNodeFactory.instance.objectNode().put("\ufffd", "x"), new Song("\ufffd", 5));
		assertThat(this.remote).allSatisfy((copy) -> assertThat(copy.headers()).isEqualTo(Map.of("h", "\ufffd")));
	}

	@Test
	void whenOthersCouldNotReadItThenNobodyGetsIt() {
		ClusterBroadcastTransport transport = both(DeliveryResult.ACCEPTED);
		List<Object> inItself = new ArrayList<>();
		inItself.add(inItself);
		BigDecimal endless = new BigDecimal("1".repeat(2000));
		for (Object payload : List.of(nested(99), inItself, endless, List.of(endless.toBigInteger()),
				Map.of("n".repeat(60_000), 1), tree(99), new Album(nested(98)))) {
			assertThatExceptionOfType(MessageConversionException.class)
				.isThrownBy(() -> transport.publish(new Broadcast("chat", payload, Map.of())));
		}
		for (Object header : List.of(endless, new Odd())) {
			assertThatExceptionOfType(MessageConversionException.class)
				.isThrownBy(() -> transport.publish(new Broadcast("chat", "hi", Map.of("h", header))));
		}
		this.cluster.deliver();
		assertThat(this.local).isEmpty();
		assertThat(this.remote).isEmpty();
	}

	@Test
	void whenItIsAsDeepAsOthersReadThenTheyGetIt() {
		ClusterBroadcastTransport transport = both(DeliveryResult.ACCEPTED);
		transport.publish(new Broadcast("chat", nested(98), Map.of()));
		this.cluster.deliver();
		assertThat(this.remote).extracting(Broadcast::payload).containsExactly(nested(98));
	}

	private static List<Object> nested(int depth) {
		List<Object> list = List.of();
		for (int i = 1; i < depth; i++) {
			list = List.of(list);
		}
		return list;
	}

	private static JsonNode tree(int depth) {
		ArrayNode tree = JsonNodeFactory.instance.arrayNode();
		for (int i = 1; i < depth; i++) {
			tree = JsonNodeFactory.instance.arrayNode().add(tree);
		}
		return tree;
	}

	@Test
	void whenMessageLacksSomethingThenItIsSkipped() {
		receiver();
		this.here.publish("broadcast", Map.of("s", "chat", "p", "hi"));
		this.here.publish("broadcast", Map.of("t", "String", "p", "hi"));
		this.here.publish("broadcast", Map.of("s", "chat", "t", "String"));
		this.here.publish("broadcast", Map.of("s", "chat", "t", "Integer", "p", "hi"));
		this.cluster.deliver();
		assertThat(this.remote).isEmpty();
		assertThat(this.stats.count(SkipReason.MALFORMED)).isEqualTo(4);
	}

	private ClusterBroadcastTransport both(DeliveryResult result) {
		ClusterBroadcastTransport transport = transport(this.here, Song.class, Album.class);
		transport.subscribe((broadcast) -> {
			this.local.add(broadcast);
			return result;
		});
		receiver();
		return transport;
	}

	private void receiver() {
		transport(this.there, Song.class).subscribe((broadcast) -> {
			this.remote.add(broadcast);
			return DeliveryResult.ACCEPTED;
		});
	}

	private ClusterBroadcastTransport transport(ClusterMessaging node, Class<?>... allowed) {
		return new ClusterBroadcastTransport(node, new PayloadTypes(JsonMapper.builder().build(), List.of(allowed)),
				this.stats);
	}

	record Song(String title, int stars) {
	}

	record Secret(String text) {
	}

	record Album(List<Object> songs) {
	}

	static final class Odd extends Number {

		private static final long serialVersionUID = 1L;

		@Override
		public int intValue() {
			throw new IllegalStateException("as the test wants it");
		}

		@Override
		public long longValue() {
			return intValue();
		}

		@Override
		public float floatValue() {
			return intValue();
		}

		@Override
		public double doubleValue() {
			return intValue();
		}

		@Override
		public String toString() {
			return Integer.toString(intValue());
		}

	}

}

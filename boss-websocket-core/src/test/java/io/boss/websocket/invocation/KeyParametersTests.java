/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.BossMessage;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CallbackFailure;
import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason;
import io.boss.websocket.FakeConnection;
import io.boss.websocket.InstanceKey;
import io.boss.websocket.InvalidMessage;
import io.boss.websocket.ResumeInfo;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.annotation.OnBroadcast;
import io.boss.websocket.annotation.OnClose;
import io.boss.websocket.annotation.OnDrop;
import io.boss.websocket.annotation.OnError;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInfo;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnInvalid;
import io.boss.websocket.annotation.OnJoin;
import io.boss.websocket.annotation.OnOverflow;
import io.boss.websocket.annotation.OnResume;
import io.boss.websocket.annotation.OnTerminate;
import io.boss.websocket.annotation.ServiceKey;
import io.boss.websocket.spi.HandlerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.messaging.handler.annotation.Payload;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KeyParameters}: what methods are told of the key of their instance.
 */
class KeyParametersTests {

	private static final String URL = "/websocket/room/42";

	private final FakeConnection client = new FakeConnection("1");

	@Test
	void whenServiceHasAKeyThenEveryCallbackIsToldIt() throws Throwable {
		Everywhere bean = new Everywhere();
		BossServiceHandler<Object> handler = new TestHandlers().keyed("id").create(bean);
		Object state = handler.init(key("id", "42"));
		handler.handleJoin(URL, this.client, state);
		handler.handleIncoming(URL, this.client, BossMessage.text("{\"text\":\"a\"}"), state);
		handler.handleIncoming(URL, this.client, BossMessage.text("x"), state);
		handler.handleBroadcast("a", state);
		handler.handleInfo("a", state);
		handler.handleOverflow(URL, this.client, state);
		handler.handleDrop(URL, this.client, state);
		handler.handleResume(new ResumeInfo(Duration.ofSeconds(3), 2, false), URL, this.client, state);
		handler.handleClose(new CloseReason(CloseReason.Kind.SHUTDOWN, CloseCode.NORMAL, ""), URL, this.client, state);
		handler.handleError(new CallbackFailure("handleInfo", new IllegalStateException(), null, null), state);
		handler.terminate(TerminationReason.NORMAL, state);
		assertThat(bean.told).containsExactly("init room/42", "join 42 42", "incoming 42 a", "invalid 42",
				"broadcast 42 room/42 a", "info 42 a", "overflow 42", "drop 42", "resume 42 2", "close 42",
				"error 42 room/42", "terminate 42");
	}

	@Test
	void whenOneBeanHasManyInstancesThenEachHasItsOwnKey() {
		Everywhere bean = new Everywhere();
		HandlerFactory.Prepared prepared = new TestHandlers().keyed("id").prepare(Everywhere.class);
		BossServiceHandler<?> one = prepared.handlers().apply(bean);
		BossServiceHandler<?> other = prepared.handlers().apply(bean);
		one.init(key("id", "1"));
		other.init(key("id", "2"));
		one.handleBroadcast("a", null);
		other.handleBroadcast("b", null);
		assertThat(bean.told).containsExactly("init room/1", "init room/2", "broadcast 1 room/1 a",
				"broadcast 2 room/2 b");
	}

	@Test
	void whenTemplateHasSeveralVariablesThenEachIsConverted() {
		Several bean = new Several();
		BossServiceHandler<Object> handler = new TestHandlers().keyed("region", "match", "part").create(bean);
		UUID match = UUID.randomUUID();
		handler.init(key("region", "eu", "match", match.toString(), "part", "SECONDS"));
		assertThat(bean.told).containsExactly("eu", match, TimeUnit.SECONDS, new Part("SECONDS"));
	}

	@Test
	void whenStateIsTextThenTheKeyIsNotTakenForIt() {
		TextState bean = new TextState();
		BossServiceHandler<Object> handler = new TestHandlers().keyed("id").create(bean);
		Object state = handler.init(key("id", "42"));
		handler.handleJoin(URL, this.client, state);
		assertThat(bean.told).containsExactly("42 state of 42");
	}

	@Test
	void whenAValueIsToldManyTimesThenItIsConvertedOnce() {
		Counting bean = new Counting();
		BossServiceHandler<Object> handler = new TestHandlers().keyed("id").create(bean);
		handler.init(key("id", "42"));
		handler.handleBroadcast("a", null);
		handler.handleInfo("a", null);
		assertThat(bean.told).hasSize(3);
		assertThat(bean.told.get(1)).isSameAs(bean.told.get(0));
		assertThat(bean.told.get(2)).isSameAs(bean.told.get(0));
	}

	@ParameterizedTest
	@CsvSource({ "42, true", "-7, true", "0, true", "abc, false", "042, false", "+42, false", "0x2a, false",
			"' 42', false", "42.0, false", "9223372036854775808, false" })
	void whenKeyIsNotTheNumberAsItIsWrittenThenItIsNone(String key, boolean accepted) {
		assertThat(new TestHandlers().keyed("id").prepare(Numbers.class).keys().test(key("id", key)))
			.isEqualTo(accepted);
	}

	@ParameterizedTest
	@CsvSource({ "1-1-1-1-1, SECONDS", "2D2CA3C2-8BE1-4E8E-9D7C-0D3B5F7B9A11, SECONDS",
			"2d2ca3c2-8be1-4e8e-9d7c-0d3b5f7b9a11, seconds", "2d2ca3c2-8be1-4e8e-9d7c-0d3b5f7b9a11, '' " })
	void whenOneOfSeveralVariablesCannotBeConvertedThenThereIsNoKey(String match, String part) {
		assertThat(new TestHandlers().keyed("region", "match", "part")
			.prepare(Several.class)
			.keys()
			.test(key("region", "eu", "match", match, "part", part))).isFalse();
	}

	@Test
	void whenServiceTakesTextOrNothingThenEveryKeyIsOne() {
		assertThat(new TestHandlers().keyed("id").prepare(TextState.class).keys().test(key("id", " "))).isTrue();
		assertThat(new TestHandlers().keyed("id").prepare(Plain.class).keys().test(key("id", "x"))).isTrue();
	}

	@Test
	void whenAdviceTakesTheKeyThenItIsToldThatOfTheInstance() throws Throwable {
		KeyAdvice advice = new KeyAdvice();
		BossServiceHandler<Object> handler = new TestHandlers().keyed("id")
			.with(new FakeAdvice(advice, 0))
			.create(new Plain());
		handler.init(key("id", "42"));
		CallbackFailure failure = new CallbackFailure("handleInfo", new IllegalStateException(), null, null);
		handler.handleError(failure, null);
		BossServiceHandler<Object> plain = new TestHandlers().with(new FakeAdvice(advice, 0)).create(new Plain());
		plain.init();
		plain.handleError(failure, null);
		assertThat(advice.told).containsExactly("room/42", "null");
	}

	@Test
	void whenServiceHasNoKeysThenAnInstanceKeyIsAPayload() {
		Lobby bean = new Lobby();
		InstanceKey key = key("id", "42");
		TestHandlers.of(bean).handleBroadcast(key, null);
		new TestHandlers().keyed("id").create(new MarkedLobby(bean.told)).handleBroadcast(key, null);
		assertThat(bean.told).containsExactly(key, key);
	}

	private static InstanceKey key(String... variables) {
		Map<String, String> values = new LinkedHashMap<>();
		for (int i = 0; i < variables.length; i += 2) {
			values.put(variables[i], variables[i + 1]);
		}
		return new InstanceKey("room", String.join("/", values.values()), values);
	}

	record Say(String text) {

	}

	public record Part(String name) {

	}

	@ServiceKey
	@Retention(RetentionPolicy.RUNTIME)
	@interface RoomId {

	}

	static class Everywhere {

		final List<String> told = new ArrayList<>();

		@OnInit
		void open(InstanceKey key) {
			this.told.add("init " + key);
		}

		@OnJoin
		void joined(@ServiceKey String id, @RoomId long number) {
			this.told.add("join " + id + " " + number);
		}

		@OnIncoming
		void said(@ServiceKey("id") int id, Say say) {
			this.told.add("incoming " + id + " " + say.text());
		}

		@OnInvalid
		void invalid(InvalidMessage message, @ServiceKey String id) {
			this.told.add("invalid " + id);
		}

		@OnBroadcast
		void heard(@ServiceKey String id, InstanceKey key, String text) {
			this.told.add("broadcast " + id + " " + key + " " + text);
		}

		@OnInfo
		void informed(String text, @ServiceKey String id) {
			this.told.add("info " + id + " " + text);
		}

		@OnOverflow
		void overflowed(@ServiceKey String id) {
			this.told.add("overflow " + id);
		}

		@OnDrop
		void dropped(@ServiceKey String id) {
			this.told.add("drop " + id);
		}

		@OnResume
		void resumed(ResumeInfo info, @ServiceKey String id) {
			this.told.add("resume " + id + " " + info.replayed());
		}

		@OnClose
		void left(@ServiceKey String id) {
			this.told.add("close " + id);
		}

		@OnError
		void failed(IllegalStateException failure, @ServiceKey String id, InstanceKey key) {
			this.told.add("error " + id + " " + key);
		}

		@OnTerminate
		void ended(@ServiceKey String id) {
			this.told.add("terminate " + id);
		}

	}

	static class Several {

		final List<Object> told = new ArrayList<>();

		@OnInit
		void open(@ServiceKey("region") String region, @ServiceKey("match") UUID match,
				@ServiceKey("part") TimeUnit unit, @ServiceKey("part") Part part) {
			this.told.addAll(List.of(region, match, unit, part));
		}

	}

	static class TextState {

		final List<String> told = new ArrayList<>();

		@OnInit
		String open(@ServiceKey String id) {
			return "state of " + id;
		}

		@OnJoin
		void joined(@ServiceKey String id, String state) {
			this.told.add(id + " " + state);
		}

		@OnIncoming
		void said(@ServiceKey String id, String state, @Payload String text) {
		}

	}

	static class Counting {

		final List<Part> told = new ArrayList<>();

		@OnInit
		void open(@ServiceKey Part part) {
			this.told.add(part);
		}

		@OnBroadcast
		void heard(@ServiceKey Part part) {
			this.told.add(part);
		}

		@OnInfo
		void informed(@ServiceKey Part part) {
			this.told.add(part);
		}

	}

	static class Numbers {

		@OnJoin
		void joined(@ServiceKey long id) {
		}

	}

	static class Plain {

		@OnJoin
		void joined() {
		}

	}

	static class Lobby {

		final List<InstanceKey> told = new ArrayList<>();

		@OnBroadcast
		void opened(InstanceKey room) {
			this.told.add(room);
		}

	}

	static class MarkedLobby {

		private final List<InstanceKey> told;

		MarkedLobby(List<InstanceKey> told) {
			this.told = told;
		}

		@OnBroadcast
		void opened(@Payload InstanceKey room) {
			this.told.add(room);
		}

	}

	static class KeyAdvice {

		final List<String> told = new ArrayList<>();

		@OnError
		void failed(IllegalStateException failure, @Nullable InstanceKey key) {
			this.told.add(String.valueOf(key));
		}

	}

}

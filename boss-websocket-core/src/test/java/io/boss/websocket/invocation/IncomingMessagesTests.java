/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.FakeConnection;
import io.boss.websocket.InvalidMessage;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInvalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.web.bind.annotation.RequestParam;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link IncomingMessages} and {@link InvalidMessagePolicy}.
 */
@ExtendWith(OutputCaptureExtension.class)
class IncomingMessagesTests {

	private static final String URL = "/websocket/test";

	private final FakeConnection client = new FakeConnection("1");

	private Object heard;

	@Test
	void whenMethodTakesTextThenItGetsTextAndBinaryIsInvalid() {
		BossServiceHandler<Object> handler = TestHandlers.of(new OfText());
		text(handler, "");
		assertThat(this.heard).isEqualTo("");
		text(handler, "hello");
		assertThat(this.heard).isEqualTo("hello");
		binary(handler, 1, 2);
		assertThat(this.heard).isEqualTo("InvalidMessage[CONVERSION, Binary messages are not handled]");
	}

	@Test
	void whenMethodTakesBytesThenItGetsBytesAndTextIsInvalid() {
		BossServiceHandler<Object> handler = TestHandlers.of(new OfBytes());
		binary(handler, 1, 2);
		assertThat(this.heard).isEqualTo(new byte[] { 1, 2 });
		text(handler, "hello");
		assertThat(this.heard).asString().startsWith("InvalidMessage[CONVERSION, ");
	}

	@Test
	void whenMethodTakesAMessageThenItGetsEither() {
		BossServiceHandler<Object> handler = TestHandlers.of(new OfMessages());
		text(handler, "hello");
		assertThat(this.heard).isEqualTo(BossMessage.text("hello"));
		binary(handler, 1);
		assertThat(this.heard).isEqualTo(BossMessage.binary(new byte[] { 1 }));
	}

	@Test
	void whenMethodTakesAnythingThenItGetsTextOrBytes() {
		BossServiceHandler<Object> handler = TestHandlers.of(new OfAnything());
		text(handler, "hello");
		assertThat(this.heard).isEqualTo("hello");
		binary(handler, 1);
		assertThat(this.heard).isEqualTo(new byte[] { 1 });
	}

	@Test
	void whenMethodTakesAnObjectThenItIsMadeOfTextOrBytes() {
		BossServiceHandler<Object> handler = TestHandlers.of(new OfObjects());
		text(handler, "{\"text\":\"a\"}");
		assertThat(this.heard).isEqualTo(new Say("a"));
		binary(handler, "{\"text\":\"b\"}".getBytes());
		assertThat(this.heard).isEqualTo(new Say("b"));
	}

	@Test
	void whenMethodTakesAnObjectThenNullIsInvalid() {
		text(TestHandlers.of(new OfObjects()), "null");
		assertThat(this.heard).isEqualTo("InvalidMessage[CONVERSION, The message cannot be read]");
	}

	@Test
	void whenMethodTakesANumberThenItGetsOne() {
		text(TestHandlers.of(new OfNumbers()), "42");
		assertThat(this.heard).isEqualTo(42);
	}

	@Test
	void whenMethodTakesAListThenItsElementsAreConverted() {
		text(TestHandlers.of(new OfLists()), "[{\"text\":\"a\"},{\"text\":\"b\"}]");
		assertThat(this.heard).isEqualTo(List.of(new Say("a"), new Say("b")));
	}

	@Test
	void whenMethodsTakeObjectsAndBytesThenEachGetsItsOwn() {
		BossServiceHandler<Object> handler = TestHandlers.of(new OfObjectsAndBytes());
		text(handler, "{\"text\":\"a\"}");
		assertThat(this.heard).isEqualTo(new Say("a"));
		binary(handler, 1);
		assertThat(this.heard).isEqualTo(new byte[] { 1 });
	}

	@Test
	void whenMethodsTakeMembersOfAHierarchyThenMessagesTellWhich() {
		BossServiceHandler<Object> handler = TestHandlers.of(new OfShapes());
		text(handler, "{\"@type\":\"IncomingMessagesTests$Circle\",\"radius\":2}");
		assertThat(this.heard).isEqualTo("circle 2");
		text(handler, "{\"@type\":\"IncomingMessagesTests$Square\",\"side\":3}");
		assertThat(this.heard).isEqualTo("other Square[side=3]");
		text(handler, "{\"@type\":\"java.lang.Runtime\"}");
		assertThat(this.heard).isEqualTo("InvalidMessage[CONVERSION, The message cannot be read]");
	}

	@Test
	void whenConverterFailsInItsOwnWayThenTheMessageIsInvalid() {
		text(new TestHandlers().withOnly(new NumberConverter()).create(new OfObjects()), "secret");
		assertThat(this.heard).isEqualTo("InvalidMessage[CONVERSION, The message cannot be read]");
	}

	@Test
	void whenHandshakeLacksAValueThenTheMessageIsInvalid() {
		text(TestHandlers.of(new OfNamedClients()), "hello");
		assertThat(this.heard)
			.isEqualTo("InvalidMessage[VALIDATION, 'name' is missing in the request that opened the " + "connection]");
	}

	@Test
	void whenMessageIsInvalidThenItIsCountedAndLoggedWithoutItsContent(CapturedOutput output) {
		TestHandlers handlers = new TestHandlers();
		text(handlers.create(new OfObjects()), "secret");
		assertThat(handlers.dropped).containsExactly("test INVALID");
		assertThat(output).containsOnlyOnce("WARN")
			.contains("Client 1 of service 'test' has sent an invalid message (CONVERSION, Text[6 chars])")
			.doesNotContain("secret");
	}

	@Test
	void whenPolicyIsAnswerThenTheClientGetsAProblem() {
		text(new TestHandlers().create(new Silent()), "secret");
		assertThat(this.client.sent()).singleElement().asString().isNotEmpty();
		assertThat(((BossMessage.Text) this.client.sent().get(0)).payload()).contains("ProblemDetail")
			.contains("status=400")
			.contains("The message cannot be read")
			.doesNotContain("secret");
	}

	@Test
	void whenPolicyIsIgnoreThenNothingHappens() {
		text(new TestHandlers().with(InvalidMessagePolicy.IGNORE).create(new Silent()), "secret");
		assertThat(this.client.sent()).isEmpty();
		assertThat(this.client.isOpen()).isTrue();
	}

	@Test
	void whenPolicyIsCloseThenTheClientIsClosed() {
		text(new TestHandlers().with(InvalidMessagePolicy.CLOSE).create(new Silent()), "secret");
		assertThat(this.client.sent()).containsExactly("1007 invalid message");
	}

	private void text(BossServiceHandler<Object> handler, String text) {
		handler.handleIncoming(URL, this.client, BossMessage.text(text), null);
	}

	private void binary(BossServiceHandler<Object> handler, int... bytes) {
		byte[] payload = new byte[bytes.length];
		for (int i = 0; i < bytes.length; i++) {
			payload[i] = (byte) bytes[i];
		}
		binary(handler, payload);
	}

	private void binary(BossServiceHandler<Object> handler, byte[] bytes) {
		handler.handleIncoming(URL, this.client, BossMessage.binary(bytes), null);
	}

	record Say(String text) {
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
	sealed interface Shape {

	}

	record Circle(int radius) implements Shape {
	}

	record Square(int side) implements Shape {
	}

	abstract class Base {

		void hear(Object what) {
			IncomingMessagesTests.this.heard = what;
		}

		@OnInvalid
		void invalid(InvalidMessage invalid) {
			hear(invalid.toString());
		}

	}

	class OfText extends Base {

		@OnIncoming
		void text(String text) {
			hear(text);
		}

	}

	class OfBytes extends Base {

		@OnIncoming
		void bytes(byte[] bytes) {
			hear(bytes);
		}

	}

	class OfMessages extends Base {

		@OnIncoming
		void message(BossMessage message) {
			hear(message);
		}

	}

	class OfAnything extends Base {

		@OnIncoming
		void anything(Object anything) {
			hear(anything);
		}

	}

	class OfObjects extends Base {

		@OnIncoming
		void say(Say say) {
			hear(say);
		}

	}

	class OfNumbers extends Base {

		@OnIncoming
		void number(int number) {
			hear(number);
		}

	}

	class OfLists extends Base {

		@OnIncoming
		void says(List<Say> says) {
			hear(says);
		}

	}

	class OfObjectsAndBytes extends Base {

		@OnIncoming
		void say(Say say) {
			hear(say);
		}

		@OnIncoming
		void bytes(byte[] bytes) {
			hear(bytes);
		}

	}

	class OfShapes extends Base {

		@OnIncoming
		void circle(Circle circle) {
			hear("circle " + circle.radius());
		}

		@OnIncoming
		void other(Shape shape) {
			hear("other " + shape);
		}

	}

	class OfNamedClients extends Base {

		@OnIncoming
		void text(String text, @RequestParam String name) {
			hear(text);
		}

	}

	static class Silent {

		@OnIncoming
		void say(Say say) {
		}

	}

	static class NumberConverter implements MessageConverter {

		@Override
		public Object fromMessage(Message<?> message, Class<?> targetClass) {
			return Map.of("number", Integer.parseInt(message.getPayload().toString()));
		}

		@Override
		public Message<?> toMessage(Object payload, MessageHeaders headers) {
			return null;
		}

	}

}

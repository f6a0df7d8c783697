/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseReason;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.InvalidConfigurationException;
import io.boss.websocket.InvalidMessage;
import io.boss.websocket.Outcome;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.annotation.OnBroadcast;
import io.boss.websocket.annotation.OnClose;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInfo;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnInvalid;
import io.boss.websocket.annotation.OnJoin;
import io.boss.websocket.annotation.OnTerminate;
import io.boss.websocket.annotation.ServicePath;
import io.boss.websocket.annotation.SessionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.messaging.Message;
import org.springframework.messaging.handler.annotation.DestinationVariable;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.Headers;
import org.springframework.messaging.handler.annotation.MessageExceptionHandler;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.scheduling.annotation.Async;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ServiceMethodFinder} and {@link MessageTypeFinder}: what they take,
 * and the mistakes that they tell.
 */
class ServiceMethodFinderTests {

	private static final String STATE_OR_RESOLVER = " is the state, let an @OnInit method return it; else take it "
			+ "away, or add a bean of type HandlerMethodArgumentResolver for it";

	private static final String INSTEAD = "A message is a BossMessage, or what it is converted to, and has no headers: "
			+ "take the client's handshake with @RequestHeader, @RequestParam or @CookieValue, or add a bean of type "
			+ "HandlerMethodArgumentResolver for it";

	private static final String NOT_PRIVATE = "Make the method an instance method that is not private";

	private static final String RETURNS = "Let it return nothing, an Outcome, or the state, whose type is what OnInit "
			+ "returns";

	private static final String NO_ASYNC = "Remove @Async; start slow work from the callback and bring its result back "
			+ "with BossServices.get(..).pipeToSelf(..)";

	static Stream<Arguments> numbers() {
		return Stream.of(Arguments.of(TwoInits.class,
				"has two methods with @OnInit, TwoInits.first() and " + "TwoInits.second()", "Keep one of them"),
				Arguments.of(TwoInitsOfTwoTypes.class,
						"has two methods with @OnInit, TwoInitsOfTwoTypes.first() and TwoInitsOfTwoTypes.second()",
						"Keep one of them"),
				Arguments.of(TwoJoins.class, "has two methods with @OnJoin, TwoJoins.first() and TwoJoins.second()",
						"Keep one of them"),
				Arguments.of(TwoCloses.class, "has two methods with @OnClose, TwoCloses.first() and TwoCloses.second()",
						"Keep one of them"),
				Arguments.of(TwoTerminates.class,
						"has two methods with @OnTerminate, TwoTerminates.first() and TwoTerminates.second()",
						"Keep one of them"),
				Arguments.of(TwoInvalids.class,
						"has two methods with @OnInvalid, TwoInvalids.first() and TwoInvalids.second()",
						"Keep one of them"));
	}

	static Stream<Arguments> argumentsAndModifiers() {
		return Stream.of(
				Arguments.of(UnknownArgument.class,
						"has @OnJoin on joined with a parameter of type List that nobody can resolve",
						"If List" + STATE_OR_RESOLVER),
				Arguments.of(StateOfNobody.class,
						"has @OnClose on left with a parameter of type ConnectionGroup that nobody can resolve",
						"If ConnectionGroup" + STATE_OR_RESOLVER),
				Arguments.of(BothStyles.class, "both implements BossServiceHandler and has annotated methods",
						"Choose one style: remove the interface, or the annotations"),
				Arguments.of(PrivateMethod.class, "has @OnIncoming on PrivateMethod.said, which is private",
						NOT_PRIVATE),
				Arguments.of(StaticMethod.class, "has @OnIncoming on StaticMethod.said, which is static", NOT_PRIVATE),
				Arguments.of(AsyncMethod.class,
						"has @OnIncoming on AsyncMethod.said, which is @Async: the service would go on before the "
								+ "callback is done",
						NO_ASYNC),
				Arguments.of(AsyncClass.class,
						"has @OnIncoming on AsyncClass.said, which is @Async: the service would go on before the "
								+ "callback is done",
						NO_ASYNC),
				Arguments.of(AsyncSubclass.class,
						"has @OnIncoming on AsyncSubclass.said, which is @Async: the service would go on before the "
								+ "callback is done",
						NO_ASYNC),
				Arguments.of(TwoPayloads.class,
						"has @OnIncoming on said with two parameters that could be the payload, String and List",
						"If one of them is the state, let an @OnInit method return that type; if not, take one away"));
	}

	static Stream<Arguments> argumentsOfOthers() {
		return Stream.of(
				Arguments.of(HeaderOfAMessage.class,
						"has @OnIncoming on said with a parameter of type String and @Header, which nobody can resolve",
						INSTEAD),
				Arguments.of(HeadersOfAnInfo.class,
						"has @OnInfo on told with a parameter of type Map and @Headers, which nobody can resolve",
						INSTEAD),
				Arguments.of(DestinationOfAMessage.class,
						"has @OnIncoming on said with a parameter of type String and @DestinationVariable, which nobody "
								+ "can resolve",
						INSTEAD),
				Arguments.of(PathOfAMessage.class,
						"has @OnIncoming on said with a parameter of type String and @PathVariable, which nobody can "
								+ "resolve",
						INSTEAD),
				Arguments.of(MessageOfSpring.class,
						"has @OnIncoming on said with a parameter of type Message that nobody can resolve", INSTEAD),
				Arguments.of(HeaderOfAFailure.class,
						"has @MessageExceptionHandler on failed with a parameter of type String and @Header, which "
								+ "nobody can resolve",
						INSTEAD));
	}

	static Stream<Arguments> payloads() {
		return Stream.of(
				Arguments.of(OnePayloadTwice.class,
						"has two methods with @OnIncoming for the same payload, OnePayloadTwice.first(Say) and "
								+ "OnePayloadTwice.second(Say)",
						"Keep one of them, or let them take different types"),
				Arguments.of(NoPayloadTwice.class,
						"has two methods with @OnInfo for the same payload, NoPayloadTwice.first() and "
								+ "NoPayloadTwice.second()",
						"Keep one of them, or let them take different types"),
				Arguments.of(TextAndObject.class,
						"has @OnIncoming methods both for text, TextAndObject.text(String), and for objects made of "
								+ "text, TextAndObject.object(Say)",
						"Keep the one or the other"),
				Arguments.of(TextMessageAndObject.class,
						"has @OnIncoming methods both for text, TextMessageAndObject.text(Text), and for objects made "
								+ "of text, TextMessageAndObject.object(Say)",
						"Keep the one or the other"));
	}

	static Stream<Arguments> returnTypes() {
		return Stream.of(
				Arguments.of(BroadcastReply.class,
						"has @OnBroadcast on announce that returns String, and there is nobody to send it to", RETURNS),
				Arguments.of(InfoReply.class,
						"has @OnInfo on told that returns String, and there is nobody to send it to", RETURNS),
				Arguments.of(CloseReply.class,
						"has @OnClose on left that returns String, and there is nobody to send it to", RETURNS),
				Arguments.of(TerminateReply.class,
						"has @OnTerminate on bye that returns ConnectionGroup, and there is nobody to send it to",
						"Let it return nothing"),
				Arguments.of(InitOutcome.class, "has an @OnInit method init that returns an Outcome",
						"Let it return the first state"),
				Arguments.of(Unhandled.class,
						"handles Circle but not Cube, Square of the sealed type " + Shape.class.getName(),
						"Add an @OnIncoming method for each, or one that takes Shape"),
				Arguments.of(NoCommonType.class,
						"has @OnIncoming methods for String[], Say, which cannot be told apart in a message",
						"Give them a common interface with @JsonTypeInfo, or take one of them and decide in the "
								+ "method"),
				Arguments.of(TwoKinds.class, "has a method both with both @OnJoin and @OnClose",
						"Make two methods of it"),
				Arguments.of(ReasonOfOthers.class,
						"has @OnIncoming on said with a parameter of type CloseReason that nobody can resolve there",
						"Take it away: it is for methods with @OnClose"));
	}

	@ParameterizedTest
	@MethodSource({ "numbers", "argumentsAndModifiers", "argumentsOfOthers", "payloads", "returnTypes" })
	void whenClassHasAMistakeThenItIsToldWithItsAction(Class<?> type, String problem, String action) {
		InvalidConfigurationException mistake = TestHandlers.mistakeOf(type);
		assertThat(mistake).isNotNull();
		assertThat(mistake).hasMessage("Bean 'mistaken' (" + type.getName() + ") " + problem);
		assertThat(mistake.action()).isEqualTo(action);
	}

	static Stream<Class<?>> clientsOfNobody() {
		return Stream.of(ClientInInit.class, PrincipalInBroadcast.class, SessionIdInInfo.class,
				ServicePathInTerminate.class, HandshakeInInfo.class, RequestParamInBroadcast.class,
				RequestHeaderInInit.class, CookieInTerminate.class, StateInInit.class);
	}

	@ParameterizedTest
	@MethodSource("clientsOfNobody")
	void whenThereIsNoClientThenNothingOfOneCanBeResolved(Class<?> type) {
		InvalidConfigurationException mistake = TestHandlers.mistakeOf(type);
		assertThat(mistake).isNotNull();
		assertThat(mistake).hasMessageContaining("with a parameter of type ")
			.hasMessageContaining("that nobody can resolve");
		assertThat(mistake.action()).isEqualTo((type != StateInInit.class)
				? "Take it away: it is for methods with @OnJoin, @OnIncoming, @OnClose, @OnOverflow, @OnDrop, @OnResume, @OnInvalid, @OnError"
						+ (type.getSimpleName().endsWith("InInfo") ? ", and of @OnInfo for those that take a TaskResult"
								: "")
				: "If ConnectionGroup" + STATE_OR_RESOLVER);
	}

	@Test
	void whenClassHasNoAnnotatedMethodThenItIsNotSupported() {
		assertThat(new TestHandlers().factory().supports(Say.class)).isFalse();
		assertThat(new TestHandlers().factory().supports(PrivateMethod.class)).isTrue();
	}

	@Test
	void whenAllArgumentsAreKnownThenThereIsNoMistake() {
		assertThat(TestHandlers.mistakeOf(Everything.class)).isNull();
	}

	@Test
	void whenPayloadIsMarkedAsForARequestThenItIsThePayload() {
		assertThat(TestHandlers.mistakeOf(BodyOfARequest.class)).isNull();
	}

	@Test
	void whenEveryMemberOfASealedTypeIsHandledThenThereIsNoMistake() {
		assertThat(TestHandlers.mistakeOf(Handled.class)).isNull();
		assertThat(TestHandlers.mistakeOf(HandledByParent.class)).isNull();
		assertThat(TestHandlers.mistakeOf(HandledWithOwnTypeInfo.class)).isNull();
	}

	@Test
	void whenParameterIsMarkedAsPayloadThenItIsNotTheState() {
		assertThat(TestHandlers.mistakeOf(TextState.class)).isNull();
	}

	record Say(String text) {
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
	sealed interface Shape permits Circle, Solid, Square {

	}

	record Circle() implements Shape {
	}

	record Square() implements Shape {
	}

	sealed interface Solid extends Shape permits Cube {

	}

	record Cube() implements Solid {
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
	sealed interface Tree {

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
	record Leaf() implements Tree {
	}

	record Bough() implements Tree {
	}

	static class TwoInits {

		@OnInit
		String first() {
			return "";
		}

		@OnInit
		String second() {
			return "";
		}

	}

	static class TwoInitsOfTwoTypes {

		@OnInit
		ConnectionGroup first() {
			return new ConnectionGroup();
		}

		@OnInit
		List<String> second() {
			return List.of();
		}

		@OnJoin
		void joined(List<String> second, ConnectionGroup first) {
		}

	}

	static class TwoJoins {

		@OnJoin
		void first() {
		}

		@OnJoin
		void second() {
		}

	}

	static class TwoCloses {

		@OnClose
		void first() {
		}

		@OnClose
		void second() {
		}

	}

	static class TwoTerminates {

		@OnTerminate
		void first() {
		}

		@OnTerminate
		void second() {
		}

	}

	static class TwoInvalids {

		@OnInvalid
		void first() {
		}

		@OnInvalid
		void second() {
		}

	}

	static class UnknownArgument {

		@OnJoin
		void joined(List<String> names) {
		}

	}

	static class HeaderOfAMessage {

		@OnIncoming
		void said(@Header("simpSessionId") String session) {
		}

	}

	static class HeadersOfAnInfo {

		@OnInfo
		void told(@Headers Map<String, Object> headers) {
		}

	}

	static class DestinationOfAMessage {

		@OnIncoming
		void said(@DestinationVariable String room) {
		}

	}

	static class PathOfAMessage {

		@OnIncoming
		void said(@PathVariable String room) {
		}

	}

	static class MessageOfSpring {

		@OnIncoming
		void said(Message<?> message) {
		}

	}

	static class HeaderOfAFailure {

		@OnIncoming
		void said(String text) {
		}

		@MessageExceptionHandler
		void failed(IllegalStateException exception, @Header("simpSessionId") String session) {
		}

	}

	static class BodyOfARequest {

		@OnIncoming
		void said(@RequestBody Say say) {
		}

	}

	static class StateOfNobody {

		@OnInit
		String init() {
			return "";
		}

		@OnClose
		void left(ConnectionGroup group) {
		}

	}

	static class BothStyles implements BossServiceHandler<String> {

		@OnJoin
		void joined() {
		}

	}

	static class PrivateMethod {

		@OnIncoming
		private void said(String text) {
		}

	}

	static class StaticMethod {

		@OnIncoming
		static void said(String text) {
		}

	}

	static class AsyncMethod {

		@Async
		@OnIncoming
		void said(String text) {
		}

	}

	@Async
	static class AsyncClass {

		@OnIncoming
		void said(String text) {
		}

	}

	static class Parent {

		@OnIncoming
		void said(String text) {
		}

	}

	@Async
	static class AsyncSubclass extends Parent {

	}

	static class TwoPayloads {

		@OnIncoming
		void said(String text, List<String> names) {
		}

	}

	static class OnePayloadTwice {

		@OnIncoming
		void first(Say say) {
		}

		@OnIncoming
		void second(Say say) {
		}

	}

	static class NoPayloadTwice {

		@OnInfo
		void first() {
		}

		@OnInfo
		void second() {
		}

	}

	static class TextAndObject {

		@OnIncoming
		void text(String text) {
		}

		@OnIncoming
		void object(Say say) {
		}

	}

	static class TextMessageAndObject {

		@OnIncoming
		void text(BossMessage.Text text) {
		}

		@OnIncoming
		void object(Say say) {
		}

	}

	static class BroadcastReply {

		@OnBroadcast
		String announce(String text) {
			return text;
		}

	}

	static class InfoReply {

		@OnInfo
		String told(String text) {
			return text;
		}

	}

	static class CloseReply {

		@OnClose
		String left() {
			return "";
		}

	}

	static class TerminateReply {

		@OnInit
		ConnectionGroup init() {
			return new ConnectionGroup();
		}

		@OnTerminate
		ConnectionGroup bye(ConnectionGroup group) {
			return group;
		}

	}

	static class InitOutcome {

		@OnInit
		Outcome<String> init() {
			return Outcome.noReply("");
		}

	}

	static class Unhandled {

		@OnIncoming
		void circle(Circle circle) {
		}

	}

	static class Handled {

		@OnIncoming
		void circle(Circle circle) {
		}

		@OnIncoming
		void square(Square square) {
		}

		@OnIncoming
		void solid(Solid solid) {
		}

	}

	static class HandledByParent {

		@OnIncoming
		void circle(Circle circle) {
		}

		@OnIncoming
		void shape(Shape shape) {
		}

	}

	static class HandledWithOwnTypeInfo {

		@OnIncoming
		void leaf(Leaf leaf) {
		}

		@OnIncoming
		void bough(Bough bough) {
		}

	}

	static class NoCommonType {

		@OnIncoming
		void names(String[] names) {
		}

		@OnIncoming
		void say(Say say) {
		}

	}

	static class TwoKinds {

		@OnJoin
		@OnClose
		void both() {
		}

	}

	static class ReasonOfOthers {

		@OnIncoming
		void said(String text, CloseReason reason) {
		}

	}

	static class ClientInInit {

		@OnInit
		void init(BossConnection client) {
		}

	}

	static class PrincipalInBroadcast {

		@OnBroadcast
		void announce(String text, Principal principal) {
		}

	}

	static class SessionIdInInfo {

		@OnInfo
		void told(@SessionId String sessionId) {
		}

	}

	static class ServicePathInTerminate {

		@OnTerminate
		void bye(@ServicePath String url) {
		}

	}

	static class HandshakeInInfo {

		@OnInfo
		void told(io.boss.websocket.Handshake handshake) {
		}

	}

	static class RequestParamInBroadcast {

		@OnBroadcast
		void announce(String text, @RequestParam String name) {
		}

	}

	static class RequestHeaderInInit {

		@OnInit
		void init(@RequestHeader String host) {
		}

	}

	static class CookieInTerminate {

		@OnTerminate
		void bye(@CookieValue String name) {
		}

	}

	static class StateInInit {

		@OnInit
		ConnectionGroup init(ConnectionGroup group) {
			return group;
		}

	}

	static class TextState {

		@OnInit
		String init() {
			return "";
		}

		@OnIncoming
		void said(@Payload String text, String state) {
		}

	}

	static class Everything {

		@OnInit
		ConnectionGroup init() {
			return new ConnectionGroup();
		}

		@OnJoin
		Outcome<ConnectionGroup> joined(BossConnection client, io.boss.websocket.Handshake handshake,
				Principal principal, @ServicePath String url, @SessionId String sessionId, @RequestParam String name,
				@RequestHeader String host, @CookieValue String cookie, ConnectionGroup group) {
			return Outcome.noReply(group);
		}

		@OnIncoming
		Say said(Say say, BossConnection client, Iterable<BossConnection> group) {
			return say;
		}

		@OnInvalid
		String invalid(InvalidMessage message, BossConnection client) {
			return message.detail();
		}

		@OnBroadcast
		ConnectionGroup announce(Say say, ConnectionGroup group) {
			return group;
		}

		@OnInfo
		Outcome<?> told(Object info, ConnectionGroup group) {
			return Outcome.noReply(group);
		}

		@OnClose
		void left(CloseReason reason, BossConnection client, ConnectionGroup group) {
		}

		@OnTerminate
		void bye(TerminationReason reason, ConnectionGroup group) {
		}

	}

}

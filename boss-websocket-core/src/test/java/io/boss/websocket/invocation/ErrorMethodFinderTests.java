/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CallbackFailure;
import io.boss.websocket.CloseReason;
import io.boss.websocket.InvalidConfigurationException;
import io.boss.websocket.annotation.OnBroadcast;
import io.boss.websocket.annotation.OnError;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInfo;
import io.boss.websocket.annotation.OnJoin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

import org.springframework.messaging.handler.annotation.MessageExceptionHandler;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.messaging.handler.annotation.SendTo;
import org.springframework.messaging.handler.annotation.support.MethodArgumentNotValidException;
import org.springframework.messaging.simp.annotation.SendToUser;
import org.springframework.scheduling.annotation.Async;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ErrorMethodFinder}: the mistakes of methods that handle failures.
 */
class ErrorMethodFinderTests {

	private static final String LATER = "Let it return nothing, and bring the value back with "
			+ "BossServices.get(..).pipeToSelf(..), or add a bean of type HandlerMethodReturnValueHandler for it";

	static Stream<Arguments> mistakes() {
		return Stream.of(
				Arguments.of(TwoForOneType.class,
						"has two methods for IllegalStateException, TwoForOneType.first(IllegalStateException) and "
								+ "TwoForOneType.second()",
						"Keep one of them, or let them handle different types"),
				Arguments.of(Nameless.class, "has @OnError on failed that says nowhere which exceptions it handles",
						"Name them, for example @OnError(IllegalStateException.class), or let it take one"),
				Arguments.of(TakesAnother.class,
						"has @OnError on failed that handles IOException and takes UncheckedIOException",
						"Let it take a common supertype of what it handles"),
				Arguments.of(UnknownParameter.class,
						"has @MessageExceptionHandler on failed with a parameter of type List that nobody can resolve",
						"If List is the state, let an @OnInit method return it; if it is what other services are sent, "
								+ "mark it with @Payload; else take it away, or add a bean of type "
								+ "HandlerMethodArgumentResolver for it"),
				Arguments.of(ReasonOfOthers.class,
						"has @OnError on failed with a parameter of type CloseReason that nobody can resolve there",
						"Take it away: it is for methods with @OnClose"),
				Arguments.of(TwoMessages.class,
						"has @OnError on failed with two parameters that could be the payload, String and Say",
						"If one of them is the state, let an @OnInit method return that type; if not, take one away"),
				Arguments.of(PrimitiveMessage.class,
						"has @OnError on failed with a message of type int, and there may be no message",
						"Take Integer, which may be null"));
	}

	static Stream<Arguments> otherMistakes() {
		return Stream.of(
				Arguments.of(BothStyles.class, "both implements BossServiceHandler and has annotated methods",
						"Choose one style: remove the interface, or the annotations"),
				Arguments.of(PrivateMethod.class,
						"has @MessageExceptionHandler on PrivateMethod.failed, which is private",
						"Make the method an instance method that is not private"),
				Arguments.of(AsyncMethod.class,
						"has @OnError on AsyncMethod.failed, which is @Async: the service would go on before the "
								+ "callback is done",
						"Remove @Async; start slow work from the callback and bring its result back with "
								+ "BossServices.get(..).pipeToSelf(..)"),
				Arguments.of(Destination.class,
						"has @MessageExceptionHandler on failed with @SendTo, and there are no destinations",
						"Remove @SendTo: what it returns is sent to the client, and a ConnectionGroup reaches others"),
				Arguments.of(NeverThrown.class,
						"has @MessageExceptionHandler on failed for MethodArgumentNotValidException, which no callback "
								+ "throws: it is not called with what is not valid",
						"Handle invalid messages in a method with @OnInvalid"),
				Arguments.of(NobodyToAnswer.class,
						"has @OnError on failed that returns String, and there is nobody to send it to",
						"Let it return nothing, an Outcome, or the state, whose type is what OnInit returns"),
				Arguments.of(FailureOfOthers.class,
						"has @OnIncoming on said with a parameter of type CallbackFailure that nobody can resolve there",
						"Take it away: it is for methods with @OnError"),
				Arguments.of(LaterReply.class,
						"has @OnJoin on joined that returns CompletableFuture, whose value nobody waits for", LATER),
				Arguments.of(LaterAnswer.class,
						"has @OnError on failed that returns Mono, whose value nobody waits for", LATER));
	}

	@ParameterizedTest
	@MethodSource({ "mistakes", "otherMistakes" })
	void whenClassHasAMistakeThenItIsToldWithItsAction(Class<?> type, String problem, String action) {
		InvalidConfigurationException mistake = TestHandlers.mistakeOf(type);
		assertThat(mistake).isNotNull();
		assertThat(mistake).hasMessage("Bean 'mistaken' (" + type.getName() + ") " + problem);
		assertThat(mistake.action()).isEqualTo(action);
	}

	@ParameterizedTest
	@MethodSource({ "mistakes" })
	void whenAdviceHasAMistakeThenItIsToldForTheService(Class<?> type, String problem, String action) {
		TestHandlers handlers = new TestHandlers().with(new FakeAdvice(type));
		InvalidConfigurationException mistake = handlers.mistake(Talking.class);
		assertThat(mistake).isNotNull();
		assertThat(mistake).hasMessage("Bean 'mistaken' (" + Talking.class.getName() + ") has the advice "
				+ type.getName() + ", which " + problem);
		assertThat(mistake.action()).startsWith(action);
	}

	@Test
	void whenAdviceIsForOthersThenItsMistakesDoNotMatter() {
		TestHandlers handlers = new TestHandlers().with(new FakeAdvice(UnknownParameter.class, (type) -> false));
		assertThat(handlers.mistake(Talking.class)).isNull();
	}

	@Test
	void whenAdviceIsSharedWithControllersThenWhatOnlyTheyThrowIsNoMistake() {
		assertThat(new TestHandlers().with(new FakeAdvice(NeverThrown.class)).mistake(Talking.class)).isNull();
	}

	@Test
	void whenEverythingCanBeResolvedThenThereIsNoMistake() {
		assertThat(TestHandlers.mistakeOf(Everything.class)).isNull();
	}

	record Say(String text) {
	}

	static class Talking {

		@OnIncoming
		void said(Say say) {
		}

	}

	static class TwoForOneType {

		@OnError
		void first(IllegalStateException exception) {
		}

		@MessageExceptionHandler({ IOException.class, IllegalStateException.class })
		void second() {
		}

	}

	static class Nameless {

		@OnError
		void failed(CallbackFailure failure) {
		}

	}

	static class TakesAnother {

		@OnError(IOException.class)
		void failed(UncheckedIOException exception) {
		}

	}

	static class UnknownParameter {

		@MessageExceptionHandler
		void failed(Exception exception, List<String> rooms) {
		}

	}

	static class ReasonOfOthers {

		@OnError
		void failed(Exception exception, CloseReason reason) {
		}

	}

	static class TwoMessages {

		@OnError
		void failed(Exception exception, String text, Say say) {
		}

	}

	static class PrimitiveMessage {

		@OnError
		void failed(Exception exception, int number) {
		}

	}

	static class BothStyles implements BossServiceHandler<Object> {

		@OnError
		void failed(Exception exception) {
		}

	}

	static class PrivateMethod {

		@MessageExceptionHandler
		private void failed(Exception exception) {
		}

	}

	static class AsyncMethod {

		@Async
		@OnError
		void failed(Exception exception) {
		}

	}

	static class Destination {

		@MessageExceptionHandler
		@SendTo("/topic/errors")
		String failed(Exception exception) {
			return "failed";
		}

	}

	static class NeverThrown {

		@MessageExceptionHandler
		void failed(MethodArgumentNotValidException exception) {
		}

	}

	static class NobodyToAnswer {

		@OnInfo
		void told(String info) {
		}

		@OnError
		String failed(Exception exception) {
			return "failed";
		}

	}

	static class FailureOfOthers {

		@OnIncoming
		void said(String text, CallbackFailure failure) {
		}

	}

	static class LaterReply {

		@OnJoin
		CompletableFuture<String> joined() {
			return CompletableFuture.completedFuture("text");
		}

	}

	static class LaterAnswer {

		@OnJoin
		void joined() {
		}

		@OnError
		Mono<String> failed(Exception exception) {
			return Mono.just("failed");
		}

	}

	static class Everything {

		@OnIncoming
		void said(Say say) {
		}

		@OnBroadcast
		void announced(Integer number) {
		}

		@OnError
		Object failed(IOException exception, CallbackFailure failure, BossConnection client, Say say) {
			return "failed";
		}

		@OnError({ IllegalStateException.class, IllegalArgumentException.class })
		void illegal(RuntimeException exception, String text) {
		}

		@OnError(ArithmeticException.class)
		void numbers(Number number) {
		}

		@MessageExceptionHandler
		@SendToUser("/queue/errors")
		String security(SecurityException exception, @Payload List<String> ofOthers) {
			return "failed";
		}

	}

}

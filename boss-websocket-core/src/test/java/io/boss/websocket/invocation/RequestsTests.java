/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.stream.Stream;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.FakeConnection;
import io.boss.websocket.InvalidMessage;
import io.boss.websocket.Outcome;
import io.boss.websocket.Reply;
import io.boss.websocket.SendResult;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInfo;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnInvalid;
import io.boss.websocket.annotation.OnJoin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link IncomingCallback}, {@link LateAnswers} and {@link AnswerSubscriber}.
 */
class RequestsTests {

	private static final String UNREADABLE = "{\"boss.re\":7,\"boss.error\":{\"status\":400,\"title\":\"Bad Request\","
			+ "\"detail\":\"The message cannot be read\"}}";

	private final FakeConnection client = new FakeConnection("1");

	@Test
	void whenMethodReturnsStateOrAnOutcomeThenTheClientHearsThatItIsDone() {
		BossServiceHandler<Object> handler = TestHandlers.of(new Counter());
		assertThat(ask(handler, "1", 0)).isEqualTo(Outcome.noReply(1));
		assertThat(handler.handleIncoming("/", this.client, BossMessage.text("{\"boss.id\":2,\"text\":\"stop\"}"), 1))
			.isEqualTo(Outcome.stop(TerminationReason.NORMAL, 1));
		assertThat(texts()).containsExactly("{\"boss.re\":1,\"boss.done\":true}", "{\"boss.re\":2,\"boss.done\":true}");
	}

	@Test
	void whenMethodIsGivenTheMessageThenItLacksTheFirstMember() {
		ask(TestHandlers.of(new Echo()), "\"x\"", null);
		assertThat(texts()).containsExactly("{\"boss.re\":\"x\",\"text\":\"a\"}");
	}

	@Test
	void whenServiceHasNoMethodForMessagesThenTheRequestFails() {
		ask(TestHandlers.of(new Joining()), "7", null);
		assertThat(texts()).containsExactly("{\"boss.re\":7,\"boss.error\":{\"status\":400,\"title\":\"Bad Request\","
				+ "\"detail\":\"Such messages are not handled\"}}");
	}

	@Test
	void whenPolicyIsToIgnoreThenARequestIsToldAllTheSame() {
		BossServiceHandler<Object> handler = new TestHandlers().with(InvalidMessagePolicy.IGNORE).create(new Reader());
		handler.handleIncoming("/", this.client, BossMessage.text("{\"boss.id\":7,x}"), null);
		handler.handleIncoming("/", this.client, BossMessage.text("{x}"), null);
		assertThat(texts()).containsExactly(UNREADABLE);
	}

	@Test
	void whenPolicyIsToCloseThenARequestIsToldAndClosed() {
		BossServiceHandler<Object> handler = new TestHandlers().with(InvalidMessagePolicy.CLOSE).create(new Reader());
		handler.handleIncoming("/", this.client, BossMessage.text("{\"boss.id\":7,x}"), null);
		assertThat(this.client.sent()).hasSize(2).last().isEqualTo("1007 invalid message");
		assertThat(texts()).containsExactly(UNREADABLE);
	}

	@Test
	void whenMethodForInvalidMessagesReturnsThenThatIsTheAnswer() {
		Forgiving service = new Forgiving();
		BossServiceHandler<Object> handler = TestHandlers.of(service);
		for (Object answer : new Object[] { "sorry", ProblemDetail.forStatus(HttpStatus.I_AM_A_TEAPOT) }) {
			service.answer = answer;
			handler.handleIncoming("/", this.client, BossMessage.text("{\"boss.id\":7,x}"), null);
		}
		service.answer = null;
		handler.handleIncoming("/", this.client, BossMessage.text("{\"boss.id\":7,x}"), null);
		assertThat(texts()).containsExactly("{\"boss.re\":7,\"boss.value\":\"sorry\"}",
				"{\"boss.re\":7,\"boss.error\":{\"status\":418,\"title\":\"I'm a teapot\"}}", UNREADABLE);
		assertThat(service.messages).containsOnly(BossMessage.text("{,x}"));
	}

	@Test
	void whenCallbackFailsThenOthersTellTheClient() {
		Replying service = new Replying();
		BossServiceHandler<Object> handler = TestHandlers.of(service);
		service.failure = new IllegalStateException("a secret");
		assertThatIllegalStateException().isThrownBy(() -> ask(handler, "7", null));
		assertThat(service.reply.isCancelled()).isTrue();
		assertThat(service.reply.send("late")).isEqualTo(SendResult.CLOSED);
		assertThat(texts()).isEmpty();
	}

	@Test
	void whenReplyIsUsedThenItEndsOnce() {
		Replying service = new Replying();
		BossServiceHandler<Object> handler = TestHandlers.of(service);
		ask(handler, "7", null);
		assertThat(texts()).isEmpty();
		List<String> cancelled = new ArrayList<>();
		service.reply.onCancel(() -> cancelled.add("cancelled"));
		assertThat(service.reply.next("a")).isEqualTo(SendResult.QUEUED);
		assertThat(service.reply.fail(ProblemDetail.forStatus(HttpStatus.GONE))).isEqualTo(SendResult.QUEUED);
		assertThat(service.reply.complete()).isEqualTo(SendResult.CLOSED);
		assertThat(service.reply.next("b")).isEqualTo(SendResult.CLOSED);
		assertThat(texts()).containsExactly("{\"boss.re\":7,\"boss.more\":true,\"boss.value\":\"a\"}",
				"{\"boss.re\":7,\"boss.error\":{\"status\":410,\"title\":\"Gone\"}}");
		assertThat(cancelled).isEmpty();
	}

	@Test
	void whenInstanceEndsThenOpenRepliesFail() {
		Replying service = new Replying();
		for (TerminationReason reason : List.of(TerminationReason.crashed(new IllegalStateException("a secret")),
				TerminationReason.SHUTDOWN)) {
			BossServiceHandler<Object> handler = TestHandlers.of(service);
			ask(handler, "7", null);
			List<String> cancelled = new ArrayList<>();
			service.reply.onCancel(() -> cancelled.add("cancelled"));
			handler.terminate(reason, null);
			assertThat(cancelled).hasSize(1);
			assertThat(service.reply.send("late")).isEqualTo(SendResult.CLOSED);
		}
		assertThat(texts()).containsExactly(
				"{\"boss.re\":7,\"boss.error\":{\"status\":500,\"title\":\"Internal Server Error\","
						+ "\"detail\":\"the service has failed to handle this\"}}",
				"{\"boss.re\":7,\"boss.error\":{\"status\":503,\"title\":\"Service Unavailable\","
						+ "\"detail\":\"the service has ended before it could answer\"}}");
	}

	@Test
	void whenPublisherIsOneOfTheJdkThenItIsAStream() {
		Publishing service = new Publishing();
		BossServiceHandler<Object> handler = TestHandlers.of(service);
		ask(handler, "7", null);
		service.publisher.submit("a");
		service.publisher.submit("b");
		service.publisher.close();
		assertThat(texts()).containsExactly("{\"boss.re\":7,\"boss.more\":true,\"boss.value\":\"a\"}",
				"{\"boss.re\":7,\"boss.more\":true,\"boss.value\":\"b\"}", "{\"boss.re\":7,\"boss.done\":true}");
	}

	@Test
	void whenValueIsAFutureBehindAnObjectThenItIsNotWritten() {
		ask(TestHandlers.of(new Hiding()), "7", null);
		assertThat(texts()).containsExactly("{\"boss.re\":7,\"boss.value\":\"found\"}");
	}

	@Test
	void whenPartCannotBeWrittenThenThePublisherIsStopped() {
		List<String> cancelled = new ArrayList<>();
		ask(TestHandlers.of(new Binary(cancelled)), "7", null);
		assertThat(cancelled).hasSize(1);
		assertThat(texts()).hasSize(1).first().asString().contains("\"status\":500");
	}

	static Stream<Arguments> mistakes() {
		String value = "Let it return what its client gets; what changes the state comes back with "
				+ "BossServices.get(..).pipeToSelf(..)";
		return Stream.of(
				Arguments.of(ReplyToJoin.class,
						"has @OnJoin on joined with a parameter of type Reply that nobody can resolve there",
						"Take it away: it is for methods with @OnIncoming"),
				Arguments.of(ReplyToInfo.class,
						"has @OnInfo on told with a parameter of type Reply that nobody can resolve there",
						"Take it away: it is for methods with @OnIncoming"),
				Arguments.of(TwoAnswers.class, "has @OnIncoming on said that takes a Reply and returns String",
						"Let it return nothing, an Outcome or the state, or take the Reply away"),
				Arguments.of(LaterOutcome.class,
						"has @OnIncoming on said that returns CompletableFuture of Outcome, and no client can be sent "
								+ "that",
						value),
				Arguments.of(LaterState.class,
						"has @OnIncoming on said that returns Flux of Integer, and no client can be sent that", value),
				Arguments.of(LaterStream.class,
						"has @OnIncoming on said that returns CompletableFuture of Flux, and no client can be sent that",
						value));
	}

	@ParameterizedTest
	@MethodSource("mistakes")
	void whenReplyIsAMistakeThenItIsToldAtTheStart(Class<?> type, String problem, String action) {
		assertThat(TestHandlers.mistakeOf(type)).hasMessage("Bean 'mistaken' (" + type.getName() + ") " + problem)
			.extracting("action")
			.isEqualTo(action);
	}

	private Outcome<Object> ask(BossServiceHandler<Object> handler, String id, Object state) {
		return handler.handleIncoming("/", this.client, BossMessage.text("{\"boss.id\":" + id + ",\"text\":\"a\"}"),
				state);
	}

	private Stream<String> texts() {
		return this.client.sent()
			.stream()
			.filter(BossMessage.Text.class::isInstance)
			.map((message) -> ((BossMessage.Text) message).payload());
	}

	record Say(String text) {
	}

	static class Counter {

		@OnInit
		Integer init() {
			return 0;
		}

		@OnIncoming
		Object said(Say say, Integer count) {
			return say.text().equals("stop") ? Outcome.stop(TerminationReason.NORMAL, count) : (Object) (count + 1);
		}

	}

	static class Echo {

		@OnIncoming
		BossMessage said(BossMessage message) {
			return message;
		}

	}

	static class Joining {

		@OnJoin
		void joined() {
		}

	}

	static class Reader {

		@OnIncoming
		void said(Say say) {
		}

	}

	static class Forgiving {

		private final List<BossMessage> messages = new ArrayList<>();

		private Object answer;

		@OnIncoming
		void said(Say say) {
		}

		@OnInvalid
		Object invalid(InvalidMessage message) {
			this.messages.add(message.message());
			return this.answer;
		}

	}

	static class Replying {

		private Reply<String> reply;

		private RuntimeException failure;

		@OnIncoming
		void said(Say say, Reply<String> reply) {
			this.reply = reply;
			if (this.failure != null) {
				throw this.failure;
			}
		}

	}

	static class Publishing {

		private final SubmissionPublisher<String> publisher = new SubmissionPublisher<>(Runnable::run, 16);

		@OnIncoming
		Flow.Publisher<String> said(Say say) {
			return this.publisher;
		}

	}

	static class Hiding {

		@OnIncoming
		Object said(Say say) {
			return CompletableFuture.completedFuture("found");
		}

	}

	static class Binary {

		private final List<String> cancelled;

		Binary(List<String> cancelled) {
			this.cancelled = cancelled;
		}

		@OnIncoming
		Flux<BossMessage> said(Say say) {
			return Flux.just(BossMessage.binary(new byte[1]), BossMessage.text("never"))
				.doOnCancel(() -> this.cancelled.add("cancelled"));
		}

	}

	static class ReplyToJoin {

		@OnJoin
		void joined(Reply<String> reply) {
		}

	}

	static class ReplyToInfo {

		@OnInfo
		void told(String info, Reply<String> reply) {
		}

	}

	static class TwoAnswers {

		@OnIncoming
		String said(Reply<String> reply, BossConnection client) {
			return "a";
		}

	}

	static class LaterOutcome {

		@OnIncoming
		CompletableFuture<Outcome<Integer>> said() {
			return null;
		}

	}

	static class LaterState {

		@OnInit
		Integer init() {
			return 0;
		}

		@OnIncoming
		Flux<Integer> said() {
			return Flux.empty();
		}

	}

	static class LaterStream {

		@OnIncoming
		CompletableFuture<Flux<String>> said() {
			return null;
		}

	}

}

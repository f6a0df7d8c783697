/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CallbackFailure;
import io.boss.websocket.CloseCode;
import io.boss.websocket.FakeConnection;
import io.boss.websocket.Handshake;
import io.boss.websocket.Outcome;
import io.boss.websocket.annotation.OnBroadcast;
import io.boss.websocket.annotation.OnError;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnJoin;
import io.boss.websocket.annotation.ServicePath;
import org.junit.jupiter.api.Test;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.core.MethodParameter;
import org.springframework.messaging.Message;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.messaging.handler.annotation.MessageExceptionHandler;
import org.springframework.messaging.handler.invocation.HandlerMethodReturnValueHandler;
import org.springframework.messaging.simp.annotation.SendToUser;
import org.springframework.web.bind.annotation.RequestParam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for {@link FailureHandling}: which method handles a failure, what it is given and
 * what becomes of what it answers.
 */
class FailureHandlingTests {

	private static final String URL = "/websocket/test";

	private final FakeConnection client = new FakeConnection("1");

	@Test
	void whenSeveralMethodsWouldDoThenTheClosestIsCalled() throws Throwable {
		Closest bean = new Closest();
		fail(TestHandlers.of(bean), new FileNotFoundException());
		fail(TestHandlers.of(bean), new IOException());
		fail(TestHandlers.of(bean), new IllegalStateException());
		assertThat(bean.called).containsExactly("file", "io", "any");
	}

	@Test
	void whenOnlyTheCauseIsHandledThenTheMethodGetsTheCause() throws Throwable {
		IOException cause = new IOException("cause");
		OnlyIo bean = new OnlyIo();
		fail(TestHandlers.of(bean), new IllegalStateException(new RuntimeException(cause)));
		assertThat(bean.exceptions).containsExactly(cause);
	}

	@Test
	void whenCausesGoRoundInACircleThenTheExceptionIsThrownOn() {
		IllegalStateException exception = new IllegalStateException();
		exception.initCause(new IllegalArgumentException(exception));
		assertThat(catchThrowable(() -> fail(TestHandlers.of(new OnlyIo()), exception))).isSameAs(exception);
	}

	@Test
	void whenNobodyHandlesItThenTheVeryExceptionIsThrownOn() {
		RuntimeException exception = new RuntimeException();
		assertThat(catchThrowable(() -> fail(TestHandlers.of(new OnlyIo()), exception))).isSameAs(exception);
		assertThat(catchThrowable(() -> fail(TestHandlers.of(new Plain()), exception))).isSameAs(exception);
	}

	@Test
	void whenErrorIsNotNamedThenItIsThrownOn() {
		Error error = new AssertionError(new IOException());
		assertThat(catchThrowable(() -> fail(TestHandlers.of(new Closest()), error))).isSameAs(error);
	}

	@Test
	void whenErrorIsNamedThenItIsHandled() throws Throwable {
		fail(TestHandlers.of(new Anything()), new StackOverflowError());
		assertThat(this.client.sent()).containsExactly(BossMessage.text("<StackOverflowError>"));
	}

	@Test
	void whenCallbackThrowsACheckedExceptionThenTheMethodGetsIt() throws Throwable {
		OnlyIo bean = new OnlyIo();
		BossServiceHandler<Object> handler = TestHandlers.of(bean);
		Throwable thrown = catchThrowable(() -> handler.handleIncoming(URL, this.client, BossMessage.text("a"), null));
		fail(handler, thrown);
		assertThat(bean.exceptions).singleElement().isInstanceOf(IOException.class);
		assertThat(bean.failures.get(0).cause()).isSameAs(bean.exceptions.get(0));
	}

	@Test
	void whenHandlerOfReturnValuesThrowsThenTheMethodGetsIt() throws Throwable {
		OnlyIo bean = new OnlyIo();
		BossServiceHandler<Object> handler = new TestHandlers().with(new HandlerMethodReturnValueHandler() {

			@Override
			public boolean supportsReturnType(MethodParameter type) {
				return type.getParameterType() == Say.class;
			}

			@Override
			public void handleReturnValue(Object value, MethodParameter type, Message<?> message) throws IOException {
				throw new IOException("handler");
			}

		}).create(bean);
		Throwable thrown = catchThrowable(() -> handler.handleJoin(URL, this.client, null));
		handler.handleError(new CallbackFailure("handleJoin", thrown, this.client, null), null);
		assertThat(bean.exceptions).singleElement().extracting(Throwable::getMessage).isEqualTo("handler");
	}

	@Test
	void whenMethodTakesEverythingThenItGetsEverything() throws Throwable {
		Everything bean = new Everything();
		BossServiceHandler<Object> handler = TestHandlers.of(bean);
		handler.handleJoin(URL, this.client, 7);
		BossMessage message = BossMessage.text("{\"text\":\"hello\"}");
		Exception exception = new IllegalStateException();
		CallbackFailure failure = new CallbackFailure("handleIncoming", exception, this.client, message);
		assertThat(handler.handleError(failure, 7)).isEqualTo(Outcome.noReply(8));
		assertThat(bean.given).containsExactly(exception, failure, this.client, this.client.handshake(), URL,
				new Say("hello"), 7);
	}

	@Test
	void whenCallbackWasNotAboutAClientThenNothingOfOneIsThere() throws Throwable {
		Everything bean = new Everything();
		Exception exception = new IllegalStateException();
		CallbackFailure failure = new CallbackFailure("handleBroadcast", exception, null, new Say("all"));
		TestHandlers.of(bean).handleError(failure, 7);
		assertThat(bean.given).containsExactly(exception, failure, null, null, null, new Say("all"), 7);
	}

	@Test
	void whenMessageIsOfAnotherTypeThenThereIsNone() throws Throwable {
		Everything bean = new Everything();
		BossServiceHandler<Object> handler = TestHandlers.of(bean);
		Exception exception = new IllegalStateException();
		for (Object message : new Object[] { BossMessage.text("no JSON"), 42, null }) {
			bean.given.clear();
			handler.handleError(new CallbackFailure("handleIncoming", exception, this.client, message), 7);
			assertThat(bean.given.get(5)).isNull();
		}
	}

	@Test
	void whenMethodTakesTheMessageAsItCameThenItGetsIt() throws Throwable {
		Raw bean = new Raw();
		BossMessage message = BossMessage.text("no JSON");
		BossServiceHandler<Object> handler = TestHandlers.of(bean);
		handler.handleError(new CallbackFailure("handleIncoming", new IOException(), this.client, message), null);
		handler.handleError(new CallbackFailure("handleIncoming", new RuntimeException(), this.client, message), null);
		assertThat(bean.given).containsExactly(message, "no JSON");
	}

	@Test
	void whenMethodReturnsAReplyThenTheClientGetsItAndTheStateStays() throws Throwable {
		assertThat(fail(TestHandlers.of(new Anything()), new IOException())).isEqualTo(Outcome.noReply("state"));
		assertThat(this.client.sent()).containsExactly(BossMessage.text("<IOException>"));
	}

	@Test
	void whenThereIsNobodyToReplyToThenTheStateStays() throws Throwable {
		BossServiceHandler<Object> handler = TestHandlers.of(new Anything());
		assertThat(handler.handleError(new CallbackFailure("handleInfo", new IOException(), null, "info"), "state"))
			.isEqualTo(Outcome.noReply("state"));
		assertThat(this.client.sent()).isEmpty();
	}

	@Test
	void whenMethodReturnsAnOutcomeThenItIsTaken() throws Throwable {
		assertThat(fail(TestHandlers.of(new Rejecting()), new IOException()))
			.isEqualTo(Outcome.reject(CloseCode.of(4000), "no"));
	}

	@Test
	void whenMethodItselfThrowsThenThatIsTheFailure() {
		assertThatIllegalStateException().isThrownBy(() -> fail(TestHandlers.of(new Failing()), new IOException()))
			.withMessage("handler");
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> fail(TestHandlers.of(new Failing()), new RuntimeException()))
			.withMessage("checked");
	}

	@Test
	void whenMethodThrowsOnWhatItWasGivenThenTheVeryExceptionIsThrownOn() {
		BossServiceHandler<Object> handler = TestHandlers.of(new ThrowingOn());
		Throwable thrown = catchThrowable(() -> handler.handleIncoming(URL, this.client, BossMessage.text("a"), null));
		assertThat(thrown).isInstanceOf(IOException.class);
		assertThat(catchThrowable(() -> fail(handler, thrown))).isSameAs(thrown);
	}

	@Test
	void whenReplyOfTheMethodCannotBeWrittenThenThatIsTheFailure() {
		this.client.encodesNothing();
		assertThatExceptionOfType(MessageConversionException.class)
			.isThrownBy(() -> fail(TestHandlers.of(new Anything()), new IOException()));
	}

	@Test
	void whenHandshakeLacksWhatTheMethodAsksForThenTheExceptionIsThrownOn() {
		RuntimeException exception = new RuntimeException();
		assertThat(catchThrowable(() -> fail(TestHandlers.of(new Demanding()), exception))).isSameAs(exception);
		assertThat(exception.getSuppressed()).singleElement()
			.extracting(Throwable::getMessage)
			.asString()
			.contains("'name' is missing");
	}

	@Test
	void whenAnnotationIsThatOfSpringOrAComposedOneThenItIsTheSame() throws Throwable {
		BossServiceHandler<Object> handler = TestHandlers.of(new Stomp());
		fail(handler, new IOException());
		fail(handler, new IllegalStateException());
		assertThat(this.client.sent()).containsExactly(BossMessage.text("<to user>"), BossMessage.text("<composed>"));
	}

	@Test
	void whenServiceHasNoMethodThenAdviceIsAskedInItsOrder() throws Throwable {
		BossServiceHandler<Object> handler = new TestHandlers().with(new FakeAdvice(new Last(), 2))
			.with(new FakeAdvice(new First(), 1))
			.create(new OnlyIo());
		fail(handler, new IllegalStateException());
		fail(handler, new ArithmeticException());
		fail(handler, new IOException());
		assertThat(this.client.sent()).containsExactly(BossMessage.text("<first>"), BossMessage.text("<last>"));
	}

	@Test
	void whenNothingFailsThenAdviceIsNotCreated() {
		TestHandlers handlers = new TestHandlers().with(new FakeAdvice(First.class)).with(new FakeAdvice(Last.class));
		assertThat(handlers.create(new Plain()).init()).isNull();
	}

	@Test
	void whenAdviceIsForOtherServicesThenItIsNotCalled() {
		RuntimeException exception = new RuntimeException();
		BossServiceHandler<Object> handler = new TestHandlers()
			.with(new FakeAdvice(Last.class, (type) -> type == OnlyIo.class))
			.create(new Plain());
		assertThat(catchThrowable(() -> fail(handler, exception))).isSameAs(exception);
	}

	@Test
	void whenAdviceIsAPrototypeThenEachFailureHasItsOwn() throws Throwable {
		List<Object> beans = new ArrayList<>();
		BossServiceHandler<Object> handler = new TestHandlers().with(new FakeAdvice(Last.class, () -> {
			beans.add(new Last());
			return beans.get(beans.size() - 1);
		}, 0, (type) -> true)).create(new Plain());
		fail(handler, new IOException());
		fail(handler, new IOException());
		assertThat(beans).hasSize(2).allSatisfy((bean) -> assertThat(((Last) bean).calls).isOne());
	}

	@Test
	void whenAdviceIsProxiedThenTheProxyIsCalled() throws Throwable {
		List<String> calls = new ArrayList<>();
		ProxyFactory factory = new ProxyFactory(new Last());
		factory.setProxyTargetClass(true);
		factory.addAdvice((org.aopalliance.intercept.MethodInterceptor) (invocation) -> {
			calls.add(invocation.getMethod().getName());
			return invocation.proceed();
		});
		fail(new TestHandlers().with(new FakeAdvice(Last.class, factory::getProxy, 0, (type) -> true))
			.create(new Plain()), new IOException());
		assertThat(calls).containsExactly("failed");
	}

	@Test
	void whenAdviceReturnsWhatCouldBeStateThenItIsAReply() throws Throwable {
		BossServiceHandler<Object> handler = new TestHandlers().with(new FakeAdvice(new Mapping(), 0))
			.create(new MapState());
		Object state = handler.init();
		assertThat(handler.handleError(new CallbackFailure("handleJoin", new IOException(), this.client, null), state))
			.isEqualTo(Outcome.noReply(state));
		assertThat(this.client.sent()).containsExactly(BossMessage.text("<{error=true}>"));
	}

	@Test
	void whenAdviceTakesTheStateOfSomeThenItIsAMistakeForOthers() throws Throwable {
		Stateful advice = new Stateful();
		TestHandlers handlers = new TestHandlers().with(new FakeAdvice(advice, 0));
		assertThat(fail(handlers.create(new Everything()), new IOException(), 7)).isEqualTo(Outcome.noReply(8));
		assertThat(advice.given).containsExactly(7);
		assertThat(handlers.mistake(MapState.class)).hasMessageContaining("of type Integer that nobody can resolve");
	}

	private Outcome<Object> fail(BossServiceHandler<Object> handler, Throwable exception) throws Throwable {
		return fail(handler, exception, "state");
	}

	private Outcome<Object> fail(BossServiceHandler<Object> handler, Throwable exception, Object state)
			throws Throwable {
		return handler.handleError(new CallbackFailure("handleIncoming", exception, this.client, BossMessage.text("a")),
				state);
	}

	record Say(String text) {
	}

	static class Plain {

		@OnIncoming
		void said(String text) {
		}

	}

	static class Closest {

		private final List<String> called = new ArrayList<>();

		@OnError
		void any(Exception exception) {
			this.called.add("any");
		}

		@OnError
		void file(FileNotFoundException exception) {
			this.called.add("file");
		}

		@OnError(IOException.class)
		void io() {
			this.called.add("io");
		}

	}

	static class OnlyIo {

		private final List<Exception> exceptions = new ArrayList<>();

		private final List<CallbackFailure> failures = new ArrayList<>();

		@OnJoin
		Say joined() {
			return new Say("hello");
		}

		@OnIncoming
		void said(String text) throws IOException {
			throw new IOException(text);
		}

		@OnError(IOException.class)
		void failed(Exception exception, CallbackFailure failure) {
			this.exceptions.add(exception);
			this.failures.add(failure);
		}

	}

	static class Anything {

		@OnIncoming
		void said(String text) {
		}

		@OnError
		String failed(Throwable exception) {
			return exception.getClass().getSimpleName();
		}

	}

	static class Everything {

		private final List<Object> given = new ArrayList<>();

		@OnInit
		Integer init() {
			return 0;
		}

		@OnIncoming
		void said(Say say) {
		}

		@OnBroadcast
		void announced(Say say) {
		}

		@OnError
		Integer failed(IllegalStateException exception, CallbackFailure failure, BossConnection client,
				Handshake handshake, @ServicePath String url, Say say, Integer state) {
			this.given.addAll(Arrays.asList(exception, failure, client, handshake, url, say, state));
			return state + 1;
		}

	}

	static class Raw {

		private final List<Object> given = new ArrayList<>();

		@OnIncoming
		void said(Say say) {
		}

		@OnError(IOException.class)
		void failed(BossMessage message) {
			this.given.add(message);
		}

		@OnError(RuntimeException.class)
		void failed(String text) {
			this.given.add(text);
		}

	}

	static class Rejecting {

		@OnError(IOException.class)
		Outcome<Object> failed() {
			return Outcome.reject(CloseCode.of(4000), "no");
		}

	}

	static class Failing {

		@OnError(IOException.class)
		void failed() {
			throw new IllegalStateException("handler");
		}

		@OnError(RuntimeException.class)
		void checked() throws IOException {
			throw new IOException("checked");
		}

	}

	static class ThrowingOn {

		@OnIncoming
		void said(String text) throws IOException {
			throw new IOException(text);
		}

		@OnError
		void failed(IOException exception) throws IOException {
			throw exception;
		}

	}

	static class Demanding {

		@OnError(RuntimeException.class)
		void failed(@RequestParam String name) {
			throw new IllegalStateException();
		}

	}

	@Retention(RetentionPolicy.RUNTIME)
	@OnError(IllegalStateException.class)
	@interface WhenIllegal {

	}

	static class Stomp {

		@OnJoin
		void joined() {
		}

		@MessageExceptionHandler(IOException.class)
		@SendToUser("/queue/errors")
		String failed() {
			return "to user";
		}

		@WhenIllegal
		String illegal() {
			return "composed";
		}

	}

	static class First {

		@OnError
		String failed(IllegalStateException exception) {
			return "first";
		}

	}

	static class Last {

		private int calls;

		@MessageExceptionHandler
		String failed(Exception exception) {
			this.calls++;
			return "last";
		}

	}

	static class MapState {

		@OnInit
		Map<String, Object> init() {
			return Map.of("rooms", 1);
		}

		@OnJoin
		void joined() {
		}

	}

	static class Mapping {

		@OnError(IOException.class)
		Map<String, Object> failed() {
			return Map.of("error", true);
		}

	}

	static class Stateful {

		private final List<Object> given = new ArrayList<>();

		@OnError(IOException.class)
		Outcome<Integer> failed(Integer state) {
			this.given.add(state);
			return Outcome.noReply(state + 1);
		}

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason;
import io.boss.websocket.FakeConnection;
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
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.MethodParameter;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;
import org.springframework.messaging.handler.invocation.MethodArgumentResolutionException;
import org.springframework.web.bind.annotation.RequestParam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link AnnotatedHandler} and {@link BoundMethod}: which methods are found and
 * called, and what becomes of what they throw.
 */
@ExtendWith(OutputCaptureExtension.class)
class AnnotatedHandlerTests {

	private static final String URL = "/websocket/test";

	private static final CloseReason GONE = new CloseReason(CloseReason.Kind.PEER, CloseCode.of(1000), "");

	private final FakeConnection client = new FakeConnection("1");

	@Test
	void whenServiceHasNoMethodForACallbackThenItChangesNothing() {
		BossServiceHandler<Object> handler = TestHandlers.of(new Joining());
		assertThat(handler.init()).isNull();
		assertThat(handler.handleIncoming(URL, this.client, BossMessage.text("a"), "state"))
			.isEqualTo(Outcome.noReply("state"));
		assertThat(handler.handleClose(GONE, URL, this.client, "state")).isEqualTo(Outcome.noReply("state"));
		assertThat(handler.handleBroadcast("a", "state")).isEqualTo(Outcome.noReply("state"));
		assertThat(handler.handleInfo("a", "state")).isEqualTo(Outcome.noReply("state"));
		handler.terminate(TerminationReason.NORMAL, "state");
		assertThat(this.client.sent()).isEmpty();
	}

	@Test
	void whenAnnotationIsMetaThenItsMethodIsCalled() {
		assertThat(say(TestHandlers.of(new Composed()), "a")).isEqualTo("composed a");
	}

	@Test
	void whenMethodIsInheritedThenItIsCalled() {
		assertThat(say(TestHandlers.of(new Child()), "a")).isEqualTo("parent a");
	}

	@Test
	void whenMethodIsOverriddenWithoutAnAnnotationThenTheOverridingOneIsCalledOnce() {
		assertThat(say(TestHandlers.of(new OverridingChild()), "a")).isEqualTo("child a");
		assertThat(this.client.sent()).hasSize(1);
	}

	@Test
	void whenMethodIsADefaultOfAnInterfaceThenItIsCalled() {
		assertThat(say(TestHandlers.of(new ByInterface()), "a")).isEqualTo("default a");
	}

	@Test
	void whenSuperclassIsGenericThenStateAndPayloadAreTold() {
		BossServiceHandler<Object> handler = TestHandlers.of(new Counters());
		Object state = handler.init();
		assertThat(state).isInstanceOf(Counter.class);
		assertThat(say(handler, "{\"text\":\"a\"}", state)).isEqualTo("a 1");
		assertThat(handler.handleBroadcast(new Say("b"), state)).isEqualTo(Outcome.noReply(state));
		assertThat(((Counter) state).heard).containsExactly("a", "b");
	}

	@Test
	void whenGenericMethodIsOverriddenThenItIsCalledOnce() {
		BossServiceHandler<Object> handler = TestHandlers.of(new BridgedCounters());
		assertThat(say(handler, "{\"text\":\"a\"}", handler.init())).isEqualTo("bridged a");
		assertThat(this.client.sent()).hasSize(1);
	}

	@Test
	void whenBeanIsProxiedByItsClassThenTheProxyIsCalled() {
		List<String> calls = new ArrayList<>();
		ProxyFactory factory = new ProxyFactory(new Parent());
		factory.setProxyTargetClass(true);
		factory.addAdvice((org.aopalliance.intercept.MethodInterceptor) (invocation) -> {
			calls.add(invocation.getMethod().getName());
			return invocation.proceed();
		});
		assertThat(say(TestHandlers.of(factory.getProxy()), "a")).isEqualTo("parent a");
		assertThat(calls).containsExactly("said");
	}

	@Test
	void whenProxyHidesTheMethodThenTheMendIsTold() {
		ProxyFactory factory = new ProxyFactory(new Hidden());
		assertThatIllegalStateException().isThrownBy(
				() -> new TestHandlers().factory().prepare("test", "hidden", Hidden.class).apply(factory.getProxy()))
			.withMessageContaining("said")
			.withMessageContaining("proxy-target-class");
	}

	@Test
	void whenMethodThrowsThenItsOwnExceptionIsThrown() {
		BossServiceHandler<Object> handler = TestHandlers.of(new Throwing());
		assertThatIllegalStateException().isThrownBy(() -> handler.handleBroadcast(1, null)).withMessage("unchecked");
		assertThatExceptionOfType(StackOverflowError.class).isThrownBy(() -> handler.handleBroadcast(1.0, null));
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> handler.handleBroadcast("a", null))
			.withMessage("checked")
			.withNoCause();
	}

	@Test
	void whenMessagingExceptionIsTheMethodsOwnThenItIsNotTakenForAnInvalidMessage() {
		assertThatExceptionOfType(org.springframework.messaging.MessagingException.class)
			.isThrownBy(() -> say(TestHandlers.of(new ThrowingMessaging()), "a"));
	}

	@Test
	void whenPayloadIsNotValidThenDetailNamesPropertiesAndNoValues() {
		TestHandlers handlers = new TestHandlers();
		Validating bean = new Validating();
		handlers.create(bean).handleIncoming(URL, this.client, BossMessage.text("{\"text\":\" \",\"to\":\" \"}"), null);
		assertThat(bean.invalid.problem()).isEqualTo(InvalidMessage.Problem.VALIDATION);
		assertThat(bean.invalid.detail()).isEqualTo("text must not be blank, to must not be blank");
		assertThat(bean.invalid.message()).isEqualTo(BossMessage.text("{\"text\":\" \",\"to\":\" \"}"));
		assertThat(handlers.dropped).containsExactly("test INVALID");
	}

	@Test
	void whenAnElementOfThePayloadIsNotValidThenItIsInvalid() {
		ValidatingAll bean = new ValidatingAll();
		BossServiceHandler<Object> handler = new TestHandlers().create(bean);
		handler.handleIncoming(URL, this.client,
				BossMessage.text("[{\"text\":\"a\",\"to\":\"b\"},null,{\"text\":\" \",\"to\":\"b\"}]"), null);
		assertThat(bean.invalid.problem()).isEqualTo(InvalidMessage.Problem.VALIDATION);
		assertThat(bean.invalid.detail()).isEqualTo("text must not be blank");
		assertThat(bean.all).isNull();
		handler.handleIncoming(URL, this.client, BossMessage.text("[{\"text\":\"a\",\"to\":\"b\"},null]"), null);
		assertThat(bean.all).hasSize(2);
	}

	@Test
	void whenArgumentCannotBeResolvedThenDetailNamesNoClasses() {
		Unresolving bean = new Unresolving();
		new TestHandlers().with(new HandlerMethodArgumentResolver() {

			@Override
			public boolean supportsParameter(MethodParameter parameter) {
				return parameter.getParameterType() == Locale.class;
			}

			@Override
			public Object resolveArgument(MethodParameter parameter, Message<?> message) {
				throw new MethodArgumentResolutionException(message, parameter, "as the test wants it");
			}

		}).create(bean).handleIncoming(URL, this.client, BossMessage.text("a"), null);
		assertThat(bean.invalid.detail()).isEqualTo("The message cannot be handled");
	}

	@Test
	void whenNoMethodTakesABroadcastThenItIsCountedAndALineSaysSo(CapturedOutput output) {
		TestHandlers handlers = new TestHandlers();
		BossServiceHandler<Object> handler = handlers.create(new Validating());
		for (int i = 0; i < 50; i++) {
			assertThat(handler.handleBroadcast(new StringBuilder("a"), "state")).isEqualTo(Outcome.noReply("state"));
		}
		assertThat(handlers.dropped).hasSize(50).containsOnly("test UNHANDLED");
		String line = "Service 'test' has no @OnBroadcast method that takes java.lang.StringBuilder: broadcasts of this "
				+ "type are dropped";
		assertThat(output.getAll().lines().filter((logged) -> logged.contains(line))).hasSizeBetween(1, 10);
	}

	@Test
	void whenBroadcastIsNotValidThenItIsDroppedAndCounted() {
		TestHandlers handlers = new TestHandlers();
		Validating bean = new Validating();
		assertThat(handlers.create(bean).handleBroadcast(new Addressed("", ""), "state"))
			.isEqualTo(Outcome.noReply("state"));
		assertThat(handlers.dropped).containsExactly("test INVALID");
	}

	@Test
	void whenHandshakeLacksWhatCloseAndInvalidAskForThenTheyAreSkipped() {
		TestHandlers handlers = new TestHandlers();
		BossServiceHandler<Object> handler = handlers.create(new Demanding());
		assertThat(handler.handleClose(GONE, URL, this.client, "state")).isEqualTo(Outcome.noReply("state"));
		assertThat(handler.handleIncoming(URL, this.client, BossMessage.text("no JSON"), "state"))
			.isEqualTo(Outcome.noReply("state"));
		assertThat(handlers.dropped).isNotEmpty();
	}

	@Test
	void whenHandshakeLacksWhatJoinAsksForThenTheClientIsRejected() {
		assertThat(TestHandlers.of(new Joining()).handleJoin(URL, this.client, null)).isEqualTo(
				Outcome.reject(CloseCode.of(1008), "'name' is missing in the request that opened the connection"));
	}

	@Test
	void whenReasonOfARejectionIsTooLongThenItIsShortened() {
		Outcome<Object> outcome = TestHandlers.of(new LongNamed()).handleJoin(URL, this.client, null);
		assertThat(outcome).isInstanceOfSatisfying(Outcome.Reject.class,
				(reject) -> assertThat(reject.reason()).hasSize(123));
	}

	@Test
	void whenAnswerToAnInvalidMessageCannotBeWrittenThenItIsText() {
		this.client.encodesNothing();
		BossServiceHandler<Object> handler = TestHandlers.of(new OnlyText());
		assertThat(handler.handleIncoming(URL, this.client, BossMessage.binary(new byte[1]), "state"))
			.isEqualTo(Outcome.noReply("state"));
		assertThat(this.client.sent()).containsExactly(BossMessage.text("Binary messages are not handled"));
	}

	private Object say(BossServiceHandler<Object> handler, String text) {
		return say(handler, text, null);
	}

	private Object say(BossServiceHandler<Object> handler, String text, Object state) {
		handler.handleIncoming(URL, this.client, BossMessage.text(text), state);
		// The connection puts in brackets what it encodes.
		String sent = ((BossMessage.Text) this.client.sent().get(0)).payload();
		return sent.substring(1, sent.length() - 1);
	}

	@Target(ElementType.METHOD)
	@Retention(RetentionPolicy.RUNTIME)
	@OnIncoming
	@interface Heard {

	}

	record Say(String text) {
	}

	record Addressed(@NotBlank String text, @NotBlank String to) {
	}

	static class Composed {

		@Heard
		String said(String text) {
			return "composed " + text;
		}

	}

	static class Parent {

		@OnIncoming
		String said(String text) {
			return "parent " + text;
		}

	}

	static class Child extends Parent {

	}

	static class OverridingChild extends Parent {

		@Override
		String said(String text) {
			return "child " + text;
		}

	}

	interface Saying {

		@OnIncoming
		default String said(String text) {
			return "default " + text;
		}

	}

	static class ByInterface implements Saying {

	}

	static class Counter {

		private final List<String> heard = new ArrayList<>();

	}

	abstract static class Generic<S, T> {

		@OnInit
		abstract S init();

		@OnIncoming
		String said(T payload, S state) {
			return describe(payload, state);
		}

		@OnBroadcast
		S announced(T payload, S state) {
			describe(payload, state);
			return state;
		}

		abstract String describe(T payload, S state);

	}

	static class Counters extends Generic<Counter, Say> {

		@Override
		Counter init() {
			return new Counter();
		}

		@Override
		String describe(Say say, Counter counter) {
			counter.heard.add(say.text());
			return say.text() + " " + counter.heard.size();
		}

	}

	static class BridgedCounters extends Counters {

		@Override
		String said(Say payload, Counter state) {
			return "bridged " + payload.text();
		}

	}

	interface Marker {

	}

	static class Hidden implements Marker {

		@OnIncoming
		void said(String text) {
		}

	}

	static class Throwing {

		@OnBroadcast
		void unchecked(Integer number) {
			throw new IllegalStateException("unchecked");
		}

		@OnBroadcast
		void error(Double number) {
			throw new StackOverflowError();
		}

		@OnBroadcast
		void checked(String text) throws IOException {
			throw new IOException("checked");
		}

	}

	static class ThrowingMessaging {

		@OnIncoming
		void said(String text) {
			throw new org.springframework.messaging.MessagingException("mine");
		}

	}

	static class Unresolving {

		private InvalidMessage invalid;

		@OnIncoming
		void said(String text, Locale locale) {
		}

		@OnInvalid
		void invalid(InvalidMessage message) {
			this.invalid = message;
		}

	}

	static class ValidatingAll {

		private InvalidMessage invalid;

		private List<Addressed> all;

		@OnIncoming
		void said(@Valid List<Addressed> all) {
			this.all = all;
		}

		@OnInvalid
		void invalid(InvalidMessage message) {
			this.invalid = message;
		}

	}

	static class Validating {

		private InvalidMessage invalid;

		@OnIncoming
		void said(@Valid Addressed addressed) {
			throw new IllegalStateException();
		}

		@OnBroadcast
		void announced(@Valid Addressed addressed) {
			throw new IllegalStateException();
		}

		@OnInvalid
		void invalid(InvalidMessage message) {
			this.invalid = message;
		}

	}

	static class Joining {

		@OnJoin
		void joined(@RequestParam String name) {
		}

	}

	static class LongNamed {

		@OnJoin
		void joined(
				@RequestParam("a name that is far too long to be said in full in the reason of a close frame, which "
						+ "has room for 123 bytes and not for one more") String name) {
		}

	}

	static class Demanding {

		@OnIncoming
		void said(Say say) {
		}

		@OnClose
		void left(BossConnection client, @RequestParam String name) {
			throw new IllegalStateException();
		}

		@OnInvalid
		void invalid(@RequestParam String name) {
			throw new IllegalStateException();
		}

	}

	static class OnlyText {

		@OnIncoming
		void said(String text) {
		}

		@OnInfo
		void told() {
		}

		@OnTerminate
		void bye() {
		}

	}

}

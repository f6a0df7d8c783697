/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServices;
import io.boss.websocket.CallbackFailure;
import io.boss.websocket.CloseCode;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Outcome;
import io.boss.websocket.ServiceCall;
import io.boss.websocket.annotation.OnBroadcast;
import io.boss.websocket.annotation.OnClose;
import io.boss.websocket.annotation.OnError;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInfo;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnInvalid;
import io.boss.websocket.annotation.OnJoin;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.messaging.handler.annotation.MessageExceptionHandler;
import org.springframework.messaging.simp.annotation.SendToUser;
import org.springframework.web.bind.annotation.ControllerAdvice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What callbacks of annotated services throw, and methods that handle it.
 */
class OnErrorIntegrationTests {

	private static final String FAILED = "\"status\":500";

	@ParameterizedTest
	@EnumSource
	void whenMessageMakesACallbackFailThenItsSenderIsAnsweredAndNobodyElseNotices(Container container) {
		try (BossServer server = BossServer.on(container).service(SumService.class, SumService::new).start();
				BossWebSocketClient ann = BossWebSocketClient.connect(server.uri("/websocket/sum?name=ann"));
				BossWebSocketClient bob = BossWebSocketClient.connect(server.uri("/websocket/sum?name=bob"))) {
			ann.send("1");
			assertThat(ann.receiveText()).isEqualTo("1");
			bob.send("abc");
			assertThat(bob.receiveText()).isEqualTo("no number: abc");
			bob.send("checked");
			assertThat(bob.receiveText()).isEqualTo("checked: from 1 of bob");
			ann.send("2");
			assertThat(ann.receiveText()).isEqualTo("3");
			assertThat(server.service("sum").restarts()).isZero();
		}
	}

	@Test
	void whenNoMethodHandlesItThenTheClientGetsAProblemAndTheStateStays() {
		try (BossServer server = BossServer.on(Container.TOMCAT).service(SumService.class, SumService::new).start();
				BossWebSocketClient ann = BossWebSocketClient.connect(server.uri("/websocket/sum?name=ann"))) {
			ann.send("1");
			for (String message : List.of("other", "handler", "cycle", "unwritable", "group")) {
				ann.send(message);
			}
			ann.send("2");
			assertThat(ann.receiveText()).isEqualTo("1");
			for (int i = 0; i < 5; i++) {
				assertThat(ann.receive()).asString().contains(FAILED);
			}
			assertThat(ann.receiveText()).isEqualTo("3");
			assertThat(server.service("sum").restarts()).isZero();
		}
	}

	@Test
	void whenMethodForInvalidMessagesFailsThenThatIsHandledToo() {
		try (BossServer server = BossServer.on(Container.TOMCAT).service(PickyService.class, PickyService::new).start();
				BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/picky"))) {
			client.send("no JSON");
			assertThat(client.receiveText()).isEqualTo("picky: no JSON");
			assertThat(server.service("picky").restarts()).isZero();
		}
	}

	@Test
	void whenJoinFailsThenTheMethodSaysHowTheClientIsClosed() {
		try (BossServer server = BossServer.on(Container.TOMCAT).service(SumService.class, SumService::new).start()) {
			try (BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/sum?name=fool"))) {
				assertThat(client.awaitEnd()).asString().isEqualTo("4000 no fools");
			}
			try (BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/sum?name=other"))) {
				assertThat(client.awaitEnd()).asString().startsWith("1011");
			}
			assertThat(server.service("sum").restarts()).isZero();
			assertThat(server.service("sum").connections()).isEmpty();
		}
	}

	@Test
	void whenCallbackIsNotAboutAClientThenItIsHandledAndTheStateStays() {
		try (BossServer server = BossServer.on(Container.TOMCAT).service(SumService.class, SumService::new).start();
				BossWebSocketClient ann = BossWebSocketClient.connect(server.uri("/websocket/sum?name=ann"))) {
			ann.send("1");
			assertThat(ann.receiveText()).isEqualTo("1");
			server.broadcasts().broadcast("sum", "abc");
			server.service("sum").info("abc");
			assertThatException().isThrownBy(() -> server.service("sum").call("abc"));
			ann.send("2");
			assertThat(ann.receiveText()).isEqualTo("3");
			assertThat(server.service("sum").restarts()).isZero();
		}
	}

	@Test
	void whenCloseFailsThenTheServiceGoesOn() {
		try (BossServer server = BossServer.on(Container.TOMCAT).service(SumService.class, SumService::new).start();
				BossWebSocketClient ann = BossWebSocketClient.connect(server.uri("/websocket/sum?name=ann"))) {
			try (BossWebSocketClient bob = BossWebSocketClient.connect(server.uri("/websocket/sum?name=bob"))) {
				bob.send("1");
				assertThat(bob.receiveText()).isEqualTo("1");
				bob.close(1000, "");
			}
			ann.send("2");
			assertThat(ann.receiveText()).isEqualTo("3");
			assertThat(server.service("sum").restarts()).isZero();
		}
	}

	@ParameterizedTest
	@EnumSource
	void whenThereIsAdviceThenItHandlesWhatServicesDoNot(Container container) {
		try (BossServer server = BossServer.on(container)
			.service(SumService.class, SumService::new)
			.service(PickyService.class, PickyService::new)
			.with(AdviceConfiguration.class)
			.start();
				BossWebSocketClient sum = BossWebSocketClient.connect(server.uri("/websocket/sum?name=ann"));
				BossWebSocketClient picky = BossWebSocketClient.connect(server.uri("/websocket/picky"))) {
			sum.send("abc");
			sum.send("other");
			assertThat(sum.receiveTexts(2)).containsExactly("no number: abc",
					"late advice: UnsupportedOperationException in sum");
			picky.send("{\"unsupported\":true}");
			assertThat(picky.receiveText()).isEqualTo("early advice");
			assertThat(server.context().getBeanProvider(UnusedAdvice.class).stream()).hasSize(1);
		}
	}

	@BossService
	static class SumService {

		@OnInit
		Integer start() {
			return 0;
		}

		@OnJoin
		void joined(BossConnection client) {
			String name = client.handshake().queryParameter("name");
			if ("fool".equals(name)) {
				throw new SecurityException("fool");
			}
			if ("other".equals(name)) {
				throw new UnsupportedOperationException(name);
			}
		}

		@OnIncoming
		Object said(String text, BossConnection client, Integer sum) throws IOException {
			switch (text) {
				case "checked" -> throw new IOException("checked");
				case "other" -> throw new UnsupportedOperationException("other");
				case "handler" -> throw new IllegalStateException("for the handler");
				case "cycle" -> {
					return Cycle.create();
				}
				case "unwritable" -> client.send(new Unwritable(""));
				case "group" -> {
					ConnectionGroup group = new ConnectionGroup();
					group.add(client);
					group.send(new Unwritable(""));
				}
				default -> {
					int next = sum + Integer.parseInt(text);
					client.send(String.valueOf(next));
					return next;
				}
			}
			return null;
		}

		@OnBroadcast
		Integer announced(String text) {
			return Integer.parseInt(text);
		}

		@OnInfo
		Integer told(String text) {
			return Integer.parseInt(text);
		}

		@OnInfo
		void asked(ServiceCall call) {
			call.reply(Integer.parseInt(call.request().toString()));
		}

		@OnClose
		void left(BossConnection client) {
			throw new NumberFormatException("left");
		}

		@OnError
		String failed(NumberFormatException exception, String text, CallbackFailure failure) {
			return "no number: " + text;
		}

		@OnError
		Object checked(IOException exception, Integer sum, BossConnection client) {
			return exception.getMessage() + ": from " + sum + " of " + client.handshake().queryParameter("name");
		}

		@OnError(SecurityException.class)
		Outcome<Integer> refused() {
			return Outcome.reject(CloseCode.of(4000), "no fools");
		}

		@OnError(IllegalStateException.class)
		void failing() {
			throw new UnsupportedOperationException("handler");
		}

	}

	@BossService
	static class PickyService {

		@OnIncoming
		void said(Map<String, Object> message) {
			throw new UnsupportedOperationException();
		}

		@OnInvalid
		void refused() {
			throw new IllegalArgumentException("picky");
		}

		@MessageExceptionHandler
		@SendToUser("/queue/errors")
		String failed(IllegalArgumentException exception, String text) {
			return exception.getMessage() + ": " + text;
		}

	}

	record Cycle(List<Object> members) {

		static Cycle create() {
			Cycle cycle = new Cycle(new ArrayList<>());
			cycle.members().add(cycle);
			return cycle;
		}

	}

	record Unwritable(String text) {

		@Override
		public String text() {
			throw new IllegalStateException("unwritable");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class AdviceConfiguration {

		@Bean
		LateAdvice lateAdvice(BossServices services) {
			return new LateAdvice(services);
		}

		@Bean
		@Order(1)
		EarlyAdvice earlyAdvice() {
			return new EarlyAdvice();
		}

		@Bean
		@Lazy
		UnusedAdvice unusedAdvice() {
			return new UnusedAdvice();
		}

	}

	// Needs what needs the services.
	@ControllerAdvice
	@Order(2)
	static class LateAdvice {

		private final BossServices services;

		LateAdvice(BossServices services) {
			this.services = services;
		}

		@MessageExceptionHandler
		String failed(RuntimeException exception, BossConnection client) {
			return "late advice: " + exception.getClass().getSimpleName() + " in "
					+ this.services.get(client.service()).name();
		}

	}

	@ControllerAdvice(assignableTypes = PickyService.class)
	static class EarlyAdvice {

		@OnError(UnsupportedOperationException.class)
		String failed() {
			return "early advice";
		}

	}

	@ControllerAdvice(assignableTypes = String.class)
	static class UnusedAdvice {

		@OnError
		String failed(Exception exception, List<String> ofOthers) {
			return "unused advice";
		}

	}

}

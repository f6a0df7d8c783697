/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServices;
import io.boss.websocket.CallbackFailure;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.SendResult;
import io.boss.websocket.ServiceCall;
import io.boss.websocket.ServiceCallException;
import io.boss.websocket.ServiceCallException.Failure;
import io.boss.websocket.TaskResult;
import io.boss.websocket.annotation.OnError;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInfo;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnJoin;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.MDC;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.web.bind.annotation.RequestParam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/**
 * Services that have work done elsewhere, that have timers, and that call each other.
 */
class LongWorkIntegrationTests {

	private static final Duration LONG = Duration.ofMinutes(10);

	@ParameterizedTest
	@EnumSource
	void whenWorkTakesLongThenServiceGoesOnAndItsResultFollows(Container container) {
		CountDownLatch hold = new CountDownLatch(1);
		try (BossServer server = BossServer.on(container)
			.with(Worker.class)
			.with("boss.websocket.services.worker.mailbox.info-capacity=1")
			.start(); BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/worker"))) {
			server.context().getBean(Worker.class).hold = hold;
			client.send("work");
			assertThat(client.receiveText()).isEqualTo("ACCEPTED");
			client.send("work");
			assertThat(client.receiveText()).isEqualTo("MAILBOX_FULL");
			hold.countDown();
			assertThat(client.receiveText()).startsWith("Success[name=work, value=done, client=");
			client.send("fail");
			assertThat(client.receiveText()).isEqualTo("ACCEPTED");
			assertThat(client.receiveText())
				.startsWith("Failure[name=fail, cause=java.lang.IllegalStateException: on purpose, client=");
		}
	}

	@ParameterizedTest
	@EnumSource
	void whenWorkIsOfAClientThenItsResultKnowsTheClientAndTheMessage(Container container) {
		try (BossServer server = BossServer.on(container).with(Desk.class).start();
				BossWebSocketClient ann = BossWebSocketClient.connect(server.uri("/websocket/desk?as=ann"));
				BossWebSocketClient bob = BossWebSocketClient.connect(server.uri("/websocket/desk?as=bob"))) {
			ann.send("sum");
			assertThat(ann.receiveText()).isEqualTo("ann: sum is done, logged as desk and ann");
			bob.send("fail");
			assertThat(bob.receiveText()).isEqualTo("bob: fail has failed");
			bob.send("crash");
			assertThat(bob.receiveText()).isEqualTo("bob: handleInfo has failed");
			bob.send("late");
			Desk desk = server.context().getBean(Desk.class);
			BossConnection leaving = desk.leaving.join();
			bob.close(1000, "");
			await().until(() -> !leaving.isOpen());
			desk.left.complete(null);
			assertThat(desk.late.join()).isEqualTo("CLOSED");
			server.service("desk").pipeToSelf("nobody", () -> 1);
			ann.send("sum");
			assertThat(ann.receiveText()).isEqualTo("ann: sum is done, logged as desk and ann");
			assertThat(server.service("desk").restarts()).isZero();
		}
	}

	@Test
	void whenTenSlowCallsWaitThenAnUnrelatedServiceAnswers() {
		CountDownLatch hold = new CountDownLatch(1);
		try (BossServer server = BossServer.on(Container.TOMCAT).with(Worker.class, Stock.class).start();
				BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/worker"))) {
			server.context().getBean(Worker.class).hold = hold;
			for (int i = 0; i < 10; i++) {
				client.send("work");
				assertThat(client.receiveText()).isEqualTo("ACCEPTED");
			}
			await().until(() -> server.context().getBean(Worker.class).working.get() == 10);
			assertThat(server.service("stock").call("plain", LONG)).isEqualTo("plain from stock");
			hold.countDown();
			for (int i = 0; i < 10; i++) {
				assertThat(client.receiveText()).startsWith("Success[name=work, value=done, client=");
			}
		}
		finally {
			hold.countDown();
		}
	}

	@Test
	void whenThereIsNoRoomForWorkThenItFailsAndTheRestIsDone() {
		CountDownLatch hold = new CountDownLatch(1);
		try (BossServer server = BossServer.on(Container.JETTY)
			.with(Worker.class)
			.with("boss.websocket.work.threads=1", "boss.websocket.work.queue-capacity=1")
			.start(); BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/worker"))) {
			server.context().getBean(Worker.class).hold = hold;
			client.send("work");
			assertThat(client.receiveText()).isEqualTo("ACCEPTED");
			client.send("work");
			assertThat(client.receiveText()).isEqualTo("ACCEPTED");
			client.send("work");
			assertThat(List.of(client.receive(), client.receive())).contains("ACCEPTED")
				.anyMatch((message) -> ((String) message).startsWith("Failure[name=work, cause="))
				.anyMatch((message) -> ((String) message).contains("there are 1 (boss.websocket.work.threads), and 1 "
						+ "jobs may wait (boss.websocket.work.queue-capacity)"));
			hold.countDown();
			assertThat(client.receiveText()).startsWith("Success[name=work, value=done, client=");
		}
		finally {
			hold.countDown();
		}
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void whenAnOwnExecutorHasNoRoomForWorkThenTheFailureNamesIt(CapturedOutput output) {
		CountDownLatch hold = new CountDownLatch(1);
		SimpleAsyncTaskExecutor limited = new SimpleAsyncTaskExecutor("limited-");
		limited.setConcurrencyLimit(1);
		try (BossServer server = BossServer.on(Container.TOMCAT)
			.with(Worker.class)
			.service(SimpleAsyncTaskExecutor.class, () -> limited)
			.with("boss.websocket.work.task-executor=" + SimpleAsyncTaskExecutor.class.getName(),
					"spring.task.execution.mode=force")
			.start(); BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/worker"))) {
			assertThat(output).contains(
					"Work for which it has no room for 100 ms fails. Set " + "boss.websocket.work.task-executor to");
			Worker worker = server.context().getBean(Worker.class);
			worker.hold = hold;
			client.send("work");
			assertThat(client.receiveText()).isEqualTo("ACCEPTED");
			await().until(() -> worker.working.get() == 1);
			client.send("work");
			assertThat(List.of(client.receive(), client.receive())).contains("ACCEPTED")
				.anyMatch((message) -> ((String) message).contains(
						"The executor has taken no work for 100 ms: give more threads or a longer queue to the bean '"
								+ SimpleAsyncTaskExecutor.class.getName() + "' (boss.websocket.work.task-executor)"));
			hold.countDown();
			assertThat(client.receiveText()).startsWith("Success[name=work, value=done, client=");
		}
		finally {
			hold.countDown();
		}
	}

	@ParameterizedTest
	@EnumSource
	void whenTimerIsPeriodicThenItTicksUntilItIsCancelledOrTheInstanceEnds(Container container) {
		try (BossServer server = BossServer.on(container)
			.with(Worker.class)
			.with("boss.websocket.services.worker.on-error=restart")
			.start(); BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/worker"))) {
			client.send("tick");
			assertThat(client.receiveTexts(3)).containsExactly("tick", "tick", "tick");
			server.service("worker").timers().cancel("tick");
			server.service("worker").info(new Worker.Say("cancelled"));
			skipTo(client, "cancelled");
			client.send("tick");
			assertThat(client.receiveText()).isEqualTo("tick");
			client.send("crash");
			skipTo(client, "joined again");
			assertThat(server.service("worker").timers().names()).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	void whenServicesCallEachOtherInARingThenTheChainIsToldAtOnce(Container container) {
		try (BossServer server = BossServer.on(container)
			.with(Chat.class, Stock.class)
			.with("spring.task.execution.pool.core-size=2")
			.start()) {
			assertThat(server.service("chat").call("plain", LONG)).isEqualTo("plain from stock");
			ServiceCallException failure = catchThrowableOfType(ServiceCallException.class,
					() -> server.service("chat").call("ring", LONG));
			assertThat(failure.failure()).isEqualTo(Failure.FAILED);
			assertThat(failure.getCause()).hasMessageEndingWith(": chat -> stock -> chat");
			assertThat(server.service("stock").info("anything")).isEqualTo(DeliveryResult.ACCEPTED);
		}
	}

	// Over ticks that were on their way.
	private static void skipTo(BossWebSocketClient client, String expected) {
		Object next = client.receive();
		while (!next.equals(expected)) {
			assertThat(next).isEqualTo("tick");
			next = client.receive();
		}
	}

	@BossService("worker")
	static class Worker {

		private final BossServices services;

		private final AtomicInteger working = new AtomicInteger();

		private volatile CountDownLatch hold;

		Worker(BossServices services) {
			this.services = services;
		}

		@OnInit
		ConnectionGroup init() {
			return new ConnectionGroup();
		}

		@OnJoin
		void joined(BossConnection client, ConnectionGroup clients) {
			clients.add(client);
			if (client.isRejoined()) {
				client.send("joined again");
			}
		}

		@OnIncoming
		String said(String order) {
			var self = this.services.get("worker");
			switch (order) {
				case "tick" -> self.timers().startPeriodic("tick", Duration.ofMillis(20), new Say("tick"));
				case "crash" -> crash();
				case "fail" -> {
					return self.pipeToSelf("fail", this::crash).name();
				}
				default -> {
					return self.pipeToSelf("work", this::work).name();
				}
			}
			return null;
		}

		private Object crash() {
			throw new IllegalStateException("on purpose");
		}

		private String work() throws InterruptedException {
			this.working.incrementAndGet();
			this.hold.await();
			return "done";
		}

		@OnInfo
		void done(TaskResult result, ConnectionGroup clients) {
			clients.send(result.toString());
		}

		@OnInfo
		void say(Say say, ConnectionGroup clients) {
			clients.send(say.text());
		}

		record Say(String text) {
		}

	}

	@BossService("desk")
	static class Desk {

		private final BossServices services;

		private final CompletableFuture<BossConnection> leaving = new CompletableFuture<>();

		private final CompletableFuture<Void> left = new CompletableFuture<>();

		private final CompletableFuture<String> late = new CompletableFuture<>();

		Desk(BossServices services) {
			this.services = services;
		}

		@OnIncoming
		void asked(String text, BossConnection client) {
			var self = this.services.get("desk");
			switch (text) {
				case "late" -> {
					self.pipeToSelf(text, this.left);
					this.leaving.complete(client);
				}
				case "fail" -> self.pipeToSelf(text, CompletableFuture.failedFuture(new IllegalStateException()));
				default -> self.pipeToSelf(text, () -> text);
			}
		}

		@OnInfo
		void done(TaskResult.Success result, @Nullable BossConnection client,
				@RequestParam(required = false) String as) {
			if (result.name().equals("crash")) {
				throw new IllegalStateException("on purpose");
			}
			if (client == null) {
				return;
			}
			boolean ofClient = client.id().equals(MDC.get("boss.connection"));
			SendResult sent = client.send(as + ": " + ((BossMessage.Text) result.message()).payload()
					+ " is done, logged as " + MDC.get("boss.service") + " and " + (ofClient ? as : "another"));
			if (result.name().equals("late")) {
				this.late.complete(sent.name());
			}
		}

		@OnInfo
		void failed(TaskResult.Failure failure, BossConnection client, @RequestParam String as) {
			client.send(as + ": " + failure.name() + " has failed");
		}

		@OnError(IllegalStateException.class)
		String crashed(CallbackFailure failure, BossConnection client, @RequestParam String as) {
			return as + ": " + failure.callback() + " has failed";
		}

	}

	@BossService("chat")
	static class Chat {

		private final BossServices services;

		Chat(BossServices services) {
			this.services = services;
		}

		@OnInfo
		void called(ServiceCall call) {
			try {
				call.reply(this.services.get("stock").call(call.request(), LONG));
			}
			catch (ServiceCallException ex) {
				call.fail((ex.failure() == Failure.FAILED) ? ex.getCause() : ex);
			}
		}

	}

	@BossService("stock")
	static class Stock {

		private final BossServices services;

		Stock(BossServices services) {
			this.services = services;
		}

		@OnInfo
		void called(ServiceCall call) {
			if (call.request().equals("plain")) {
				call.reply("plain from stock");
				return;
			}
			try {
				call.reply(this.services.get("chat").call(call.request(), LONG));
			}
			catch (ServiceCallException ex) {
				call.fail(ex);
			}
		}

	}

}

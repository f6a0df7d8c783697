/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.Outcome;
import io.boss.websocket.ServiceCall;
import io.boss.websocket.ServiceCallException;
import io.boss.websocket.ServiceCallException.Failure;
import io.boss.websocket.TaskResult;
import io.boss.websocket.mailbox.MailboxLimits;
import io.boss.websocket.mailbox.MailboxLimits.WhenFull;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link Caller}: services that call each other and wait, on threads of their
 * own. The timeouts are so long that a test which waits for one fails.
 */
class CallerTests {

	private static final Duration LONG = Duration.ofMinutes(10);

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final CompletableFuture<Object> heard = new CompletableFuture<>();

	private ServiceProcess chat;

	private ServiceProcess stock;

	private ServiceProcess bank;

	@AfterEach
	void stop() {
		this.threads.shutdownNow();
	}

	@Test
	void whenServicesAreCalledInARowTheAnswerComesBack() {
		this.chat = start("chat", (call) -> call.reply("chat, " + this.stock.call("?", LONG)));
		this.stock = start("stock", (call) -> call.reply("stock, " + this.bank.call("?", LONG)));
		this.bank = start("bank", (call) -> call.reply("bank"));
		assertThat(this.chat.call("?", LONG)).isEqualTo("chat, stock, bank");
		assertThat(this.chat.call("?", LONG)).isEqualTo("chat, stock, bank");
	}

	@Test
	void whenServiceCallsItselfItFailsAtOnce() {
		this.chat = start("chat", (call) -> this.chat.call("?", LONG));
		assertThat(selfCall(this.chat)).hasMessageEndingWith(": chat -> chat");
	}

	@Test
	void whenTwoServicesCallEachOtherTheSecondCallFailsAtOnce() {
		this.chat = start("chat", (call) -> this.stock.call("?", LONG));
		this.stock = start("stock", (call) -> this.chat.call("?", LONG));
		assertThat(selfCall(this.chat)).hasMessageEndingWith(": chat -> stock -> chat");
	}

	@Test
	void whenServicesCallEachOtherInARingTheChainIsTold() {
		this.chat = start("chat", (call) -> this.stock.call("?", LONG));
		this.stock = start("stock", (call) -> this.bank.call("?", LONG));
		this.bank = start("bank", (call) -> this.chat.call("?", LONG));
		assertThat(selfCall(this.chat)).hasMessageEndingWith(": chat -> stock -> bank -> chat");
	}

	@Test
	void whenOneOfAChainIsCalledBackTheRingIsTold() {
		this.chat = start("chat", (call) -> this.stock.call("?", LONG));
		this.stock = start("stock", (call) -> this.bank.call("?", LONG));
		this.bank = start("bank", (call) -> this.stock.call("?", LONG));
		assertThat(selfCall(this.chat)).hasMessageEndingWith(": stock -> bank -> stock");
	}

	@Test
	void whenTwoServicesCallEachOtherAtTheSameTimeOneFailsAtOnce() throws Exception {
		CountDownLatch both = new CountDownLatch(2);
		this.chat = start("chat", (call) -> {
			if (call.request().equals("begin")) {
				await(both);
				this.stock.call("?", LONG);
			}
			call.reply("chat");
		});
		this.stock = start("stock", (call) -> {
			if (call.request().equals("begin")) {
				await(both);
				this.chat.call("?", LONG);
			}
			call.reply("stock");
		});
		CompletableFuture<Object> first = this.chat.ask("begin");
		CompletableFuture<Object> second = this.stock.ask("begin");
		CompletableFuture.allOf(first.handle((value, ex) -> value), second.handle((value, ex) -> value)).join();
		assertThat(first.isCompletedExceptionally() || second.isCompletedExceptionally()).isTrue();
	}

	@Test
	void whenServiceHasAnsweredItMayCallTheOneThatAsked() {
		this.chat = start("chat",
				(call) -> call.reply(call.request().equals("begin") ? this.stock.call("?", LONG) : ""));
		this.stock = start("stock", (call) -> {
			call.reply("answer");
			this.heard.complete(this.chat.call("?", LONG));
		});
		assertThat(this.chat.call("begin", LONG)).isEqualTo("answer");
		assertThat(this.heard.join()).isEqualTo("");
	}

	@Test
	void whenAWaitIsOverTheServiceMayBeCalledBack() {
		this.chat = start("chat", (call) -> {
			if (call.request().equals("begin")) {
				this.stock.call("?", LONG);
			}
			call.reply("chat");
		});
		this.stock = start("stock",
				(call) -> call.reply(call.request().equals("back") ? this.chat.call("?", LONG) : ""));
		assertThat(this.chat.call("begin", LONG)).isEqualTo("chat");
		assertThat(this.stock.call("back", LONG)).isEqualTo("chat");
	}

	@Test
	void whenWorkThatWasPipedCallsItsServiceItIsAnswered() {
		this.chat = start("chat", (call) -> {
			if (call.request().equals("begin")) {
				this.chat.pipeToSelf("work", () -> this.chat.call("?", LONG));
			}
			call.reply("chat");
		});
		this.chat.call("begin", LONG);
		assertThat(this.heard.join()).isEqualTo(new TaskResult.Success("work", "chat"));
	}

	@Test
	void whenServicePipesWhatItAsksItselfItIsAnswered() {
		this.chat = start("chat", (call) -> {
			if (call.request().equals("begin")) {
				this.chat.pipeToSelf("ask", this.chat.ask("?"));
			}
			call.reply("chat");
		});
		this.chat.call("begin", LONG);
		assertThat(this.heard.join()).isEqualTo(new TaskResult.Success("ask", "chat"));
	}

	// The caller of the service hears what the service heard of its own call.
	private ServiceProcess start(String name, Consumer<ServiceCall> answer) {
		BossServiceHandler<Void> handler = new BossServiceHandler<>() {

			@Override
			public Outcome<Void> handleInfo(Object info, Void state) {
				if (info instanceof ServiceCall call) {
					try {
						answer.accept(call);
					}
					catch (ServiceCallException ex) {
						call.fail((ex.failure() == Failure.FAILED) ? ex.getCause() : ex);
					}
				}
				else {
					CallerTests.this.heard.complete(info);
				}
				return Outcome.noReply(state);
			}

		};
		MailboxLimits limits = new MailboxLimits(10, 10, 10, 10, WhenFull.DROP);
		return TestProcesses.start(name, handler, TestProcesses.settings(limits, 3), this.threads,
				new FakeTaskScheduler().time());
	}

	private static Throwable selfCall(ServiceProcess process) {
		ServiceCallException failed = catchThrowableOfType(ServiceCallException.class, () -> process.call("?", LONG));
		assertThat(failed.failure()).isEqualTo(Failure.FAILED);
		assertThat(failed.getCause()).isInstanceOfSatisfying(ServiceCallException.class,
				(cause) -> assertThat(cause.failure()).isEqualTo(Failure.SELF_CALL));
		return failed.getCause();
	}

	private static void await(CountDownLatch both) {
		both.countDown();
		try {
			both.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}

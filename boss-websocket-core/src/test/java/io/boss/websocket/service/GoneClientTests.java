/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.boss.websocket.CloseCode;
import io.boss.websocket.Outcome;
import io.boss.websocket.RestartPolicy;
import io.boss.websocket.ServiceState;
import io.boss.websocket.service.TestService.TestClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a service hears of clients that have gone before it came to their mail.
 */
class GoneClientTests {

	private final TestService service = new TestService().started();

	private TestClient client;

	@BeforeEach
	void join() {
		this.client = this.service.join("a");
		this.service.quietly();
	}

	@Test
	void whenClientOfACrashedMessageIsGoneTheMessageIsHandledOnceMore() {
		this.service.handler.crashOn("a: order", 1);
		this.client.says("order");
		this.client.isGone();
		this.service.run();
		assertThat(this.service.log()).containsExactly("1 a: order", "1 terminate CRASHED", "2 init", "2 rejoin a",
				"2 a: order", "2 close a");
		assertThat(this.service.stats).containsExactly("crashed", "restarted");
		assertThat(this.service.process.clientCount()).isZero();
	}

	@Test
	void whenConnectionHasEndedAndItsCloseIsNotToldYetTheMessageIsHandledOnceMore() {
		this.service.handler.crashOn("a: order", 1);
		this.client.says("order");
		this.client.connection.close();
		this.service.run();
		assertThat(this.service.log()).endsWith("2 rejoin a", "2 a: order");
		this.client.tellsClose();
		this.service.run();
		assertThat(this.service.log()).endsWith("2 a: order", "2 close a");
	}

	@Test
	void whenMoreMessagesOfAGoneClientWaitTheyComeInOrderBeforeItsClose() {
		this.service.handler.crashOn("a: 1", 1);
		this.client.says("1");
		this.client.says("2");
		this.client.isGone();
		this.service.run();
		assertThat(this.service.log()).endsWith("2 rejoin a", "2 a: 1", "2 a: 2", "2 close a");
	}

	@Test
	void whenSomebodyElseCrashesTheCloseOfAGoneClientIsHandledOnce() {
		this.service.handler.crashOn("info boom", 1);
		this.service.process.info("boom");
		this.client.isGone();
		this.service.run();
		assertThat(this.service.log()).containsExactly("1 info boom", "1 terminate CRASHED", "2 init", "2 rejoin a",
				"2 info boom", "2 close a");
	}

	@Test
	void whenInstanceIsReplacedAgainAndAgainTheCloseOfAGoneClientIsHandledOnce() {
		this.service.handler.crashOn("info boom", 1);
		this.service.handler.crashOn("rejoin a", 1);
		this.service.process.info("boom");
		this.client.isGone();
		this.service.process.restart();
		this.service.run();
		assertThat(this.service.log()).filteredOn((event) -> event.endsWith(" close a")).hasSize(1);
		assertThat(this.service.process.clientCount()).isZero();
	}

	@Test
	void whenReJoinOfAGoneClientIsRejectedItsCloseIsNotHandled() {
		this.service.handler.crashOn("info boom", 1);
		this.service.handler.answer("rejoin a", (state) -> Outcome.reject(CloseCode.of(4001), "never again"));
		this.service.process.info("boom");
		this.client.isGone();
		this.service.run();
		assertThat(this.service.log()).endsWith("2 rejoin a", "2 info boom");
		assertThat(this.service.process.clientCount()).isZero();
	}

	@Test
	void whenCloseCrashesItIsNotHandledOnceMore() {
		this.service.join("b");
		this.service.quietly();
		this.service.handler.crashOn("close a", 1);
		this.client.isGone();
		this.service.run();
		assertThat(this.service.log()).containsExactly("1 close a", "1 terminate CRASHED", "2 init", "2 rejoin b");
		assertThat(this.service.process.clientCount()).isOne();
	}

	@Test
	void whenCloseCrashesDuringTheDrainTheOthersAreStillHeard() {
		TestClient b = this.service.join("b");
		TestClient c = this.service.join("c");
		this.service.quietly();
		CompletableFuture<Void> drained = this.service.process.lifecycle().drain();
		this.service.run();
		this.service.handler.crashOn("close a", 1);
		this.client.tellsClose();
		b.tellsClose();
		c.tellsClose();
		this.service.run();
		assertThat(drained).isCompleted();
		assertThat(this.service.log()).containsExactly("1 close a", "1 terminate CRASHED", "2 init", "2 rejoin b",
				"2 rejoin c", "2 close b", "2 close c", "2 terminate SHUTDOWN");
	}

	@Test
	void whenMessageCrashesDuringTheDrainWhatTheOthersHaveSentIsHandled() {
		TestClient b = this.service.join("b");
		this.service.quietly();
		CompletableFuture<Void> drained = this.service.process.lifecycle().drain();
		this.service.run();
		this.service.handler.crashOn("a: boom", 1);
		this.client.says("boom");
		b.says("last order");
		b.tellsClose();
		this.client.tellsClose();
		this.service.run();
		assertThat(drained).isCompleted();
		assertThat(this.service.log()).containsExactly("1 a: boom", "1 terminate CRASHED", "2 init", "2 rejoin a",
				"2 rejoin b", "2 a: boom", "2 b: last order", "2 close b", "2 close a", "2 terminate SHUTDOWN");
	}

	@Test
	void whenTheLastClientsAreGoneWhatHasCrashedIsHandledOnceMoreAllTheSame() {
		CompletableFuture<Void> drained = this.service.process.lifecycle().drain();
		this.service.run();
		this.service.process.put(new InfoMail(this.service.process.loop(), "late", null, true));
		this.service.handler.crashOn("info late", 1);
		this.service.handler.answer("rejoin a", (state) -> Outcome.reject(CloseCode.of(4001), "too late"));
		this.service.run();
		assertThat(drained).isCompleted();
		assertThat(this.service.log()).containsExactly("1 info late", "1 terminate CRASHED", "2 init", "2 rejoin a",
				"2 info late", "2 terminate SHUTDOWN");
	}

	@Test
	void whenServiceCrashesTooOftenDuringTheDrainItEnds() {
		CompletableFuture<Void> drained = this.service.process.lifecycle().drain();
		this.service.run();
		this.service.handler.failInit(10);
		this.service.handler.crashOn("a: boom", 1);
		this.client.says("boom");
		this.service.run();
		assertThat(drained).isCompleted();
		assertThat(this.service.process.state()).isEqualTo(ServiceState.STOPPED);
		assertThat(this.service.stats).endsWith("dropped NOT_RUNNING");
		assertThat(this.client.connection.sent()).containsExactly("1001 server is shutting down");
	}

	@Test
	void whenDrainsTimeIsUpInTheBackOffItEndsWithoutTheNextInstance() {
		TestService slow = new TestService(RestartPolicy.PERMANENT,
				new ServiceSettings.Restart(3, TestService.LONG, Duration.ofSeconds(10), Duration.ofSeconds(15)));
		slow.started();
		TestClient last = slow.join("a");
		slow.quietly();
		CompletableFuture<Void> drained = slow.process.lifecycle().drain();
		slow.run();
		slow.handler.crashOn("a: boom", 1);
		last.says("boom");
		last.tellsClose();
		slow.run();
		assertThat(drained).isNotDone();
		slow.process.lifecycle().abandon();
		slow.run();
		assertThat(drained).isCompleted();
		assertThat(slow.log()).containsExactly("1 a: boom", "1 terminate CRASHED");
		assertThat(slow.stats).containsExactly("crashed", "dropped NOT_RUNNING");
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service.lifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.boss.websocket.DeliveryResult;
import io.boss.websocket.Outcome;
import io.boss.websocket.RestartPolicy;
import io.boss.websocket.ServiceState;
import io.boss.websocket.service.FakeTaskScheduler;
import io.boss.websocket.service.ServiceLifecycle;
import io.boss.websocket.service.ServiceSettings;
import io.boss.websocket.service.TestService;
import io.boss.websocket.service.TestService.TestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DrainRun} and {@link PacedClosing}.
 */
@ExtendWith(OutputCaptureExtension.class)
class DrainRunTests {

	private static final Duration INTERVAL = Duration.ofSeconds(10);

	private static final DrainSettings SETTINGS = new DrainSettings(Duration.ZERO, 10, INTERVAL, TestService.LONG);

	private final FakeTaskScheduler scheduler = new FakeTaskScheduler();

	private final TestService one = new TestService().started();

	private final TestService other = new TestService().started();

	private final List<TestClient> clients = new ArrayList<>();

	@Test
	void whenThereAreManyClientsTheyAreClosedInBatchesOverAllServices(CapturedOutput output) {
		connect(this.one, 12);
		connect(this.other, 13);
		CompletableFuture<Void> end = drain(SETTINGS);
		assertThat(closed()).isEqualTo(10);
		nextBatch();
		assertThat(closed()).isEqualTo(20);
		assertThat(end).isNotDone();
		nextBatch();
		assertThat(closed()).isEqualTo(25);
		assertThat(end).isCompleted();
		assertThat(this.scheduler.scheduled()).isZero();
		assertThat(this.one.log()).endsWith("1 terminate SHUTDOWN");
		assertThat(this.other.log()).endsWith("1 terminate SHUTDOWN");
		assertThat(output).contains("2 services, 25 clients closed in 3 batches");
	}

	@Test
	void whenThereAreManyClientsTheyAreClosedInNoOrderThatTheyKnow() {
		connect(this.one, 100);
		drain(new DrainSettings(Duration.ZERO, 50, INTERVAL, TestService.LONG));
		List<TestClient> first = this.clients.stream().filter((client) -> !client.connection.isOpen()).toList();
		assertThat(first).hasSize(50).isNotEqualTo(this.clients.subList(0, 50));
	}

	@Test
	void whenClientIsStillConnectedServicesGoOnForIt() {
		connect(this.one, 20);
		drain(SETTINGS);
		this.one.handler.forget();
		assertThat(this.one.process.isAccepting()).isFalse();
		assertThat(this.one.process.isDraining()).isTrue();
		TestClient left = this.clients.stream()
			.filter((client) -> client.connection.isOpen())
			.findFirst()
			.orElseThrow();
		left.says("still there");
		assertThat(this.one.process.broadcast("news")).isEqualTo(DeliveryResult.ACCEPTED);
		assertThat(this.other.process.info("word")).isEqualTo(DeliveryResult.ACCEPTED);
		run();
		assertThat(this.one.log()).containsExactly("1 " + left.connection.id() + ": still there", "1 broadcast news");
		assertThat(this.other.log()).endsWith("1 info word");
		nextBatch();
		assertThat(this.one.process.broadcast("late")).isEqualTo(DeliveryResult.NOT_RUNNING);
		assertThat(this.other.process.info("late")).isEqualTo(DeliveryResult.NOT_RUNNING);
	}

	@Test
	void whenBroadcastWasAcceptedBeforeABatchItsClientsAreStillOpen() {
		connect(this.one, 5);
		List<Long> open = new ArrayList<>();
		this.one.handler.answer("broadcast news", (state) -> {
			open.add(this.clients.stream().filter((client) -> client.connection.isOpen()).count());
			return Outcome.noReply(state);
		});
		this.one.process.broadcast("news");
		drain(SETTINGS);
		assertThat(open).containsExactly(5L);
		assertThat(closed()).isEqualTo(5);
	}

	@Test
	void whenServiceDoesNotGetOnTheNextBatchDoesNotWaitForIt() {
		connect(this.one, 10);
		connect(this.other, 10);
		CompletableFuture<Void> end = new DrainRun(services(), this.scheduler.time(), SETTINGS, new Random()).start();
		this.scheduler.goOffNext();
		this.other.run();
		assertThat(closed()).isEqualTo(10);
		tellCloses();
		this.other.run();
		assertThat(this.other.process.state()).isEqualTo(ServiceState.STOPPED);
		assertThat(end).isNotDone();
	}

	@Test
	void whenServiceCrashesBetweenBatchesItIsRestartedForThoseWhoAreLeft() {
		connect(this.one, 20);
		drain(SETTINGS);
		this.one.handler.crashOn("info boom", 1);
		this.one.process.info("boom");
		run();
		assertThat(this.one.log()).contains("2 init", "2 info boom");
		assertThat(this.one.log()).filteredOn((event) -> event.startsWith("2 rejoin")).hasSize(10);
		nextBatch();
		assertThat(this.one.log()).endsWith("2 terminate SHUTDOWN");
	}

	@Test
	void whenNobodyIsConnectedServicesEndAtOnce() {
		CompletableFuture<Void> end = drain(new DrainSettings(TestService.LONG, 1, INTERVAL, TestService.LONG));
		assertThat(end).isCompleted();
		assertThat(this.scheduler.scheduled()).isZero();
	}

	@Test
	void whenEverybodyHasLeftServicesDoNotWaitForTheNextBatch() {
		connect(this.one, 100);
		CompletableFuture<Void> end = drain(SETTINGS);
		this.clients.forEach(TestClient::isGone);
		run();
		assertThat(end).isNotDone();
		nextBatch();
		assertThat(end).isCompleted();
		assertThat(this.scheduler.scheduled()).isZero();
	}

	@Test
	void whenThereIsADelayNobodyIsClosedBefore() {
		connect(this.one, 5);
		drain(new DrainSettings(Duration.ofSeconds(20), 10, INTERVAL, TestService.LONG));
		assertThat(this.one.process.isAccepting()).isFalse();
		assertThat(this.scheduler.waits()).containsExactlyInAnyOrder(20L, SETTINGS.timeout().toSeconds());
		assertThat(closed()).isZero();
		connect(this.one, 1);
		nextBatch();
		assertThat(closed()).isEqualTo(6);
	}

	@Test
	void whenClientSlipsInBetweenBatchesItIsClosedAtTheEnd() {
		connect(this.one, 20);
		CompletableFuture<Void> end = drain(SETTINGS);
		connect(this.one, 1);
		nextBatch();
		assertThat(closed()).isEqualTo(21);
		assertThat(end).isCompleted();
	}

	@Test
	void whenSchedulerIsGoneEverybodyIsClosedAtOnce() {
		this.scheduler.shutDown();
		connect(this.one, 100);
		assertThat(drain(SETTINGS)).isCompleted();
		assertThat(closed()).isEqualTo(100);
	}

	@Test
	void whenTimeIsUpWhatIsLeftIsAbandonedWithNumbers(CapturedOutput output) {
		connect(this.one, 20);
		connect(this.other, 1);
		CompletableFuture<Void> end = new DrainRun(services(), this.scheduler.time(),
				new DrainSettings(Duration.ZERO, 1, Duration.ofMillis(20), Duration.ofSeconds(1)), new Random())
			.start();
		this.other.process.info("unheard");
		this.clients.get(0).isGone();
		this.scheduler.advance(Duration.ofMillis(899));
		assertThat(output).doesNotContain("did not drain");
		this.scheduler.advance(Duration.ofMillis(1));
		assertThat(output)
			.contains("'test' did not drain within 900 ms. Clients closed in order: 1, clients cut off: 19, "
					+ "messages not handled: 0")
			.contains("Clients closed in order: 0, clients cut off: 1, messages not handled: 1");
		assertThat(closed()).isEqualTo(21);
		run();
		assertThat(end).isCompleted();
		assertThat(this.one.log()).endsWith("1 terminate SHUTDOWN");
		assertThat(output).doesNotContain("have drained");
	}

	@Test
	void whenTimeIsUpDuringABackOffTheServiceIsAbandoned(CapturedOutput output) {
		TestService service = new TestService(RestartPolicy.PERMANENT,
				new ServiceSettings.Restart(3, TestService.LONG, TestService.LONG, TestService.LONG))
			.started();
		connect(service, 1);
		service.handler.crashOn("info boom", 1);
		service.process.info("boom");
		service.run();
		CompletableFuture<Void> end = new DrainRun(List.of(service.process.lifecycle()), this.scheduler.time(),
				new DrainSettings(Duration.ZERO, 1, Duration.ZERO, Duration.ofMillis(100)), new Random())
			.start();
		service.run();
		assertThat(closed()).isZero();
		this.scheduler.advance(Duration.ofMillis(90));
		assertThat(output).contains("did not drain within 90 ms");
		service.run();
		assertThat(end).isCompleted();
		assertThat(closed()).isEqualTo(1);
	}

	private void connect(TestService service, int clients) {
		IntStream.range(0, clients)
			.mapToObj((i) -> service.join("client " + this.clients.size() + "-" + i))
			.forEach(this.clients::add);
		service.run();
	}

	private CompletableFuture<Void> drain(DrainSettings settings) {
		CompletableFuture<Void> end = new DrainRun(services(), this.scheduler.time(), settings, new Random()).start();
		run();
		return end;
	}

	private List<ServiceLifecycle> services() {
		return List.of(this.one.process.lifecycle(), this.other.process.lifecycle());
	}

	private void nextBatch() {
		assertThat(this.scheduler.goOffNext()).isTrue();
		run();
	}

	private void run() {
		this.one.run();
		this.other.run();
		tellCloses();
		this.one.run();
		this.other.run();
	}

	private void tellCloses() {
		this.clients.stream().filter((client) -> !client.connection.isOpen()).forEach(TestClient::tellsClose);
	}

	private long closed() {
		return this.clients.stream().filter((client) -> !client.connection.isOpen()).count();
	}

}

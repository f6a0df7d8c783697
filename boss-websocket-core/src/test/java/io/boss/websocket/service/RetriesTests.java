/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import io.boss.websocket.RestartPolicy;
import io.boss.websocket.ServiceScope;
import io.boss.websocket.ServiceState;
import io.boss.websocket.event.ServiceDownEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Retries}: how a service that was given up comes back.
 */
@ExtendWith(OutputCaptureExtension.class)
class RetriesTests {

	private final TestService service = service(RestartPolicy.PERMANENT, ServiceScope.NODE, TestService.LONG, 30);

	private static TestService service(RestartPolicy policy, ServiceScope scope, Duration window, int retryAfter) {
		return new TestService(policy, scope, new ServiceSettings.Restart(1, window, Duration.ZERO, Duration.ZERO, 5,
				10, Duration.ofSeconds(retryAfter), Duration.ofSeconds(100)));
	}

	private static void launch(TestService service, int failures) {
		service.handler.failInit(failures);
		service.process.lifecycle().open();
		service.process.lifecycle().launch(true);
		service.run();
	}

	private void goOff() {
		assertThat(this.service.scheduler.goOff()).isOne();
		this.service.run();
	}

	@Test
	void whenServiceIsDownItIsTriedOnceAtATimeWithLongerAndLongerWaitsUntilItRuns(CapturedOutput output) {
		launch(this.service, 6);
		assertDown(30);
		assertThat(output).contains("is down: 1 restarts, the last ones too close together")
			.doesNotContain("is down: it was tried again, and init has failed");
		assertThat(this.service.log()).containsExactly("1 init", "2 init");
		goOff();
		assertDown(60);
		assertThat(output).contains("is down: it was tried again, and init has failed")
			.doesNotContain("is down: 0 restarts");
		assertThat(this.service.log()).containsExactly("1 init", "2 init", "3 init");
		goOff();
		assertDown(100);
		goOff();
		assertDown(100);
		goOff();
		assertDown(100);
		goOff();
		assertThat(this.service.process.state()).isEqualTo(ServiceState.RUNNING);
		assertThat(this.service.process.status().givenUp()).isFalse();
		assertThat(this.service.process.status().nextStart()).isNull();
		assertThat(this.service.scheduler.scheduled()).isZero();
		assertThat(this.service.process.broadcast("b").isAccepted()).isTrue();
	}

	private void assertDown(int wait) {
		assertThat(this.service.process.state()).isEqualTo(ServiceState.DOWN);
		assertThat(this.service.process.status().givenUp()).isTrue();
		assertThat(this.service.scheduler.waits()).containsExactly((long) wait);
		Instant next = this.service.process.status().nextStart();
		assertThat(next).isEqualTo(this.service.scheduler.instant().plusSeconds(wait));
		assertThat(this.service.events).filteredOn(ServiceDownEvent.class::isInstance)
			.last()
			.extracting("nextStart")
			.isEqualTo(next);
	}

	@Test
	void whenServiceFailsAgainSoonTheWaitGoesOnToGrow() {
		launch(this.service, 2);
		goOff();
		crash(this.service);
		assertDown(60);
	}

	@Test
	void whenServiceHasLivedForTheWindowTheWaitIsTheFirstOneAgain() {
		TestService service = service(RestartPolicy.PERMANENT, ServiceScope.NODE, Duration.ofNanos(1), 30);
		launch(service, 1);
		// Within a window of a nanosecond there is never one too many.
		assertThat(service.process.state()).isEqualTo(ServiceState.RUNNING);
		Retries retries = new Retries(new ServiceSettings.Restart(1, Duration.ofNanos(1), Duration.ZERO, Duration.ZERO,
				5, 10, Duration.ofSeconds(30), Duration.ofSeconds(100)), service.scheduler.time());
		retries.plan("test", (plan) -> {
		});
		retries.plan("test", (plan) -> {
		});
		assertThat(service.scheduler.waits()).containsExactly(60L);
		retries.succeeded();
		service.scheduler.advance(Duration.ofNanos(1));
		retries.plan("test", (plan) -> {
		});
		assertThat(service.scheduler.waits()).containsExactly(30L);
	}

	@Test
	void whenItIsStartedByHandNothingElseStartsIt() {
		launch(this.service, 2);
		assertThat(this.service.process.start()).isTrue();
		this.service.run();
		assertThat(this.service.process.state()).isEqualTo(ServiceState.RUNNING);
		assertThat(this.service.scheduler.scheduled()).isZero();
	}

	@Test
	void whenTheAlarmHasGoneOffAndSomebodyWasFasterItDoesNothing() {
		launch(this.service, 2);
		this.service.scheduler.goOff();
		this.service.process.loop().starter().revive(new CompletableFuture<>());
		this.service.handler.forget();
		crash(this.service);
		this.service.run();
		assertThat(this.service.log()).filteredOn((line) -> line.endsWith("init")).hasSize(1);
		assertThat(this.service.process.state()).isEqualTo(ServiceState.DOWN);
	}

	@Test
	void whenApplicationShutsDownItIsNotTriedAgain() {
		launch(this.service, 2);
		this.service.process.lifecycle().drain();
		this.service.run();
		assertThat(this.service.scheduler.scheduled()).isZero();
		assertThat(this.service.process.state()).isEqualTo(ServiceState.STOPPED);
		assertThat(this.service.process.status().nextStart()).isNull();
	}

	@Test
	void whenNoSchedulerTakesItTheServiceStaysDown() {
		this.service.scheduler.shutDown();
		launch(this.service, 2);
		assertThat(this.service.process.state()).isEqualTo(ServiceState.DOWN);
		assertThat(this.service.process.status().nextStart()).isNull();
	}

	@Test
	void whenItIsNotWantedTheServiceStaysDown() {
		TestService service = service(RestartPolicy.PERMANENT, ServiceScope.NODE, TestService.LONG, 0);
		launch(service, 2);
		assertThat(service.process.state()).isEqualTo(ServiceState.DOWN);
		assertThat(service.scheduler.scheduled()).isZero();
	}

	@Test
	void whenThePolicyHasStoppedTheServiceItStaysStopped() {
		TestService service = service(RestartPolicy.TEMPORARY, ServiceScope.NODE, TestService.LONG, 30);
		launch(service, 1);
		assertThat(service.process.state()).isEqualTo(ServiceState.STOPPED);
		assertThat(service.scheduler.scheduled()).isZero();
	}

	@Test
	void whenNodesAreElectedTheElectionBringsItBack() {
		TestService service = service(RestartPolicy.PERMANENT, ServiceScope.CLUSTER, TestService.LONG, 30);
		launch(service, 2);
		service.process.candidacy().takeOver(new Leadership() {

			@Override
			public boolean holds() {
				return true;
			}

			@Override
			public void ended() {
			}

		});
		service.run();
		assertThat(service.process.state()).isEqualTo(ServiceState.DOWN);
		assertThat(service.scheduler.scheduled()).isZero();
		service.process.candidacy().readmit();
		service.run();
		assertThat(service.process.state()).isEqualTo(ServiceState.STANDBY);
		assertThat(service.process.status().givenUp()).isFalse();
	}

	private static void crash(TestService service) {
		service.handler.crashOn("broadcast boom", 2);
		service.handler.failInit(1);
		service.process.broadcast("boom");
		service.run();
	}

}

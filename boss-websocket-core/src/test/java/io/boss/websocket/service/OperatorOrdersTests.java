/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.boss.websocket.BossConnection;
import io.boss.websocket.Outcome;
import io.boss.websocket.RestartPolicy;
import io.boss.websocket.ServiceState;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.event.ServiceRestartedEvent;
import io.boss.websocket.service.TestService.TestClient;
import io.boss.websocket.stats.CallbackName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what operators order a {@link ServiceProcess} to do, and for what it tells
 * them.
 */
class OperatorOrdersTests {

	private static final ServiceSettings.Restart WITH_BACK_OFF = new ServiceSettings.Restart(3, TestService.LONG,
			Duration.ofSeconds(10), Duration.ofSeconds(15));

	private final TestService service = new TestService();

	private TestService service() {
		return this.service;
	}

	private ServiceProcess process() {
		return this.service.process;
	}

	@Nested
	class Restart {

		@Test
		void whenMailWaitsItGoesToTheFreshInstanceAfterTheJoins() {
			service().started();
			TestClient a = service().join("a");
			service().join("b");
			service().quietly();
			a.says("hi");
			process().broadcast("news");
			assertThat(process().restart()).isTrue();
			assertThat(service().log()).isEmpty();
			service().run();
			assertThat(service().log()).containsExactly("1 terminate STOPPED", "2 init", "2 rejoin a", "2 rejoin b",
					"2 a: hi", "2 broadcast news");
			assertThat(process().connections()).extracting(BossConnection::id).containsExactly("a", "b");
			assertThat(process().restarts()).isOne();
			assertThat(service().stats).containsExactly("restarted");
			assertThat(service().events).last().isEqualTo(new ServiceRestartedEvent("test", 1));
		}

		@Test
		void whenClientHasNotJoinedYetItJoinsOnceOnly() {
			service().started();
			service().join("a");
			process().restart();
			service().run();
			assertThat(service().log()).containsExactly("1 init", "1 terminate STOPPED", "2 init", "2 join a");
		}

		@Test
		void whenOrderedOftenItDoesNotWearTheSupervisorOut() {
			TestService service = new TestService(RestartPolicy.TEMPORARY,
					new ServiceSettings.Restart(1, TestService.LONG, Duration.ZERO, Duration.ZERO));
			service.started();
			for (int i = 0; i < 5; i++) {
				assertThat(service.process.restart()).isTrue();
				service.run();
			}
			assertThat(service.process.state()).isEqualTo(ServiceState.RUNNING);
			assertThat(service.process.restarts()).isEqualTo(5);
			assertThat(service.process.status().instance()).isEqualTo(6);
			assertThat(service.process.status().lastCrash()).isNull();
		}

		@Test
		void whenOrderedTwiceAtOnceInstancesAreReplacedTwice() {
			service().started();
			service().join("a");
			service().quietly();
			process().restart();
			process().restart();
			service().run();
			assertThat(service().log()).containsExactly("1 terminate STOPPED", "2 init", "2 terminate STOPPED",
					"3 init", "3 rejoin a");
		}

		@Test
		void whenPausedTheInstanceIsReplacedAndMailGoesOnWaiting() {
			service().started();
			TestClient a = service().join("a");
			service().quietly();
			process().pause();
			a.says("hi");
			assertThat(process().restart()).isTrue();
			service().run();
			assertThat(service().log()).containsExactly("1 terminate STOPPED", "2 init");
			assertThat(process().isPaused()).isTrue();
			assertThat(process().state()).isEqualTo(ServiceState.RUNNING);
			process().resume();
			service().run();
			assertThat(service().log()).endsWith("2 init", "2 rejoin a", "2 a: hi");
		}

		@Test
		void whenFreshInstanceFailsToStartTheSupervisorTriesAgain() {
			service().started();
			TestClient a = service().join("a");
			service().quietly();
			service().handler.failInit(1);
			a.says("hi");
			process().restart();
			service().run();
			assertThat(service().log()).containsExactly("1 terminate STOPPED", "2 init", "3 init", "3 rejoin a",
					"3 a: hi");
			assertThat(process().restarts()).isEqualTo(2);
		}

		@Test
		void whenServiceRestartsAnywayThereIsNothingToRestart() {
			TestService service = new TestService(RestartPolicy.PERMANENT, WITH_BACK_OFF);
			service.started();
			service.handler.crashOn("info boom", 1);
			service.process.info("boom");
			service.run();
			assertThat(service.process.state()).isEqualTo(ServiceState.RESTARTING);
			assertThat(service.process.restart()).isFalse();
			// As if it had been ordered just before the crash.
			service.process.loop().starter().restart(new CompletableFuture<>());
			assertThat(service.log()).containsExactly("1 init", "1 info boom", "1 terminate CRASHED");
			service.scheduler.goOff();
			service.run();
			assertThat(service.log()).endsWith("2 init", "2 info boom");
			assertThat(service.process.restarts()).isOne();
		}

		@Test
		void whenOrderComesWithACrashTheServiceRestartsOnce() {
			TestService service = new TestService(RestartPolicy.PERMANENT, WITH_BACK_OFF);
			service.started();
			service.handler.answer("info boom", (state) -> {
				service.process.restart();
				throw new IllegalStateException("on purpose");
			});
			service.process.info("boom");
			service.run();
			service.scheduler.goOff();
			service.run();
			assertThat(service.log()).containsExactly("1 init", "1 info boom", "1 terminate CRASHED", "2 init",
					"2 info boom");
		}

		@Test
		void whenServiceIsDownItIsStarted() {
			TestService service = new TestService(RestartPolicy.TEMPORARY, WITH_BACK_OFF);
			service.started();
			service.handler.answer("info stop", (state) -> Outcome.stop(TerminationReason.NORMAL, state));
			service.process.info("stop");
			service.run();
			assertThat(service.process.state()).isEqualTo(ServiceState.STOPPED);
			assertThat(service.process.restart()).isTrue();
			service.run();
			assertThat(service.process.state()).isEqualTo(ServiceState.RUNNING);
			assertThat(service.process.restarts()).isZero();
		}

		@Test
		void whenApplicationShutsDownItIsRefused() {
			service().started();
			process().lifecycle().drain();
			assertThat(process().restart()).isFalse();
			service().run();
			// As if it had been ordered just before the drain began.
			process().loop().starter().restart(new CompletableFuture<>());
			assertThat(service().log()).containsExactly("1 init", "1 terminate SHUTDOWN");
		}

	}

	@Nested
	class Pause {

		@Test
		void whenPausedMailWaitsAndIsHandledInOrderAfterwards() {
			service().started();
			TestClient a = service().join("a");
			service().quietly();
			process().pause();
			a.says("1");
			process().info("2");
			service().join("b");
			service().run();
			assertThat(service().log()).isEmpty();
			assertThat(process().status().paused()).isTrue();
			assertThat(process().status().mailboxDepth()).isEqualTo(2);
			service().scheduler.advance(Duration.ofSeconds(5));
			assertThat(process().status().oldestMail()).isEqualTo(Duration.ofSeconds(5));
			process().resume();
			service().run();
			assertThat(service().log()).containsExactly("1 a: 1", "1 info 2", "1 join b");
			assertThat(process().status().oldestMail()).isZero();
		}

		@Test
		void whenPausedDuringABackOffTheNextInstanceStartsAfterBoth() {
			TestService service = new TestService(RestartPolicy.PERMANENT, WITH_BACK_OFF);
			service.started();
			service.handler.crashOn("info boom", 1);
			service.process.info("boom");
			service.run();
			service.process.pause();
			service.scheduler.goOff();
			service.run();
			assertThat(service.process.state()).isEqualTo(ServiceState.RESTARTING);
			service.process.resume();
			service.run();
			assertThat(service.log()).endsWith("2 init", "2 info boom");
		}

		@Test
		void whenResumedDuringABackOffTheBackOffGoesOn() {
			TestService service = new TestService(RestartPolicy.PERMANENT, WITH_BACK_OFF);
			service.started();
			service.handler.crashOn("info boom", 1);
			service.process.info("boom");
			service.run();
			service.process.pause();
			service.process.resume();
			service.run();
			assertThat(service.process.state()).isEqualTo(ServiceState.RESTARTING);
			service.scheduler.goOff();
			service.run();
			assertThat(service.process.state()).isEqualTo(ServiceState.RUNNING);
		}

		@Test
		void whenApplicationShutsDownWhatWaitedIsHandled() {
			service().started();
			process().pause();
			process().info("a");
			CompletableFuture<Void> drained = process().lifecycle().drain();
			service().run();
			assertThat(drained).isCompleted();
			assertThat(process().isPaused()).isFalse();
			assertThat(service().log()).containsExactly("1 init", "1 info a", "1 terminate SHUTDOWN");
		}

		@Test
		void whenApplicationShutsDownAlreadyNothingIsPaused() {
			service().started();
			service().join("a");
			service().quietly();
			CompletableFuture<Void> drained = process().lifecycle().drain();
			process().pause();
			assertThat(process().isPaused()).isFalse();
			service().run();
			process().pause();
			process().lifecycle().abandon();
			service().run();
			assertThat(drained).isCompleted();
			assertThat(service().log()).containsExactly("1 terminate SHUTDOWN");
		}

	}

	@Nested
	class Status {

		@Test
		void whenInstancesComeAndGoItTells() {
			assertThat(process().status().started()).isNull();
			assertThat(process().status().instance()).isZero();
			service().started();
			ServiceStatus first = process().status();
			assertThat(first.started()).isNotNull();
			assertThat(first.instance()).isOne();
			assertThat(first.type()).isEqualTo(ScriptedHandler.class);
			service().handler.crashOn("info boom", 1);
			process().info("boom");
			service().run();
			ServiceStatus second = process().status();
			assertThat(second.instance()).isEqualTo(2);
			assertThat(second.restarts()).isOne();
			assertThat(second.started()).isAfterOrEqualTo(first.started());
			assertThat(second.lastCrash()).satisfies((crash) -> {
				assertThat(crash.instance()).isOne();
				assertThat(crash.callback()).isEqualTo("handleInfo");
				assertThat(crash.type()).isEqualTo(IllegalStateException.class);
				assertThat(crash.cause()).isEqualTo("java.lang.IllegalStateException: on purpose");
			});
			process().lifecycle().drain();
			service().run();
			assertThat(process().status().started()).isNull();
		}

		@Test
		void whenCallbackRunsItTellsWhichAndWhere() {
			service().started();
			TestClient a = service().join("a");
			service().handler.answer("a: hi", (state) -> {
				RunningCallback running = process().status().running();
				assertThat(running.name()).isEqualTo(CallbackName.INCOMING);
				assertThat(running.connectionId()).isEqualTo("a");
				assertThat(running.threadName()).isEqualTo(Thread.currentThread().getName());
				assertThat(running.stack()).anyMatch((frame) -> frame.getClassName().contains("ScriptedHandler"));
				return Outcome.noReply(99);
			});
			a.says("hi");
			process().info("after");
			service().run();
			assertThat(service().log()).endsWith("99 info after");
			assertThat(process().status().running()).isNull();
		}

		@Test
		void whenClientsConnectTheyAreAllListed() {
			service().started();
			service().join("a");
			service().run();
			service().join("b");
			assertThat(process().clientStatus())
				.extracting((client) -> client.connection().id() + " " + client.joined())
				.containsExactly("a true", "b false");
			assertThat(process().status().connections()).isEqualTo(2);
		}

	}

}

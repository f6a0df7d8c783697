/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.boss.websocket.BossServiceReference;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.InstanceKey;
import io.boss.websocket.RestartPolicy;
import io.boss.websocket.ServiceState;
import io.boss.websocket.event.ServiceDownEvent;
import io.boss.websocket.mailbox.HandDrivenExecutor;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link KeyedService} and the life of its processes.
 */
class KeyedServiceTests {

	private final HandDrivenExecutor executor = new HandDrivenExecutor();

	private final FakeTaskScheduler scheduler = new FakeTaskScheduler();

	private final KeyedHandler handler = new KeyedHandler();

	private TestKeys keys = new TestKeys(this.handler, this.executor, this.scheduler.time());

	private void with(RestartPolicy policy, ServiceSettings.Keyed keyed) {
		this.keys = new TestKeys(this.handler, this.executor, this.scheduler.time(), policy, keyed);
	}

	private void with(int maxInstances, int maxPerPrincipal) {
		with(RestartPolicy.PERMANENT, new ServiceSettings.Keyed(TestKeys.IDLE, maxInstances, 128, maxPerPrincipal));
	}

	private TestKeys.Client join(String key, String id) {
		TestKeys.Client client = this.keys.join(key, id);
		run();
		return client;
	}

	private void run() {
		this.executor.runAll();
	}

	private void pass(Duration time) {
		Duration step = TestKeys.IDLE.dividedBy(4);
		for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(step)) {
			this.scheduler.advance(step);
			run();
		}
	}

	private BossServiceReference reference(String key) {
		return service().key(key);
	}

	private KeyedService service() {
		return this.keys.service;
	}

	private List<String> log() {
		return this.handler.log;
	}

	private List<String> forgetLog() {
		List<String> log = new ArrayList<>(log());
		log().clear();
		return log;
	}

	@Nested
	class Start {

		@Test
		void whenClientJoinsInstanceOfItsKeyStarts() {
			join("42", "a");
			join("7", "b");
			join("42", "c");
			assertThat(log()).containsExactly("42: init", "42: join a", "7: init", "7: join b", "42: join c");
			assertThat(service().keys()).containsExactly("42", "7");
			assertThat(service().count()).isEqualTo(2);
			assertThat(service().clientCount()).isEqualTo(3);
			assertThat(KeyedServiceTests.this.keys.stats).containsExactly("started", "started");
		}

		@Test
		void whenInfoComesInstanceStarts() {
			assertThat(reference("42").info("hi")).isEqualTo(DeliveryResult.ACCEPTED);
			run();
			assertThat(log()).containsExactly("42: init", "42: hi");
		}

		@Test
		void whenInstanceIsAskedItStarts() {
			CompletableFuture<Object> answer = reference("42").ask("who");
			run();
			assertThat(answer).isCompletedWithValue("42 who");
			assertThat(log()).containsExactly("42: init", "42: call who");
		}

		@Test
		void whenInstanceIsStartedByHandItRunsOnce() {
			assertThat(reference("42").start()).isTrue();
			run();
			assertThat(reference("42").start()).isFalse();
			run();
			assertThat(log()).containsExactly("42: init");
			assertThat(reference("42").state()).isEqualTo(ServiceState.RUNNING);
		}

		@Test
		void whenNobodyIsThereBroadcastStartsNothing() {
			assertThat(service().broadcast("news")).isEqualTo(DeliveryResult.NO_INSTANCE);
			assertThat(service().process("42")).isNull();
			TestKeys.Client client = KeyedServiceTests.this.keys.connect("42", "a");
			ServiceProcess process = service().process("42");
			assertThat(process).isNotNull();
			process.broadcast("news");
			run();
			assertThat(log()).isEmpty();
			assertThat(KeyedServiceTests.this.keys.stats).isEmpty();
			client.client.join();
			run();
			assertThat(log()).containsExactly("42: init", "42: join a");
		}

		@Test
		void whenServiceIsBroadcastToEachInstanceHears() {
			join("1", "a");
			join("2", "b");
			forgetLog();
			assertThat(service().broadcast("news")).isEqualTo(DeliveryResult.ACCEPTED);
			run();
			assertThat(log()).containsExactlyInAnyOrder("1: broadcast news", "2: broadcast news");
		}

		@Test
		void whenKeyIsNoneThereIsNoReference() {
			assertThatIllegalArgumentException().isThrownBy(() -> service().key("a/b"))
				.withMessageContaining("room/{id}")
				.withMessageContaining("boss.websocket.keyed.max-key-length");
			assertThatIllegalArgumentException().isThrownBy(() -> service().key("x".repeat(129)));
			assertThatIllegalArgumentException().isThrownBy(() -> service().key("ä".repeat(65)));
			assertThat(service().key("ä".repeat(64)).state()).isEqualTo(ServiceState.STOPPED);
		}

		@Test
		void whenReferencesAreLoggedTheySayWhatTheyReferTo() {
			assertThat(reference("42")).hasToString("room/42");
			assertThat(service().reference()).hasToString("room");
		}

		@Test
		void whenInstanceDoesNotRunTimersAndWorkAreRefused() {
			BossServiceReference reference = reference("42");
			assertThatIllegalStateException()
				.isThrownBy(() -> reference.timers().startSingle("t", Duration.ofSeconds(1), "tick"))
				.withMessageContaining("room/42");
			assertThat(reference.timers().names()).isEmpty();
			assertThat(reference.pipeToSelf("work", () -> "done")).isEqualTo(DeliveryResult.NO_INSTANCE);
			assertThat(reference.connections()).isEmpty();
			assertThat(service().count()).isZero();
		}

		@Test
		void whenAllInstancesAreMeantInfosNeedAKey() {
			assertThatExceptionOfType(UnsupportedOperationException.class)
				.isThrownBy(() -> service().reference().info("hi"))
				.withMessageContaining("keyed(\"room\").key(");
		}

	}

	@Nested
	class Idle {

		@Test
		void whenLastClientHasLeftInstanceEndsAfterAWhile() {
			join("42", "a").isGone();
			run();
			forgetLog();
			pass(TestKeys.IDLE.minusSeconds(8));
			assertThat(log()).isEmpty();
			assertThat(service().keys()).containsExactly("42");
			pass(TestKeys.IDLE);
			assertThat(log()).containsExactly("42: terminate IDLE");
			assertThat(service().keys()).isEmpty();
			assertThat(service().processes()).isEmpty();
			assertThat(service().count()).isZero();
			assertThat(KeyedServiceTests.this.keys.stats).containsExactly("started", "ended IDLE");
		}

		@Test
		void whenClientIsThereInstanceLivesOn() {
			join("42", "a");
			forgetLog();
			pass(TestKeys.IDLE.multipliedBy(5));
			assertThat(log()).isEmpty();
		}

		@Test
		void whenClientIsOnItsWayInstanceWaitsForIt() {
			join("42", "a").isGone();
			run();
			TestKeys.Client client = KeyedServiceTests.this.keys.connect("42", "b");
			pass(TestKeys.IDLE.multipliedBy(5));
			client.client.join();
			run();
			assertThat(log()).containsExactly("42: init", "42: join a", "42: close a", "42: join b");
		}

		@Test
		void whenClientDoesNotComeAfterAllProcessEnds() {
			KeyedServiceTests.this.keys.connect("42", "a").isGone();
			run();
			pass(TestKeys.IDLE);
			assertThat(service().processes()).isEmpty();
			assertThat(log()).isEmpty();
		}

		@Test
		void whenTimerRunsInstanceLivesOn() {
			reference("42").info("hi");
			run();
			reference("42").timers().startSingle("t", TestKeys.IDLE.multipliedBy(3), "tick");
			pass(TestKeys.IDLE.multipliedBy(2));
			assertThat(service().keys()).containsExactly("42");
			pass(TestKeys.IDLE.multipliedBy(3));
			assertThat(log()).containsExactly("42: init", "42: hi", "42: tick", "42: terminate IDLE");
		}

		@Test
		void whenTimerIsCancelledFromOutsideInstanceEnds() {
			reference("42").info("hi");
			run();
			reference("42").timers().startSingle("t", TestKeys.IDLE.multipliedBy(100), "tick");
			reference("42").info("ho");
			run();
			reference("42").timers().cancel("t");
			pass(TestKeys.IDLE.multipliedBy(2));
			assertThat(service().keys()).isEmpty();
		}

		@Test
		void whenWorkIsUnderWayInstanceLivesOn() {
			CompletableFuture<String> work = new CompletableFuture<>();
			reference("42").info("hi");
			run();
			reference("42").pipeToSelf("work", work);
			pass(TestKeys.IDLE.multipliedBy(3));
			assertThat(service().keys()).containsExactly("42");
			work.complete("done");
			pass(TestKeys.IDLE.multipliedBy(2));
			assertThat(service().keys()).isEmpty();
		}

		@Test
		void whenCallIsNotAnsweredInstanceLivesOn() {
			CompletableFuture<Object> answer = reference("42").ask("later");
			run();
			pass(TestKeys.IDLE.multipliedBy(3));
			assertThat(service().keys()).containsExactly("42");
			answer.cancel(false);
			pass(TestKeys.IDLE.multipliedBy(2));
			assertThat(service().keys()).isEmpty();
		}

		@Test
		void whenInfosComeInstanceLivesOn() {
			for (int i = 0; i < 8; i++) {
				reference("42").info("hi");
				pass(TestKeys.IDLE.dividedBy(2));
			}
			assertThat(log()).doesNotContain("42: terminate IDLE");
		}

		@Test
		void whenOnlyBroadcastsComeInstanceEnds() {
			reference("42").info("hi");
			run();
			for (int i = 0; i < 8; i++) {
				service().broadcast("news");
				pass(TestKeys.IDLE.dividedBy(2));
			}
			assertThat(service().keys()).isEmpty();
		}

		@Test
		void whenPausedInstanceDoesNotEnd() {
			join("42", "a").isGone();
			run();
			reference("42").pause();
			reference("42").info("hi");
			pass(TestKeys.IDLE.multipliedBy(3));
			assertThat(service().keys()).containsExactly("42");
			reference("42").resume();
			pass(TestKeys.IDLE.multipliedBy(2));
			assertThat(log()).containsExactly("42: init", "42: join a", "42: close a", "42: hi", "42: terminate IDLE");
		}

		@Test
		void whenClientComesWhileInstanceTerminatesTheNextOneBeginsAfterIt() {
			join("42", "a").isGone();
			run();
			forgetLog();
			ServiceProcess first = service().process("42");
			assertThat(first).isNotNull();
			assertThat(first.keyLife().retire()).isTrue();
			TestKeys.Client client = KeyedServiceTests.this.keys.join("42", "b");
			reference("42").info("hi");
			assertThat(service().keys()).containsExactly("42");
			assertThat(service().process("42")).isNotSameAs(first);
			run();
			assertThat(log()).containsExactly("42: terminate IDLE", "42: init", "42: join b", "42: hi");
			assertThat(client.connection.isOpen()).isTrue();
			assertThat(first.start()).isFalse();
			assertThat(first.info("late")).isEqualTo(DeliveryResult.NO_INSTANCE);
			assertThat(service().count()).isEqualTo(1);
		}

	}

	@Nested
	class Stop {

		@Test
		void whenInstanceStopsItselfItsKeyEnds() {
			TestKeys.Client client = join("42", "a");
			client.says("stop");
			run();
			assertThat(log()).containsExactly("42: init", "42: join a", "42: stop", "42: terminate NORMAL");
			assertThat(client.connection.sent()).containsExactly("1001 service has stopped");
			assertThat(service().processes()).isEmpty();
			client.isGone();
			run();
			forgetLog();
			join("42", "b");
			assertThat(log()).containsExactly("42: init", "42: join b");
			assertThat(KeyedServiceTests.this.keys.stats).containsExactly("started", "ended NORMAL", "started");
		}

		@Test
		void whenClientWaitsBehindAStopItJoinsTheNextInstance() {
			TestKeys.Client first = join("42", "a");
			first.says("stop");
			TestKeys.Client second = KeyedServiceTests.this.keys.join("42", "b");
			first.says("late");
			reference("42").info("hi");
			service().broadcast("news");
			run();
			assertThat(log()).containsExactly("42: init", "42: join a", "42: stop", "42: terminate NORMAL", "42: init",
					"42: join b", "42: hi", "42: broadcast news");
			assertThat(second.connection.isOpen()).isTrue();
			assertThat(KeyedServiceTests.this.keys.stats).containsExactly("started", "ended NORMAL", "started",
					"dropped CLIENT_GONE");
		}

		@Test
		void whenOnlyABroadcastWaitsBehindAStopNothingStarts() {
			reference("42").info("stop");
			service().broadcast("news");
			run();
			assertThat(log()).containsExactly("42: init", "42: stop", "42: terminate NORMAL");
			assertThat(service().processes()).isEmpty();
			assertThat(KeyedServiceTests.this.keys.stats).containsExactly("started", "ended NORMAL");
		}

		@Test
		void whenClientIsOnItsWayAStopDoesNotLoseIt() {
			reference("42").info("stop");
			TestKeys.Client client = KeyedServiceTests.this.keys.connect("42", "a");
			run();
			client.client.join();
			run();
			assertThat(log()).containsExactly("42: init", "42: stop", "42: terminate NORMAL", "42: init", "42: join a");
			assertThat(client.connection.isOpen()).isTrue();
		}

	}

	@Nested
	class Failure {

		@Test
		void whenInstanceCrashesOthersDoNotNotice() {
			join("1", "a");
			TestKeys.Client client = join("2", "b");
			forgetLog();
			client.says("crash");
			run();
			assertThat(log()).containsExactly("2: crash", "2: terminate CRASHED", "2: init", "2: join b", "2: crash",
					"2: terminate CRASHED", "2: init", "2: join b");
			assertThat(reference("1").restarts()).isZero();
			assertThat(reference("2").restarts()).isEqualTo(2);
			assertThat(client.connection.isRejoined()).isTrue();
		}

		@Test
		void whenKeyIsGivenUpItIsDownAloneAndComesBack() {
			join("1", "a");
			join("2", "b");
			for (int i = 0; i < 4; i++) {
				reference("2").info("crash");
				run();
			}
			assertThat(reference("2").state()).isEqualTo(ServiceState.DOWN);
			assertThat(KeyedServiceTests.this.keys.events).last()
				.isInstanceOfSatisfying(ServiceDownEvent.class, (event) -> assertThat(event.key()).isEqualTo("2"));
			InstanceKey key = KeyedServiceTests.this.keys.key("2");
			assertThat(service().availability(key, null)).isEqualTo(Unavailability.NOT_RUNNING);
			assertThat(service().admit(key, null, (limit) -> true))
				.isEqualTo(new Admission.Refused(Unavailability.NOT_RUNNING));
			assertThat(reference("2").info("hi")).isEqualTo(DeliveryResult.NOT_RUNNING);
			assertThat(reference("1").state()).isEqualTo(ServiceState.RUNNING);
			forgetLog();
			KeyedServiceTests.this.scheduler.advance(Duration.ofSeconds(30));
			run();
			assertThat(log()).contains("2: init");
			assertThat(reference("2").state()).isEqualTo(ServiceState.RUNNING);
			pass(TestKeys.IDLE.multipliedBy(2));
			assertThat(service().keys()).containsExactly("1");
		}

		@Test
		void whenInitFailsTheJoinWaitsForTheNextTry() {
			KeyedServiceTests.this.handler.broken.put("42", 2);
			TestKeys.Client client = join("42", "a");
			assertThat(client.connection.isOpen()).isTrue();
			assertThat(log()).containsExactly("42: init", "42: init", "42: init", "42: join a");
		}

		@Test
		void whenInitFailsAgainAndAgainClientsAreClosed() {
			KeyedServiceTests.this.handler.broken.put("42", 100);
			TestKeys.Client client = join("42", "a");
			assertThat(client.connection.sent()).containsExactly("1013 service is down");
			assertThat(log()).containsExactly("42: init", "42: init", "42: init", "42: init");
			assertThat(reference("42").state()).isEqualTo(ServiceState.DOWN);
		}

		@Test
		void whenNoOtherInstanceIsToFollowAFailedStartTheKeyEnds() {
			with(RestartPolicy.TEMPORARY, new ServiceSettings.Keyed(TestKeys.IDLE, 10, 128, 0));
			KeyedServiceTests.this.handler.broken.put("42", 1);
			TestKeys.Client client = KeyedServiceTests.this.keys.join("42", "a");
			reference("42").info("hi");
			run();
			assertThat(log()).containsExactly("42: init");
			assertThat(client.connection.isOpen()).isFalse();
			pass(TestKeys.IDLE);
			assertThat(service().processes()).isEmpty();
		}

		@Test
		void whenNoOtherInstanceIsToFollowACrashTheNextClientBeginsAnew() {
			with(RestartPolicy.TEMPORARY, new ServiceSettings.Keyed(TestKeys.IDLE, 10, 128, 0));
			TestKeys.Client client = join("42", "a");
			client.says("crash");
			run();
			assertThat(client.connection.isOpen()).isFalse();
			join("42", "b");
			assertThat(log()).containsExactly("42: init", "42: join a", "42: crash", "42: terminate CRASHED",
					"42: init", "42: join b");
		}

	}

	@Nested
	class Room {

		@Test
		void whenThereIsNoRoomAnEmptyInstanceEndsFirst() {
			with(2, 0);
			join("1", "a");
			join("2", "b").isGone();
			run();
			join("3", "c");
			assertThat(service().keys()).containsExactly("1", "3");
			assertThat(log()).contains("2: terminate IDLE", "3: join c");
			assertThat(service().count()).isEqualTo(2);
		}

		@Test
		void whenAllInstancesAreInUseThereIsNoRoom() {
			with(2, 0);
			join("1", "a");
			join("2", "b");
			InstanceKey third = KeyedServiceTests.this.keys.key("3");
			assertThat(service().availability(third, null)).isEqualTo(Unavailability.TOO_MANY_INSTANCES);
			assertThat(service().admit(third, null, (limit) -> true))
				.isEqualTo(new Admission.Refused(Unavailability.TOO_MANY_INSTANCES));
			assertThat(reference("3").info("hi")).isEqualTo(DeliveryResult.TOO_MANY_INSTANCES);
			assertThat(reference("3").ask("who")).isCompletedExceptionally();
			assertThat(reference("3").start()).isFalse();
			join("2", "c");
			assertThat(service().keys()).containsExactly("1", "2");
		}

		@Test
		void whenOnePrincipalHasStartedManyItStartsNoMore() {
			with(10, 2);
			assertThat(admit("1", "joe")).isInstanceOf(Seat.class);
			assertThat(admit("2", "joe")).isInstanceOf(Seat.class);
			assertThat(admit("3", "joe")).isEqualTo(new Admission.Refused(Unavailability.TOO_MANY_OF_PRINCIPAL));
			assertThat(admit("2", "joe")).isInstanceOf(Seat.class);
			assertThat(admit("3", "eve")).isInstanceOf(Seat.class);
			assertThat(admit("4", null)).isInstanceOf(Seat.class);
			assertThat(service().count()).isEqualTo(4);
		}

		@Test
		void whenInstancesHaveEndedThePrincipalMayStartOthers() {
			with(10, 1);
			Seat seat = (Seat) admit("1", "joe");
			seat.cancel();
			pass(TestKeys.IDLE);
			assertThat(service().count()).isZero();
			assertThat(admit("2", "joe")).isInstanceOf(Seat.class);
		}

		private Admission admit(String key, String user) {
			return service().admit(KeyedServiceTests.this.keys.key(key), (user != null) ? () -> user : null,
					(limit) -> true);
		}

	}

	@Nested
	class Drain {

		@Test
		void whenApplicationShutsDownAllInstancesTerminate() {
			List<TestKeys.Client> clients = new ArrayList<>();
			for (int i = 0; i < 200; i++) {
				clients.add(join("k" + i, "c" + i));
			}
			forgetLog();
			service().lifecycle().refuseClients();
			assertThat(service().availability(KeyedServiceTests.this.keys.key("k1"), null))
				.isEqualTo(Unavailability.DRAINING);
			CompletableFuture<Void> drained = service().lifecycle().drain();
			for (int round = 0; !drained.isDone() && round < 10; round++) {
				run();
				clients.stream().filter((client) -> !client.connection.isOpen()).forEach(TestKeys.Client::isGone);
			}
			assertThat(drained).isDone();
			assertThat(log()).filteredOn((line) -> line.endsWith("terminate SHUTDOWN")).hasSize(200);
			assertThat(service().processes()).isEmpty();
			assertThat(service().count()).isZero();
			assertThat(reference("k1").info("late")).isEqualTo(DeliveryResult.NOT_RUNNING);
			assertThat(clients).allSatisfy(
					(client) -> assertThat(client.connection.sent()).containsExactly("1001 server is shutting down"));
		}

		@Test
		void whenClientIsOnItsWayWhenTheDrainEndsItIsSentAway() {
			TestKeys.Client client = KeyedServiceTests.this.keys.connect("42", "a");
			service().lifecycle().refuseClients();
			CompletableFuture<Void> drained = service().lifecycle().drain();
			run();
			assertThat(drained).isDone();
			client.client.join();
			run();
			assertThat(client.connection.sent()).containsExactly("1001 server is shutting down");
			assertThat(log()).isEmpty();
		}

		@Test
		void whenServiceIsOpenedAgainKeysBeginAnew() {
			join("42", "a").isGone();
			run();
			CompletableFuture<Void> drained = service().lifecycle().drain();
			run();
			assertThat(drained).isDone();
			service().lifecycle().open();
			join("42", "b");
			assertThat(log()).endsWith("42: terminate SHUTDOWN", "42: init", "42: join b");
		}

	}

	@Nested
	class Operators {

		@Test
		void whenServiceIsPausedAllInstancesAre() {
			join("1", "a");
			service().reference().pause();
			forgetLog();
			KeyedServiceTests.this.keys.join("2", "b");
			reference("1").info("hi");
			run();
			assertThat(log()).isEmpty();
			assertThat(reference("2").isPaused()).isTrue();
			service().reference().resume();
			run();
			assertThat(log()).containsExactlyInAnyOrder("1: hi", "2: init", "2: join b");
		}

		@Test
		void whenOneInstanceIsRestartedItsClientsJoinAgain() {
			TestKeys.Client client = join("1", "a");
			join("2", "b");
			forgetLog();
			assertThat(reference("1").restart()).isTrue();
			run();
			assertThat(log()).containsExactly("1: terminate STOPPED", "1: init", "1: join a");
			assertThat(client.connection.isRejoined()).isTrue();
		}

		@Test
		void whenStatusIsAskedForItIsThatOfAll() {
			join("1", "a");
			join("2", "b");
			reference("2").info("crash");
			run();
			reference("1").info("hi");
			ServiceStatus status = service().status();
			assertThat(status.state()).isEqualTo(ServiceState.RUNNING);
			assertThat(status.connections()).isEqualTo(2);
			assertThat(status.mailboxDepth()).isEqualTo(1);
			assertThat(status.restarts()).isEqualTo(2);
			assertThat(status.lastCrash()).isNotNull();
			assertThat(service().count(ServiceState.RUNNING)).isEqualTo(2);
		}

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.boss.websocket.BossConnection;
import io.boss.websocket.CloseCode;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.Outcome;
import io.boss.websocket.RestartPolicy;
import io.boss.websocket.ServiceState;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.event.ServiceCrashedEvent;
import io.boss.websocket.event.ServiceDownEvent;
import io.boss.websocket.event.ServiceStartedEvent;
import io.boss.websocket.service.TestService.TestClient;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ServiceProcess} and {@link ServiceLoop}.
 */
class ServiceProcessTests {

	private final TestService service = new TestService();

	private final ServiceProcess process = this.service.process;

	private final ScriptedHandler handler = this.service.handler;

	private TestService service() {
		return this.service;
	}

	private ServiceProcess process() {
		return this.process;
	}

	private ScriptedHandler handler() {
		return this.handler;
	}

	@Nested
	class Mail {

		@Test
		void whenServiceRunsMailBecomesCallbacksInOrder() {
			service().started();
			TestClient client = service().join("a");
			client.says("hi");
			process().broadcast("news");
			process().info("word");
			client.isGone();
			assertThat(service().log()).containsExactly("1 init");
			service().run();
			assertThat(service().log()).containsExactly("1 init", "1 join a", "1 a: hi", "1 broadcast news",
					"1 info word", "1 close a");
			assertThat(process().clientCount()).isZero();
		}

		@Test
		void whenCallbackAnswersAStateTheNextOneSeesIt() {
			service().started();
			handler().answer("info a", (state) -> Outcome.noReply(42));
			process().info("a");
			process().info("b");
			service().run();
			assertThat(service().log()).containsExactly("1 init", "1 info a", "42 info b");
		}

		@Test
		void whenClientJoinsItIsAmongTheConnectionsUntilItIsGone() {
			service().started();
			TestClient client = service().join("a");
			assertThat(process().connections()).isEmpty();
			service().run();
			assertThat(process().connections()).extracting(BossConnection::id).containsExactly("a");
			client.isGone();
			service().run();
			assertThat(process().connections()).isEmpty();
		}

		@Test
		void whenJoinIsRejectedClientIsClosedAndNeverHeardOfAgain() {
			service().started();
			handler().answer("join a", (state) -> Outcome.reject(CloseCode.of(4001), "not you"));
			TestClient client = service().join("a");
			client.says("hi");
			service().run();
			client.isGone();
			service().run();
			assertThat(client.connection.sent()).containsExactly("4001 not you");
			assertThat(service().log()).containsExactly("1 init", "1 join a");
			assertThat(process().clientCount()).isZero();
			assertThat(process().state()).isEqualTo(ServiceState.RUNNING);
		}

		@Test
		void whenClientIsGoneTwiceOnlyTheFirstCounts() {
			service().started();
			TestClient client = service().join("a");
			client.isGone();
			client.isGone();
			service().run();
			assertThat(service().log()).containsExactly("1 init", "1 join a", "1 close a");
		}

		@Test
		void whenBroadcastsOrInfosFindNoRoomTheSenderIsTold() {
			service().started();
			assertThat(process().broadcast("1")).isEqualTo(DeliveryResult.ACCEPTED);
			assertThat(process().broadcast("2")).isEqualTo(DeliveryResult.ACCEPTED);
			assertThat(process().broadcast("3")).isEqualTo(DeliveryResult.MAILBOX_FULL);
			assertThat(process().info("1")).isEqualTo(DeliveryResult.ACCEPTED);
			assertThat(process().info("2")).isEqualTo(DeliveryResult.ACCEPTED);
			assertThat(process().info("3")).isEqualTo(DeliveryResult.MAILBOX_FULL);
			assertThat(service().stats).containsExactly("dropped MAILBOX_FULL", "dropped MAILBOX_FULL");
		}

		@Test
		void whenServiceIsNotOpenBroadcastsAndInfosAreRefused() {
			assertThat(process().isAccepting()).isFalse();
			assertThat(process().broadcast("1")).isEqualTo(DeliveryResult.NOT_RUNNING);
			assertThat(process().info("1")).isEqualTo(DeliveryResult.NOT_RUNNING);
		}

	}

	@Nested
	class Restarts {

		@Test
		void whenCallbackThrowsJoinsThenTheSameMailThenWhatWaitedFollow() {
			service().started();
			TestClient a = service().join("a");
			service().join("b");
			service().join("c");
			service().quietly();
			handler().crashOn("a: boom", 1);
			a.says("boom");
			a.says("after");
			process().broadcast("news");
			service().run();
			assertThat(service().log()).containsExactly("1 a: boom", "1 terminate CRASHED", "2 init", "2 rejoin a",
					"2 rejoin b", "2 rejoin c", "2 a: boom", "2 a: after", "2 broadcast news");
			assertThat(process().restarts()).isOne();
			assertThat(service().stats).containsExactly("crashed", "restarted");
			assertThat(process().connections()).extracting(BossConnection::id).containsExactly("a", "b", "c");
		}

		@Test
		void whenJoinWaitsDuringTheCrashClientIsJoinedOnce() {
			service().started();
			handler().crashOn("info boom", 1);
			process().info("boom");
			service().join("a").says("hi");
			service().run();
			assertThat(service().log()).containsExactly("1 init", "1 info boom", "1 terminate CRASHED", "2 init",
					"2 info boom", "2 join a", "2 a: hi");
		}

		@Test
		void whenCallbackAnswersNullTheInstanceEnds() {
			service().started();
			handler().answer("info a", (state) -> null);
			process().info("a");
			service().run();
			assertThat(service().log()).containsExactly("1 init", "1 info a", "1 terminate CRASHED", "2 init",
					"2 info a");
		}

		@Test
		void whenOtherCallbackThanJoinRejectsTheInstanceEnds() {
			service().started();
			handler().answer("info a", (state) -> Outcome.reject(CloseCode.of(4000), ""));
			process().info("a");
			service().run();
			assertThat(service().log()).contains("1 terminate CRASHED", "2 info a");
		}

		@Test
		void whenTerminateThrowsTheNextInstanceStartsAllTheSame() {
			service().started();
			handler().crashOn("info a", 1);
			handler().failToTerminate();
			process().info("a");
			service().run();
			assertThat(service().log()).contains("1 terminate CRASHED", "2 init", "2 info a");
		}

		@Test
		void whenServiceStopsItselfMailIsNotDeliveredAgain() {
			service().started();
			handler().answer("info stop", (state) -> Outcome.stop(TerminationReason.stopped("enough"), state));
			process().info("stop");
			process().info("next");
			service().run();
			assertThat(service().log()).containsExactly("1 init", "1 info stop", "1 terminate STOPPED", "2 init",
					"2 info next");
		}

		@Test
		void whenMailEndsTwoInstancesItIsDroppedAndTheSecondCrashDoesNotCount() {
			service().started();
			TestClient client = service().join("a");
			service().quietly();
			for (int i = 0; i < 2; i++) {
				handler().crashOn("a: boom" + i, 2);
				client.says("boom" + i);
			}
			client.says("fine");
			service().run();
			assertThat(service().log()).containsSubsequence("1 a: boom0", "2 a: boom0", "3 a: boom1", "4 a: boom1",
					"5 rejoin a", "5 a: fine");
			assertThat(service().log()).filteredOn((event) -> event.endsWith("boom0")).hasSize(2);
			assertThat(service().stats).containsSubsequence("dropped POISON", "dropped POISON");
			// Three are allowed, four have happened, two have counted.
			assertThat(process().restarts()).isEqualTo(4);
			assertThat(process().state()).isEqualTo(ServiceState.RUNNING);
			assertThat(client.connection.isOpen()).isTrue();
		}

		@Test
		void whenClientSendsPoisonForTheThirdTimeItIsClosed() {
			service().started();
			TestClient client = service().join("a");
			service().run();
			for (int i = 1; i <= 3; i++) {
				assertThat(client.connection.isOpen()).isTrue();
				handler().crashOn("a: boom" + i, 2);
				client.says("boom" + i);
				service().run();
			}
			assertThat(client.connection.sent()).containsExactly("1008 messages of this client crash the service");
			assertThat(process().state()).isEqualTo(ServiceState.RUNNING);
		}

		@Test
		void whenJoinEndsTwoInstancesItsClientIsClosedAndTheOthersStay() {
			service().started();
			service().join("a");
			service().quietly();
			handler().crashOn("join b", 2);
			TestClient client = service().join("b");
			service().run();
			assertThat(client.connection.sent()).containsExactly("1011 service failed to handle the join");
			assertThat(service().log()).containsExactly("1 join b", "1 terminate CRASHED", "2 init", "2 rejoin a",
					"2 join b", "2 terminate CRASHED", "3 init", "3 rejoin a");
		}

		@Test
		void whenReJoinCrashesTheOtherReJoinsAndTheMailKeepTheirOrder() {
			service().started();
			TestClient a = service().join("a");
			service().join("b");
			service().join("c");
			service().quietly();
			handler().crashOn("a: boom", 1);
			handler().crashOn("rejoin b", 1);
			a.says("boom");
			a.says("after");
			service().run();
			assertThat(service().log()).containsExactly("1 a: boom", "1 terminate CRASHED", //
					"2 init", "2 rejoin a", "2 rejoin b", "2 terminate CRASHED", //
					"3 init", "3 rejoin a", "3 rejoin b", "3 rejoin c", "3 a: boom", "3 a: after");
		}

		@Test
		void whenInitFailsDuringARestartTheNextOneTriesAgain() {
			service().started();
			TestClient client = service().join("a");
			service().quietly();
			handler().crashOn("a: boom", 1);
			handler().failInit(2);
			client.says("boom");
			service().run();
			assertThat(service().log()).containsExactly("1 a: boom", "1 terminate CRASHED", "2 init", "3 init",
					"4 init", "4 rejoin a", "4 a: boom");
			assertThat(process().restarts()).isEqualTo(3);
		}

		@Test
		void whenMessagesOfAClosedClientWaitItIsJoinedAgain() {
			service().started();
			TestClient gone = service().join("gone");
			service().quietly();
			handler().crashOn("info boom", 1);
			process().info("boom");
			gone.says("last words");
			gone.isGone();
			service().run();
			assertThat(service().log()).containsExactly("1 info boom", "1 terminate CRASHED", "2 init", "2 rejoin gone",
					"2 info boom", "2 gone: last words", "2 close gone");
			assertThat(process().clientCount()).isZero();
		}

		@Test
		void whenReJoinIsRejectedClientIsClosed() {
			service().started();
			TestClient client = service().join("a");
			service().quietly();
			handler().crashOn("a: boom", 1);
			handler().answer("rejoin a", (state) -> Outcome.reject(CloseCode.of(4001), "never again"));
			client.says("boom");
			client.says("after");
			service().run();
			assertThat(service().log()).containsExactly("1 a: boom", "1 terminate CRASHED", "2 init", "2 rejoin a");
			assertThat(client.connection.sent()).containsExactly("4001 never again");
		}

		@Test
		void whenThereIsABackOffMailWaitsUntilItHasPassed() {
			TestService service = new TestService(RestartPolicy.PERMANENT,
					new ServiceSettings.Restart(3, TestService.LONG, Duration.ofSeconds(10), Duration.ofSeconds(15)));
			service.started();
			service.handler.crashOn("info boom", 2);
			service.process.info("boom");
			service.run();
			service.process.info("next");
			service.run();
			assertThat(service.process.state()).isEqualTo(ServiceState.RESTARTING);
			assertThat(service.process.isAccepting()).isTrue();
			assertThat(service.scheduler.waits()).containsExactly(10L);
			assertThat(service.log()).containsExactly("1 init", "1 info boom", "1 terminate CRASHED");
			service.scheduler.goOff();
			service.run();
			service.scheduler.goOff();
			service.run();
			assertThat(service.log()).endsWith("3 init", "3 info next");
			assertThat(service.process.state()).isEqualTo(ServiceState.RUNNING);
		}

		@Test
		void whenSchedulerIsShutDownRestartsAtOnce() {
			TestService service = new TestService(RestartPolicy.PERMANENT,
					new ServiceSettings.Restart(3, TestService.LONG, Duration.ofSeconds(10), Duration.ofSeconds(15)));
			service.started();
			service.scheduler.shutDown();
			service.handler.crashOn("info boom", 1);
			service.process.info("boom");
			service.run();
			assertThat(service.log()).endsWith("2 init", "2 info boom");
		}

		@Test
		void whenWhatIsThrownCannotBePrintedTheInstanceIsReplacedAllTheSame() {
			service().started();
			handler().answer("info a", (state) -> {
				throw new UnprintableException();
			});
			process().info("a");
			service().run();
			assertThat(service().log()).containsExactly("1 init", "1 info a", "1 terminate CRASHED", "2 init",
					"2 info a");
		}

	}

	@Nested
	class Policies {

		@Test
		void whenRestartsAreTooCloseTogetherServiceIsDownAndClientsAreClosed() {
			service().started();
			TestClient client = service().join("a");
			service().run();
			crashFourTimes();
			assertThat(process().state()).isEqualTo(ServiceState.DOWN);
			assertThat(process().isAccepting()).isFalse();
			assertThat(client.connection.sent()).containsExactly("1013 service is down");
			assertThat(service().events).last().isInstanceOfSatisfying(ServiceDownEvent.class, (event) -> {
				assertThat(event.service()).isEqualTo("test");
				assertThat(event.reason().kind()).isEqualTo(TerminationReason.Kind.STOPPED);
				assertThat(event.restarts()).isEqualTo(3);
			});
			assertThat(process().info("x")).isEqualTo(DeliveryResult.NOT_RUNNING);
			assertThat(process().broadcast("x")).isEqualTo(DeliveryResult.NOT_RUNNING);
		}

		@Test
		void whenServiceIsDownAndStartedAgainItRunsWithACountBegunAnew() {
			service().started();
			crashFourTimes();
			assertThat(process().start()).isTrue();
			service().quietly();
			assertThat(process().state()).isEqualTo(ServiceState.RUNNING);
			assertThat(process().restarts()).isZero();
			assertThat(process().start()).isFalse();
			service().join("b");
			service().run();
			assertThat(service().log()).containsExactly("5 join b");
		}

		@Test
		void whenServiceIsStartedTwiceAtOnceOneInstanceStarts() {
			service().started();
			crashFourTimes();
			handler().forget();
			process().start();
			process().start();
			service().run();
			assertThat(service().log()).containsExactly("5 init");
		}

		@Test
		void whenServiceIsStartedAgainItDoesNotHearOfClientsThatItNeverKnew() {
			service().started();
			TestClient client = service().join("a");
			service().run();
			crashFourTimes();
			process().start();
			service().quietly();
			client.says("anybody there?");
			client.tellsClose();
			service().run();
			assertThat(service().log()).isEmpty();
			assertThat(process().connections()).isEmpty();
			assertThat(process().clientCount()).isZero();
		}

		@Test
		void whenJoinFindsTheServiceDownClientIsClosed() {
			service().started();
			crashFourTimes();
			TestClient client = service().join("late");
			service().run();
			assertThat(client.connection.sent()).containsExactly("1013 service is down");
			assertThat(process().clientCount()).isZero();
		}

		@Test
		void whenTemporaryServiceEndsItIsStopped() {
			TestService service = new TestService(RestartPolicy.TEMPORARY,
					new ServiceSettings.Restart(3, TestService.LONG, Duration.ZERO, Duration.ZERO));
			service.started();
			TestClient client = service.join("a");
			service.handler.crashOn("a: boom", 1);
			client.says("boom");
			service.run();
			assertThat(service.log()).containsExactly("1 init", "1 join a", "1 a: boom", "1 terminate CRASHED");
			assertThat(service.process.state()).isEqualTo(ServiceState.STOPPED);
			assertThat(client.connection.sent()).containsExactly("1001 service has stopped");
			assertThat(service.events).hasExactlyElementsOfTypes(ServiceStartedEvent.class, ServiceCrashedEvent.class);
			assertThat(service.process.start()).isTrue();
			service.run();
			assertThat(service.log()).endsWith("2 init");
		}

		@Test
		void whenTransientServiceStopsNormallyItIsStopped() {
			TestService service = new TestService(RestartPolicy.TRANSIENT,
					new ServiceSettings.Restart(3, TestService.LONG, Duration.ZERO, Duration.ZERO));
			service.started();
			service.handler.answer("info done", (state) -> Outcome.stop(TerminationReason.NORMAL, state));
			service.process.info("done");
			service.run();
			assertThat(service.log()).containsExactly("1 init", "1 info done", "1 terminate NORMAL");
			assertThat(service.process.state()).isEqualTo(ServiceState.STOPPED);
		}

		@Test
		void whenTransientServiceCrashesItIsRestarted() {
			TestService service = new TestService(RestartPolicy.TRANSIENT,
					new ServiceSettings.Restart(3, TestService.LONG, Duration.ZERO, Duration.ZERO));
			service.started();
			service.handler.crashOn("info boom", 1);
			service.process.info("boom");
			service.run();
			assertThat(service.log()).endsWith("2 init", "2 info boom");
		}

		@Test
		void whenFirstInitFailsUnsupervisedServiceIsDownAndTheCauseIsTold() {
			handler().failInit(1);
			process().lifecycle().open();
			CompletableFuture<Void> started = process().lifecycle().launch(false);
			service().run();
			assertThat(started).isCompletedExceptionally();
			assertThat(process().state()).isEqualTo(ServiceState.DOWN);
			assertThat(service().log()).containsExactly("1 init");
		}

		@Test
		void whenFirstInitFailsSupervisedItIsTriedAgain() {
			handler().failInit(1);
			process().lifecycle().open();
			CompletableFuture<Void> started = process().lifecycle().launch(true);
			service().run();
			assertThat(started).isCompletedExceptionally();
			assertThat(process().state()).isEqualTo(ServiceState.RUNNING);
			assertThat(service().log()).containsExactly("1 init", "2 init");
		}

		private void crashFourTimes() {
			for (int i = 0; i < 4; i++) {
				handler().answer("info stop", (state) -> Outcome.stop(TerminationReason.stopped("enough"), state));
				process().info("stop");
				service().run();
			}
		}

	}

	@Nested
	class Drains {

		@Test
		void whenDrainedMailIsHandledThenClientsAreClosedThenTheInstanceEnds() {
			service().started();
			TestClient client = service().join("a");
			client.says("last");
			CompletableFuture<Void> drained = process().lifecycle().drain();
			assertThat(process().isAccepting()).isFalse();
			assertThat(process().info("late")).isEqualTo(DeliveryResult.NOT_RUNNING);
			service().run();
			assertThat(client.connection.sent()).containsExactly("1001 server is shutting down");
			assertThat(drained).isNotDone();
			client.tellsClose();
			service().run();
			assertThat(drained).isCompleted();
			assertThat(service().log()).containsExactly("1 init", "1 join a", "1 a: last", "1 close a",
					"1 terminate SHUTDOWN");
			assertThat(process().state()).isEqualTo(ServiceState.STOPPED);
		}

		@Test
		void whenDrainedWithoutClientsEndsAtOnce() {
			service().started();
			CompletableFuture<Void> drained = process().lifecycle().drain();
			service().run();
			assertThat(drained).isCompleted();
			assertThat(service().log()).containsExactly("1 init", "1 terminate SHUTDOWN");
		}

		@Test
		void whenJoinComesDuringTheDrainClientIsRefused() {
			service().started();
			TestClient client = service().join("a");
			CompletableFuture<Void> drained = process().lifecycle().drain();
			service().run();
			TestClient late = service().join("late");
			service().run();
			assertThat(late.connection.sent()).containsExactly("1001 server is shutting down");
			client.tellsClose();
			late.tellsClose();
			service().run();
			assertThat(drained).isCompleted();
			assertThat(service().log()).containsExactly("1 init", "1 join a", "1 close a", "1 terminate SHUTDOWN");
		}

		@Test
		void whenServiceCrashesOverItsLastClientDuringTheDrainItIsNotRestarted() {
			service().started();
			TestClient client = service().join("a");
			CompletableFuture<Void> drained = process().lifecycle().drain();
			service().run();
			handler().crashOn("close a", 1);
			client.tellsClose();
			service().run();
			assertThat(drained).isCompleted();
			assertThat(service().log()).endsWith("1 close a", "1 terminate CRASHED");
			assertThat(process().state()).isEqualTo(ServiceState.STOPPED);
		}

		@Test
		void whenDrainBeginsDuringABackOffMailIsStillHandled() {
			TestService service = new TestService(RestartPolicy.PERMANENT,
					new ServiceSettings.Restart(3, TestService.LONG, Duration.ofSeconds(10), Duration.ofSeconds(15)));
			service.started();
			service.handler.crashOn("info boom", 1);
			service.process.info("boom");
			service.run();
			CompletableFuture<Void> drained = service.process.lifecycle().drain();
			service.run();
			assertThat(drained).isNotDone();
			service.scheduler.goOff();
			service.run();
			assertThat(drained).isCompleted();
			assertThat(service.log()).endsWith("2 init", "2 info boom", "2 terminate SHUTDOWN");
		}

		@Test
		void whenAbandonedMailIsDroppedAndTheInstanceEnds() {
			service().started();
			TestClient client = service().join("a");
			service().quietly();
			client.says("unheard");
			process().info("unheard");
			CompletableFuture<Void> drained = process().lifecycle().drain();
			assertThat(process().lifecycle().abandon()).isEqualTo(new UnfinishedWork(1, 2));
			service().run();
			assertThat(drained).isCompleted();
			assertThat(service().log()).containsExactly("1 terminate SHUTDOWN");
			assertThat(process().state()).isEqualTo(ServiceState.STOPPED);
			assertThat(client.connection.isOpen()).isFalse();
		}

		@Test
		void whenAbandonedDuringABackOffNoFurtherInstanceStarts() {
			TestService service = new TestService(RestartPolicy.PERMANENT,
					new ServiceSettings.Restart(3, TestService.LONG, Duration.ofSeconds(10), Duration.ofSeconds(15)));
			service.started();
			service.handler.crashOn("info boom", 1);
			service.process.info("boom");
			service.run();
			CompletableFuture<Void> drained = service.process.lifecycle().drain();
			service.process.lifecycle().abandon();
			service.run();
			assertThat(drained).isCompleted();
			assertThat(service.log()).containsExactly("1 init", "1 info boom", "1 terminate CRASHED");
		}

		@Test
		void whenDrainedServiceIsStartedNothingHappens() {
			service().started();
			process().lifecycle().drain();
			service().run();
			assertThat(process().start()).isFalse();
			// As if it had been asked just before the drain began.
			process().loop().starter().revive(new CompletableFuture<>());
			assertThat(service().log()).containsExactly("1 init", "1 terminate SHUTDOWN");
			assertThat(process().state()).isEqualTo(ServiceState.STOPPED);
		}

		@Test
		void whenApplicationIsStartedAgainAfterTheDrainServiceRuns() {
			service().started();
			process().lifecycle().drain();
			service().quietly();
			process().lifecycle().open();
			process().lifecycle().launch(false);
			service().join("a");
			service().run();
			assertThat(service().log()).containsExactly("2 init", "2 join a");
			assertThat(process().isAccepting()).isTrue();
		}

	}

	/**
	 * Fails whoever wants to log it.
	 */
	private static final class UnprintableException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		@Override
		public String getMessage() {
			throw new IllegalStateException("no message");
		}

	}

}

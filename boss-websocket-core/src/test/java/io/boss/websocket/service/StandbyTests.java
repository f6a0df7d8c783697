/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.boss.websocket.DeliveryResult;
import io.boss.websocket.Outcome;
import io.boss.websocket.RestartPolicy;
import io.boss.websocket.ServiceCallException;
import io.boss.websocket.ServiceScope;
import io.boss.websocket.ServiceState;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.service.TestService.TestClient;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for services of scope CLUSTER, which run while they have a leadership.
 */
class StandbyTests {

	private TestService service = service(RestartPolicy.PERMANENT, Duration.ZERO);

	private final TestTenure leadership = new TestTenure();

	private int candidacies;

	private static TestService service(RestartPolicy policy, Duration backoff) {
		return new TestService(policy, ServiceScope.CLUSTER,
				new ServiceSettings.Restart(1, TestService.LONG, backoff, backoff));
	}

	private ServiceProcess process() {
		return this.service.process;
	}

	private void takeOver() {
		process().candidacy().onStandby(() -> this.candidacies++);
		this.service.started();
		process().candidacy().takeOver(this.leadership);
		this.service.run();
	}

	private void lose() {
		this.leadership.over = true;
		process().candidacy().standBy(this.leadership);
	}

	@Test
	void whenStartedWithoutTenureItCountsAsStartedAndNothingRuns() {
		process().candidacy().onStandby(() -> this.candidacies++);
		process().lifecycle().open();
		CompletableFuture<Void> started = process().lifecycle().launch(false);
		this.service.run();
		assertThat(started).isCompleted();
		assertThat(this.candidacies).isOne();
		assertThat(process().state()).isEqualTo(ServiceState.STANDBY);
		assertThat(process().candidacy().isCandidate()).isTrue();
		assertThat(process().isAccepting()).isFalse();
		assertThat(this.service.log()).isEmpty();
	}

	@Test
	void whenGivenTenureAnInstanceStartsAsAtAStart() {
		takeOver();
		assertThat(process().state()).isEqualTo(ServiceState.RUNNING);
		assertThat(process().isAccepting()).isTrue();
		assertThat(process().candidacy().isCandidate()).isFalse();
		process().broadcast("work");
		this.service.run();
		assertThat(this.service.log()).containsExactly("1 init", "1 broadcast work");
		assertThat(this.leadership.ended).isZero();
	}

	@Test
	void whenTenureIsLostTheInstanceEndsBeforeWhatWaits() {
		takeOver();
		TestClient client = this.service.join("a");
		this.service.quietly();
		client.says("hi");
		process().broadcast("work");
		process().info("tick");
		CompletableFuture<Object> answer = process().ask("question");
		lose();
		this.service.run();
		assertThat(this.service.log()).containsExactly("1 terminate STANDBY");
		assertThat(client.connection.sent()).containsExactly("1012 service goes on on another node");
		assertThat(process().clientCount()).isZero();
		assertThat(process().state()).isEqualTo(ServiceState.STANDBY);
		assertThat(this.service.stats).containsExactly("dropped STANDBY", "dropped STANDBY", "dropped STANDBY",
				"dropped STANDBY");
		assertThat(answer).isCompletedExceptionally();
		assertThat(this.leadership.ended).isOne();
		assertThat(this.candidacies).isEqualTo(2);
	}

	@Test
	void whenClientJoinsAsTheTenureIsLostItIsToldToComeBackSoon() {
		takeOver();
		lose();
		this.service.run();
		TestClient client = this.service.join("late");
		client.says("hello");
		this.service.run();
		assertThat(client.connection.sent()).containsExactly("1012 service goes on on another node");
		assertThat(this.service.stats).containsExactly("dropped STANDBY");
		assertThat(process().clientCount()).isZero();
	}

	@Test
	void whenTenureHasEndedAndNobodyHasSaidSoNoCallbackBegins() {
		takeOver();
		this.service.handler.forget();
		process().broadcast("work");
		process().broadcast("more");
		this.leadership.over = true;
		this.service.run();
		assertThat(this.service.log()).containsExactly("1 terminate STANDBY");
		assertThat(this.service.stats).containsExactly("dropped STANDBY", "dropped STANDBY");
		assertThat(this.leadership.ended).isOne();
		process().candidacy().standBy(this.leadership);
		this.service.run();
		assertThat(this.leadership.ended).isOne();
	}

	@Test
	void whenTenureIsLostWhileACallbackRunsItIsTheLast() {
		takeOver();
		this.service.handler.answer("broadcast slow", (state) -> {
			lose();
			return Outcome.noReply(state);
		});
		process().broadcast("slow");
		process().broadcast("next");
		this.service.run();
		assertThat(this.service.log()).containsExactly("1 init", "1 broadcast slow", "1 terminate STANDBY");
	}

	@Test
	void whenTenureComesTooLateNothingStarts() {
		this.service.started();
		this.leadership.over = true;
		process().candidacy().takeOver(this.leadership);
		this.service.run();
		assertThat(this.service.log()).isEmpty();
		assertThat(this.leadership.ended).isOne();
		assertThat(process().state()).isEqualTo(ServiceState.STANDBY);
	}

	@Test
	void whenStandbyBroadcastsAndInfosAreNeitherTakenNorCountedAsLost() {
		this.service.started();
		assertThat(process().broadcast("work")).isEqualTo(DeliveryResult.STANDBY);
		assertThat(process().info("tick")).isEqualTo(DeliveryResult.STANDBY);
		assertThat(process().pipeToSelf("sum", () -> 1)).isEqualTo(DeliveryResult.STANDBY);
		ServiceCallException failure = catchThrowableOfType(ServiceCallException.class,
				() -> process().call("question"));
		assertThat(failure.failure()).isEqualTo(ServiceCallException.Failure.STANDBY);
		assertThat(failure).hasMessageContaining("broadcast to it");
		this.service.run();
		assertThat(this.service.stats).isEmpty();
		assertThat(this.service.log()).isEmpty();
	}

	@Test
	void whenStandbyItIsNeitherStartedNorRestartedAndPausedItIsNoCandidate() {
		this.service.started();
		assertThat(process().start()).isFalse();
		assertThat(process().restart()).isFalse();
		process().pause();
		assertThat(process().candidacy().isCandidate()).isFalse();
		process().resume();
		assertThat(process().candidacy().isCandidate()).isTrue();
	}

	@Test
	void whenPausedItStandsByAllTheSame() {
		takeOver();
		process().broadcast("work");
		process().pause();
		lose();
		this.service.run();
		assertThat(this.service.log()).containsExactly("1 init", "1 terminate STANDBY");
		assertThat(this.leadership.ended).isOne();
	}

	@Test
	void whenTakenOverAgainItStartsAFreshInstance() {
		takeOver();
		process().broadcast("before");
		lose();
		process().candidacy().takeOver(new TestTenure());
		this.service.run();
		assertThat(process().broadcast("after")).isEqualTo(DeliveryResult.ACCEPTED);
		this.service.run();
		assertThat(this.service.log()).containsExactly("1 init", "1 terminate STANDBY", "2 init", "2 broadcast after");
		assertThat(process().restarts()).isZero();
	}

	@Test
	void whenLostDuringTheBackOffTheNextInstanceIsNotStarted() {
		this.service = service(RestartPolicy.PERMANENT, Duration.ofSeconds(10));
		takeOver();
		this.service.handler.crashOn("broadcast boom", 1);
		process().broadcast("boom");
		this.service.run();
		assertThat(process().state()).isEqualTo(ServiceState.RESTARTING);
		this.service.handler.forget();
		lose();
		this.service.run();
		this.service.scheduler.goOff();
		this.service.run();
		assertThat(this.service.log()).isEmpty();
		assertThat(process().state()).isEqualTo(ServiceState.STANDBY);
		assertThat(this.service.stats).containsExactly("crashed", "dropped STANDBY");
		assertThat(this.leadership.ended).isOne();
	}

	@Test
	void whenTenureEndsDuringTheBackOffUnnoticedTheNextInstanceIsNotStarted() {
		this.service = service(RestartPolicy.PERMANENT, Duration.ofSeconds(10));
		takeOver();
		this.service.handler.crashOn("broadcast boom", 1);
		process().broadcast("boom");
		this.service.quietly();
		this.leadership.over = true;
		this.service.scheduler.goOff();
		this.service.run();
		assertThat(this.service.log()).isEmpty();
		assertThat(process().state()).isEqualTo(ServiceState.STANDBY);
		assertThat(this.leadership.ended).isOne();
	}

	@Test
	void whenInitFailsTheSupervisorTriesAndThenGivesTheTenureUp() {
		this.service.handler.failInit(2);
		takeOver();
		assertThat(process().state()).isEqualTo(ServiceState.DOWN);
		assertThat(this.leadership.ended).isOne();
		assertThat(process().candidacy().isCandidate()).isFalse();
		assertThat(process().broadcast("work")).isEqualTo(DeliveryResult.NOT_RUNNING);
		process().candidacy().readmit();
		this.service.run();
		assertThat(process().candidacy().isCandidate()).isTrue();
		assertThat(this.candidacies).isEqualTo(2);
	}

	@Test
	void whenDownAndStartedItIsACandidateAgain() {
		this.service.handler.failInit(2);
		takeOver();
		assertThat(process().start()).isTrue();
		this.service.run();
		assertThat(process().candidacy().isCandidate()).isTrue();
		process().candidacy().takeOver(new TestTenure());
		this.service.run();
		assertThat(process().state()).isEqualTo(ServiceState.RUNNING);
	}

	@Test
	void whenStoppedByItsPolicyItKeepsTheTenureAndStartsAgainWithIt() {
		this.service = service(RestartPolicy.TRANSIENT, Duration.ZERO);
		takeOver();
		this.service.handler.answer("info done", (state) -> Outcome.stop(TerminationReason.NORMAL, state));
		process().info("done");
		this.service.run();
		assertThat(process().state()).isEqualTo(ServiceState.STOPPED);
		assertThat(this.leadership.ended).isZero();
		assertThat(process().start()).isTrue();
		this.service.run();
		assertThat(process().state()).isEqualTo(ServiceState.RUNNING);
		assertThat(this.leadership.ended).isZero();
	}

	@Test
	void whenStoppedByItsPolicyAndStartedAfterTheTenureItStandsBy() {
		this.service = service(RestartPolicy.TEMPORARY, Duration.ZERO);
		takeOver();
		this.service.handler.answer("info done", (state) -> Outcome.stop(TerminationReason.NORMAL, state));
		process().info("done");
		this.service.run();
		this.leadership.over = true;
		process().start();
		this.service.run();
		assertThat(process().state()).isEqualTo(ServiceState.STANDBY);
		assertThat(this.leadership.ended).isOne();
	}

	@Test
	void whenDrainedTheTenureEndsAfterTheInstance() {
		takeOver();
		process().broadcast("last");
		CompletableFuture<Void> drained = process().lifecycle().drain();
		assertThat(this.leadership.ended).isZero();
		this.service.run();
		assertThat(this.service.log()).containsExactly("1 init", "1 broadcast last", "1 terminate SHUTDOWN");
		assertThat(drained).isCompleted();
		assertThat(this.leadership.ended).isOne();
		assertThat(process().state()).isEqualTo(ServiceState.STOPPED);
	}

	@Test
	void whenTenureIsLostWhileItDrainsTheDrainEnds() {
		takeOver();
		TestClient client = this.service.join("a");
		this.service.run();
		CompletableFuture<Void> drained = process().lifecycle().drain();
		this.service.run();
		assertThat(drained).isNotCompleted();
		lose();
		this.service.run();
		assertThat(drained).isCompleted();
		assertThat(client.connection.sent()).containsExactly("1001 server is shutting down");
		assertThat(process().state()).isEqualTo(ServiceState.STOPPED);
		assertThat(this.leadership.ended).isOne();
	}

	@Test
	void whenDrainedOnStandbyItEndsAtOnceAndALeadershipThatComesThenIsGivenBack() {
		this.service.started();
		CompletableFuture<Void> drained = process().lifecycle().drain();
		process().candidacy().takeOver(this.leadership);
		this.service.run();
		assertThat(drained).isCompleted();
		assertThat(this.service.log()).isEmpty();
		assertThat(this.leadership.ended).isOne();
	}

	/** Holds until the test says otherwise. */
	private static final class TestTenure implements Leadership {

		private boolean over;

		private int ended;

		@Override
		public boolean holds() {
			return !this.over;
		}

		@Override
		public void ended() {
			this.ended++;
		}

	}

}

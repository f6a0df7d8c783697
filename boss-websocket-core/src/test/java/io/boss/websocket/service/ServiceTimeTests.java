/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.Outcome;
import io.boss.websocket.RestartPolicy;
import io.boss.websocket.ServiceCall;
import io.boss.websocket.ServiceCallException;
import io.boss.websocket.ServiceCallException.Failure;
import io.boss.websocket.ServiceScope;
import io.boss.websocket.ServiceState;
import io.boss.websocket.mailbox.MailboxLimits;
import io.boss.websocket.timing.EngineClock;
import io.boss.websocket.timing.EngineTime;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that all that a service does in time goes by the clock of its engine.
 */
class ServiceTimeTests {

	private static final Duration A_NANO = Duration.ofNanos(1);

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private static final Duration HOUR = Duration.ofHours(1);

	@Test
	void whenTimePassesTimersTickAtTheirTimes() {
		TestService service = new TestService().started().quietly();
		service.process.timers().startPeriodic("beat", MINUTE, "beat");
		service.process.timers().startSingle("once", MINUTE.multipliedBy(2).plus(A_NANO), "once");
		advance(service, MINUTE.minus(A_NANO));
		assertThat(service.log()).isEmpty();
		advance(service, A_NANO);
		assertThat(service.log()).containsExactly("1 info beat");
		advance(service, MINUTE);
		assertThat(service.log()).hasSize(2);
		advance(service, A_NANO);
		assertThat(service.log()).containsExactly("1 info beat", "1 info beat", "1 info once");
	}

	@Test
	void whenTimePassesInSilenceTheTimeoutComesAtItsTime() {
		TestService service = new TestService().started().quietly();
		arm(service);
		advance(service, MINUTE);
		arm(service);
		advance(service, HOUR.minus(A_NANO));
		assertThat(service.log()).isEmpty();
		advance(service, A_NANO);
		assertThat(service.log()).containsExactly("1 info IdleTimeout[after=PT1H]");
	}

	@Test
	void whenBackOffIsOverTheNextInstanceStarts() {
		TestService service = service(new ServiceSettings.Restart(3, HOUR, MINUTE, HOUR));
		Instant begin = service.scheduler.instant();
		crash(service);
		assertThat(service.process.status().lastCrash().time()).isEqualTo(begin);
		advance(service, MINUTE.minus(A_NANO));
		assertThat(service.process.state()).isEqualTo(ServiceState.RESTARTING);
		advance(service, A_NANO);
		assertThat(service.process.state()).isEqualTo(ServiceState.RUNNING);
		assertThat(service.process.status().started()).isEqualTo(begin.plus(MINUTE));
	}

	@Test
	void whenCrashesAreFarApartTheServiceIsNotGivenUp() {
		TestService service = service(new ServiceSettings.Restart(1, MINUTE, Duration.ZERO, Duration.ZERO));
		crash(service);
		advance(service, MINUTE.plus(A_NANO));
		crash(service);
		assertThat(service.process.state()).isEqualTo(ServiceState.RUNNING);
		advance(service, MINUTE);
		crash(service);
		assertThat(service.process.state()).isEqualTo(ServiceState.DOWN);
	}

	@Test
	void whenRetryIsDueTheServiceStartsAgain() {
		TestService service = service(
				new ServiceSettings.Restart(0, MINUTE, Duration.ZERO, Duration.ZERO, 5, 10, MINUTE, HOUR));
		crash(service);
		assertThat(service.process.state()).isEqualTo(ServiceState.DOWN);
		assertThat(service.process.status().nextStart()).isEqualTo(service.scheduler.instant().plus(MINUTE));
		advance(service, MINUTE.minus(A_NANO));
		assertThat(service.process.state()).isEqualTo(ServiceState.DOWN);
		advance(service, A_NANO);
		assertThat(service.process.state()).isEqualTo(ServiceState.RUNNING);
	}

	@Test
	void whenTimePassesInACallbackTheCallbackIsAsOld() {
		TestService service = new TestService().started().quietly();
		Instant begin = service.scheduler.instant();
		service.handler.answer("info long", (state) -> {
			service.scheduler.advance(HOUR);
			assertThat(service.process.running().duration()).isEqualTo(HOUR);
			assertThat(service.process.running().since()).isEqualTo(begin);
			return Outcome.noReply(state);
		});
		service.process.info("long");
		service.run();
		assertThat(service.log()).containsExactly("1 info long");
		assertThat(service.process.restarts()).isZero();
	}

	@Test
	void whenClockOfTheCallerRunsTheServiceThenTheCallIsAnswered() {
		OneThread thread = new OneThread();
		assertThat(thread.process.call("question", HOUR)).isEqualTo("answer");
	}

	@Test
	void whenClockOfTheCallerSaysSoThenTheCallIsGivenUp() {
		OneThread thread = new OneThread();
		assertThatExceptionOfType(ServiceCallException.class).isThrownBy(() -> thread.process.call("no question", HOUR))
			.satisfies((ex) -> assertThat(ex.failure()).isEqualTo(Failure.TIMEOUT));
	}

	private static TestService service(ServiceSettings.Restart restart) {
		return new TestService(RestartPolicy.PERMANENT, ServiceScope.NODE, restart).started().quietly();
	}

	private static void arm(TestService service) {
		service.handler.answer("info arm", (state) -> Outcome.noReply(state, HOUR));
		service.process.info("arm");
		service.quietly();
	}

	private static void crash(TestService service) {
		service.handler.crashOn("info boom", 1);
		service.process.info("boom");
		service.run();
		service.handler.forget();
	}

	private static void advance(TestService service, Duration time) {
		service.scheduler.advance(time);
		service.run();
	}

	/**
	 * Service that runs on the thread of its caller, while that waits.
	 */
	private static final class OneThread implements EngineClock, BossServiceHandler<Object> {

		private final FakeTaskScheduler scheduler = new FakeTaskScheduler();

		private final Deque<Runnable> turns = new ArrayDeque<>();

		private final ServiceProcess process;

		private boolean started;

		OneThread() {
			this.process = TestProcesses.start("callee", this,
					TestProcesses.settings(new MailboxLimits(10, 10, 10, 10, MailboxLimits.WhenFull.DROP), 3),
					this::execute, new EngineTime(this, this.scheduler));
			this.started = true;
		}

		private void execute(Runnable turn) {
			if (this.started) {
				this.turns.add(turn);
			}
			else {
				turn.run();
			}
		}

		@Override
		public Outcome<Object> handleInfo(Object info, Object state) {
			ServiceCall call = (ServiceCall) info;
			if (call.request().equals("question")) {
				call.reply("answer");
			}
			return Outcome.noReply(state);
		}

		@Override
		public boolean await(CompletableFuture<?> future, Duration longest) {
			while (!this.turns.isEmpty()) {
				this.turns.remove().run();
			}
			this.scheduler.advance(longest);
			return future.isDone();
		}

		@Override
		public long nanoTime() {
			return this.scheduler.nanoTime();
		}

		@Override
		public Instant instant() {
			return this.scheduler.instant();
		}

	}

}

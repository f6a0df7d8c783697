/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;

import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.Outcome;
import io.boss.websocket.RestartPolicy;
import io.boss.websocket.ServiceCall;
import io.boss.websocket.ServiceState;
import io.boss.websocket.mailbox.MailboxLimits;
import io.boss.websocket.timing.EngineTime;
import org.junit.jupiter.api.Test;

import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Times that are longer than nanoseconds can say, wherever an application gives one.
 */
class EndlessTimesTests {

	private static final Duration ENDLESS = Duration.ofSeconds(Long.MAX_VALUE);

	private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();

	@Test
	void whenWindowOfRestartsIsEndlessThenServiceRestarts() {
		TestService service = new TestService(RestartPolicy.PERMANENT,
				new ServiceSettings.Restart(3, ENDLESS, Duration.ZERO, Duration.ZERO))
			.started()
			.quietly();
		service.handler.crashOn("info boom", 1);
		service.process.info("boom");
		service.run();
		assertThat(service.log()).contains("2 init", "2 info boom");
	}

	@Test
	void whenBackOffIsEndlessThenServiceWaits() {
		TestService service = new TestService(RestartPolicy.PERMANENT,
				new ServiceSettings.Restart(3, ENDLESS, ENDLESS, ENDLESS))
			.started()
			.quietly();
		service.handler.crashOn("info boom", 1);
		service.process.info("boom");
		service.run();
		assertThat(service.process.state()).isEqualTo(ServiceState.RESTARTING);
		service.scheduler.goOff();
		service.run();
		assertThat(service.process.state()).isEqualTo(ServiceState.RUNNING);
	}

	@Test
	void whenTimeoutsAndTimersAreEndlessThenARealSchedulerTakesThem() {
		this.scheduler.initialize();
		try {
			ServiceProcess process = TestProcesses.start("endless", new Patient(),
					TestProcesses.settings(new MailboxLimits(10, 10, 10, 10, MailboxLimits.WhenFull.DROP), 3),
					Runnable::run, EngineTime.system(this.scheduler));
			process.timers().startSingle("one", ENDLESS, "tick");
			process.timers().startPeriodic("many", ENDLESS, "tick");
			assertThat(process.call("question", ENDLESS)).isEqualTo("answer");
			assertThat(process.timers().names()).containsExactlyInAnyOrder("one", "many");
			assertThat(process.restarts()).isZero();
		}
		finally {
			this.scheduler.shutdown();
		}
	}

	static final class Patient implements BossServiceHandler<Object> {

		@Override
		public Outcome<Object> handleInfo(Object info, Object state) {
			((ServiceCall) info).reply("answer");
			return Outcome.noReply(state, ENDLESS);
		}

	}

}

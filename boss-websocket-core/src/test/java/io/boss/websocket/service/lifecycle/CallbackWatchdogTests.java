/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service.lifecycle;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;

import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.Outcome;
import io.boss.websocket.RestartPolicy;
import io.boss.websocket.mailbox.MailboxLimits;
import io.boss.websocket.service.CallbackLimits;
import io.boss.websocket.service.FakeTaskScheduler;
import io.boss.websocket.service.ServiceEnvironment;
import io.boss.websocket.service.ServiceProcess;
import io.boss.websocket.service.ServiceRegistry;
import io.boss.websocket.service.ServiceSettings;
import io.boss.websocket.service.discovery.ServiceDescriptor;
import io.boss.websocket.stats.BossStats;
import io.boss.websocket.timing.EngineTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CallbackWatchdog}.
 */
@ExtendWith(OutputCaptureExtension.class)
class CallbackWatchdogTests {

	private static final Duration STEP = Duration.ofMillis(20);

	private final FakeTaskScheduler scheduler = new FakeTaskScheduler();

	private final Lingering handler = new Lingering();

	private final ServiceRegistry registry = registry(Runnable::run);

	@Test
	void whenCallbackEndsInTimeThereIsNoWarning(CapturedOutput output) {
		watchdog(Duration.ofHours(1));
		start();
		this.registry.process("lingering").info(Duration.ZERO);
		assertThat(this.handler.looks).isEqualTo(2);
		assertThat(output).doesNotContain("warn-after").doesNotContain("has left");
	}

	@Test
	void whenCallbackLingersItWarnsOnceAndThenEachTimeItHasDoubled(CapturedOutput output) {
		CallbackWatchdog watchdog = watchdog(STEP);
		start();
		this.registry.process("lingering").info(STEP.multipliedBy(33));
		List<String> warnings = warnings(output, "handleInfo");
		// After 1, 2, 4 steps and so on; fewer if the machine took its time in between.
		long doublings = 63 - Long.numberOfLeadingZeros(this.handler.longest.dividedBy(STEP));
		assertThat(warnings).hasSizeBetween(2, (int) doublings + 1);
		assertThat(warnings.get(0)).contains("WARN")
			.contains("'lingering' has been in handleInfo for ")
			.contains(" on thread " + Thread.currentThread().getName());
		assertThat(output).contains("\tat " + Lingering.class.getName() + ".linger(");
		watchdog.look();
		watchdog.look();
		assertThat(output.getOut().lines().filter((line) -> line.contains("has left handleInfo after about")))
			.hasSize(1);
	}

	@Test
	void whenNextCallbackLingersItWarnsAgain(CapturedOutput output) {
		watchdog(STEP);
		start();
		this.registry.process("lingering").info(STEP.multipliedBy(2));
		this.registry.process("lingering").broadcast("linger");
		assertThat(warnings(output, "handleInfo")).isNotEmpty();
		assertThat(warnings(output, "handleBroadcast")).isNotEmpty();
		assertThat(output).contains("has left handleInfo");
	}

	@Test
	void whenInitLingersItWarns(CapturedOutput output) {
		this.handler.init = STEP.multipliedBy(2);
		watchdog(STEP);
		start();
		assertThat(warnings(output, "init")).isNotEmpty();
	}

	@Test
	void whenItIsOffNothingIsScheduled() {
		CallbackWatchdog watchdog = new CallbackWatchdog(this.registry, (service) -> limits(Duration.ZERO),
				EngineTime.system(this.scheduler));
		watchdog.start();
		assertThat(watchdog.isRunning()).isFalse();
		watchdog.stop();
	}

	@Test
	void whenStoppedItLooksNoMoreAndMayStartAgain() {
		ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
		scheduler.setRemoveOnCancelPolicy(true);
		scheduler.initialize();
		try {
			CallbackWatchdog watchdog = new CallbackWatchdog(this.registry, (service) -> limits(STEP),
					EngineTime.system(scheduler));
			watchdog.start();
			assertThat(watchdog.isRunning()).isTrue();
			watchdog.stop();
			assertThat(watchdog.isRunning()).isFalse();
			assertThat(scheduler.getScheduledThreadPoolExecutor().getQueue()).isEmpty();
			watchdog.start();
			assertThat(watchdog.isRunning()).isTrue();
		}
		finally {
			scheduler.shutdown();
		}
	}

	@Test
	void whenServicesStartItIsThereBefore() {
		assertThat(watchdog(STEP).getPhase()).isLessThan(ServiceStartLifecycle.PHASE);
	}

	private CallbackWatchdog watchdog(Duration warnAfter) {
		CallbackWatchdog watchdog = new CallbackWatchdog(this.registry, (service) -> limits(warnAfter),
				EngineTime.system(this.scheduler));
		this.handler.look = watchdog::look;
		return watchdog;
	}

	private static CallbackLimits limits(Duration warnAfter) {
		return new CallbackLimits(warnAfter, Duration.ZERO);
	}

	private void start() {
		ServiceProcess process = this.registry.process("lingering");
		process.lifecycle().open();
		Future<Void> started = process.lifecycle().launch(false);
		assertThat(started).isDone();
	}

	private static List<String> warnings(CapturedOutput output, String callback) {
		return output.getOut()
			.lines()
			.filter((line) -> line.contains("has been in " + callback + " for "))
			.filter((line) -> line.contains("boss.websocket.callback.warn-after"))
			.toList();
	}

	private ServiceRegistry registry(Executor executor) {
		ServiceDescriptor descriptor = new ServiceDescriptor("lingering", "/websocket/lingering", "lingering",
				Lingering.class, List.of(), RestartPolicy.PERMANENT, () -> this.handler);
		ServiceSettings settings = new ServiceSettings(64,
				new MailboxLimits(10, 10, 10, 10, MailboxLimits.WhenFull.DROP),
				new ServiceSettings.Restart(3, Duration.ofHours(1), Duration.ZERO, Duration.ZERO), 16);
		return new ServiceRegistry(List.of(descriptor), (name) -> settings,
				new ServiceEnvironment((name) -> executor, EngineTime.system(this.scheduler), (event) -> {
				}, BossStats.NONE, null));
	}

	/**
	 * Stays in callbacks for as long as it is told to, and lets the watchdog look all the
	 * while.
	 */
	private static final class Lingering implements BossServiceHandler<Object> {

		private Runnable look = () -> {
		};

		private Duration init = Duration.ZERO;

		private Duration longest = Duration.ZERO;

		private int looks;

		@Override
		public Object init() {
			linger(this.init);
			return "state";
		}

		@Override
		public Outcome<Object> handleInfo(Object info, Object state) {
			linger((Duration) info);
			return Outcome.noReply(state);
		}

		@Override
		public Outcome<Object> handleBroadcast(Object message, Object state) {
			linger(STEP.multipliedBy(2));
			return Outcome.noReply(state);
		}

		private void linger(Duration duration) {
			long begin = System.nanoTime();
			boolean over;
			do {
				// Asked before the look, so that the last one is not too early.
				over = System.nanoTime() - begin >= duration.toNanos();
				this.look.run();
				this.looks++;
				Thread.onSpinWait();
			}
			while (!over);
			this.longest = Duration.ofNanos(System.nanoTime() - begin);
		}

	}

}

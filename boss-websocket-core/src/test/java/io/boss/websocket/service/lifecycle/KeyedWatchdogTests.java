/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service.lifecycle;

import java.time.Duration;
import java.util.List;

import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.InstanceKey;
import io.boss.websocket.KeyedServiceReference;
import io.boss.websocket.Outcome;
import io.boss.websocket.RestartPolicy;
import io.boss.websocket.ServiceScope;
import io.boss.websocket.mailbox.MailboxLimits;
import io.boss.websocket.service.CallbackLimits;
import io.boss.websocket.service.FakeTaskScheduler;
import io.boss.websocket.service.ServiceEnvironment;
import io.boss.websocket.service.ServiceRegistry;
import io.boss.websocket.service.ServiceSettings;
import io.boss.websocket.service.discovery.ServiceDescriptor;
import io.boss.websocket.service.discovery.ServiceTemplate;
import io.boss.websocket.stats.BossStats;
import io.boss.websocket.timing.EngineTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CallbackWatchdog} with a service that has keys.
 */
@ExtendWith(OutputCaptureExtension.class)
class KeyedWatchdogTests {

	private static final Duration STEP = Duration.ofMillis(20);

	private final EngineTime time = EngineTime.system(new FakeTaskScheduler());

	private final Lingering handler = new Lingering();

	private final ServiceRegistry registry = registry();

	private final KeyedServiceReference rooms = (KeyedServiceReference) this.registry.unit("room");

	@BeforeEach
	void watch() {
		CallbackWatchdog watchdog = new CallbackWatchdog(this.registry,
				(service) -> new CallbackLimits(STEP, Duration.ZERO), this.time);
		this.handler.look = watchdog::look;
		this.registry.unit("room").lifecycle().open();
	}

	@Test
	void whenCallbackOfKeyLingersThenTheLinesNameTheKey(CapturedOutput output) {
		this.rooms.key("41").info(Duration.ZERO);
		this.rooms.key("42").info(STEP.multipliedBy(2));
		this.handler.look.run();
		assertThat(output).contains("Service 'room/42' has been in handleInfo for ")
			.contains("\tat " + Lingering.class.getName() + ".linger(")
			.contains("Service 'room/42' has left handleInfo after about ")
			.doesNotContain("'room/41'");
	}

	@Test
	void whenCallbacksOfManyKeysLingerThenTheLogIsShort(CapturedOutput output) {
		this.handler.nested = 40;
		this.rooms.key("0").info(STEP.multipliedBy(2));
		this.handler.look.run();
		assertThat(output.getOut().lines().filter((line) -> line.contains("has been in handleInfo"))).hasSize(10);
		assertThat(output.getOut().lines().filter((line) -> line.contains("has left handleInfo")))
			.hasSizeLessThanOrEqualTo(10);
	}

	private ServiceRegistry registry() {
		ServiceDescriptor descriptor = new ServiceDescriptor("room", "/websocket/room/{id}",
				ServiceTemplate.parse("room/{id}"), "room", Lingering.class, List.of(), RestartPolicy.PERMANENT,
				ServiceScope.NODE, false, () -> this.handler, (key) -> true);
		ServiceSettings settings = new ServiceSettings(64,
				new MailboxLimits(10, 10, 10, 10, MailboxLimits.WhenFull.DROP),
				new ServiceSettings.Restart(3, Duration.ofHours(1), Duration.ZERO, Duration.ZERO), 16);
		return new ServiceRegistry(List.of(descriptor), (name) -> settings,
				new ServiceEnvironment((name) -> Runnable::run, this.time, (event) -> {
				}, BossStats.NONE, null));
	}

	/**
	 * Stays in callbacks for as long as it is told to, and lets the watchdog look when
	 * that is over.
	 */
	private final class Lingering implements BossServiceHandler<Object> {

		private Runnable look = () -> {
		};

		private int nested;

		@Override
		public Object init(InstanceKey key) {
			return key;
		}

		@Override
		public Outcome<Object> handleInfo(Object info, Object state) {
			linger((Duration) info);
			return Outcome.noReply(state);
		}

		private void linger(Duration duration) {
			long begin = System.nanoTime();
			while (System.nanoTime() - begin < duration.toNanos()) {
				Thread.onSpinWait();
			}
			if (this.nested > 0) {
				this.nested--;
				KeyedWatchdogTests.this.rooms.key("nested" + this.nested).info(STEP.plusMillis(1));
			}
			else {
				this.look.run();
			}
		}

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WorkCheck}.
 */
@ExtendWith(OutputCaptureExtension.class)
class WorkCheckTests {

	private static final String WARNING = "Work 'slow?' of service 'test' has been waiting for a thread for ";

	private final FakeTaskScheduler scheduler = new FakeTaskScheduler();

	private WorkCheck check = new WorkCheck(this.scheduler.time(), Duration.ofNanos(1));

	private final TestService service = new TestService((executor) -> this.check.watched(executor, "set something"));

	@BeforeEach
	void start() {
		this.service.started();
		this.service.quietly();
	}

	@Test
	void whenWorkHasWaitedForLongThenAWarningSaysSoOnce(CapturedOutput output) {
		this.service.process.pipeToSelf("slow\n", () -> 1);
		assertThat(this.service.process.work().queued()).isOne();
		this.scheduler.goOff();
		this.scheduler.goOff();
		assertThat(output.toString().split(Pattern.quote(WARNING), -1)).hasSize(2);
		assertThat(output).contains("all are busy with other work: set something (boss.websocket.work.warn-after)");
		assertThat(this.scheduler.scheduled()).isZero();
		this.service.run();
		assertThat(this.service.log()).containsExactly("1 info Success[name=slow\n, value=1]");
		assertThat(this.service.process.work().queued()).isZero();
		assertThat(this.service.process.work().active()).isZero();
	}

	@Test
	void whenWorkHasBegunThenNothingIsSaid(CapturedOutput output) {
		this.service.process.pipeToSelf("slow\n", () -> this.service.process.work().active());
		this.service.run();
		this.scheduler.goOff();
		assertThat(this.service.log()).containsExactly("1 info Success[name=slow\n, value=1]");
		assertThat(output).doesNotContain(WARNING);
		assertThat(this.scheduler.scheduled()).isZero();
	}

	@Test
	void whenWorkIsRefusedThenNothingIsSaidAndItsFailureFollows(CapturedOutput output) {
		this.service.executor.rejectFromNowOn(true);
		this.service.process.pipeToSelf("slow\n", () -> 1);
		this.service.executor.rejectFromNowOn(false);
		this.service.process.info("wake");
		this.scheduler.goOff();
		this.service.run();
		assertThat(this.service.log()).anyMatch((event) -> event.contains("Failure[name=slow"));
		assertThat(output).doesNotContain(WARNING);
		assertThat(this.service.process.work().queued()).isZero();
	}

	@Test
	void whenNoTimeIsSetThenNobodyLooks() {
		this.check = new WorkCheck(this.scheduler.time(), Duration.ZERO);
		TestService other = new TestService((executor) -> this.check.watched(executor, "set something")).started();
		other.process.pipeToSelf("work", () -> 1);
		other.run();
		assertThat(this.scheduler.scheduled()).isZero();
	}

}

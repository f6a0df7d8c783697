/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link TestLoop}.
 */
class TestLoopTests {

	private final TestLoop loop = new TestLoop();

	private final List<Integer> done = new ArrayList<>();

	@Test
	void whenTasksAreManyTheyRunInTheirOrder() {
		for (int i = 0; i < 3; i++) {
			add(i);
		}
		this.loop.step();
		this.loop.step();
		for (int i = 3; i < 500; i++) {
			add(i);
		}
		assertThat(this.loop.ready()).isEqualTo("even (249), odd (249)");
		this.loop.settle();
		assertThat(this.done).isEqualTo(IntStream.range(0, 500).boxed().toList());
		assertThat(this.loop.ready()).isEmpty();
	}

	private final Lane even = new Lane("even");

	private final Lane odd = new Lane("odd");

	private void add(int number) {
		this.loop.add((number % 2 == 0) ? this.even : this.odd, () -> this.done.add(number));
	}

	@Test
	void whenTasksAreDrawnThoseOfALaneKeepTheirOrder() {
		this.loop.draw(42L);
		IntStream.range(0, 500).forEach(this::add);
		this.loop.settle();
		assertThat(this.done.stream().filter((number) -> number % 2 == 0)).isSorted().hasSize(250);
		assertThat(this.done.stream().filter((number) -> number % 2 == 1)).isSorted().hasSize(250);
		assertThat(this.done).isNotEqualTo(IntStream.range(0, 500).boxed().toList());
	}

	@Test
	void whenTimersAreDueTogetherTheirOrderIsDrawn() {
		List<List<Integer>> orders = new ArrayList<>();
		for (long seed = 0; seed < 20; seed++) {
			this.done.clear();
			this.loop.draw(seed);
			IntStream.range(0, 5)
				.forEach((number) -> this.loop.engineTime()
					.schedule(() -> this.done.add(number), Duration.ofSeconds(1)));
			this.loop.advance(Duration.ofSeconds(1));
			orders.add(List.copyOf(this.done));
		}
		assertThat(orders).allMatch((order) -> order.size() == 5);
		assertThat(orders.stream().distinct().count()).isGreaterThan(10);
	}

	@Test
	void whenThereIsNoEndSaysWhoGoesOn() {
		this.loop.add(new Lane("quiet"), () -> {
		});
		ping(new Lane("ping"), new Lane("pong"));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(this.loop::settle)
			.withMessageContaining("There is no end")
			.withMessageContainingAll("Those who go on are ", "ping (500)", "pong (500)");
	}

	private void ping(Lane one, Lane other) {
		this.loop.add(one, () -> ping(other, one));
	}

	@Test
	void whenTaskWaitsForRealTimeIsReportedWithItsStack() {
		String report = reportOf((reported) -> reported.orTimeout(1, TimeUnit.MINUTES).join());
		assertThat(report).startsWith("slow has been waiting for longer than a second of real time")
			.contains("TestLoopTests.lambda$whenTaskWaitsForRealTimeIsReportedWithItsStack");
		assertThat(this.loop.transcript().text()).contains("slow: has been waiting");
	}

	@Test
	void whenTaskWaitsWithoutLimitSaysWhatToDo() {
		assertThat(reportOf(CompletableFuture::join)).contains("Use call(), which lets the others go on");
	}

	@Test
	void whenTaskWaitsInsideAnotherTheInnerOneIsReported() {
		Lane outer = new Lane("outer");
		CompletableFuture<Void> end = new CompletableFuture<>();
		String report = reportOf((reported) -> {
			this.loop.add(new Lane("inner"), () -> {
				reported.join();
				end.complete(null);
			});
			this.loop.await(end, Duration.ofSeconds(1));
		}, outer);
		assertThat(report).startsWith("inner has been waiting");
	}

	private String reportOf(Consumer<CompletableFuture<String>> waiting) {
		return reportOf(waiting, new Lane("slow"));
	}

	private String reportOf(Consumer<CompletableFuture<String>> waiting, Lane lane) {
		CompletableFuture<String> reported = new CompletableFuture<>();
		Logger logger = (Logger) LoggerFactory.getLogger(StepWatch.class);
		AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {

			@Override
			protected void append(ILoggingEvent event) {
				if (event.getLevel() == Level.WARN) {
					reported.complete(event.getFormattedMessage());
				}
			}

		};
		appender.start();
		logger.addAppender(appender);
		try {
			this.loop.add(lane, () -> waiting.accept(reported));
			this.loop.settle();
		}
		finally {
			logger.detachAppender(appender);
		}
		return reported.join();
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.junit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

import io.boss.websocket.test.engine.Seeds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.opentest4j.AssertionFailedError;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Interleavings @Interleavings}.
 */
class InterleavingsTests {

	// Of the runs of one test, whose classes JUnit makes.
	private static final List<String> seen = Collections.synchronizedList(new ArrayList<>());

	@BeforeEach
	void clear() {
		seen.clear();
	}

	private static EngineTestKit.Builder jupiter() {
		return EngineTestKit.engine("junit-jupiter");
	}

	private static EngineExecutionResults run(Class<?> type, String method) {
		return jupiter().selectors(DiscoverySelectors.selectMethod(type, method)).execute();
	}

	private static List<String> names(EngineExecutionResults results) {
		return results.testEvents().started().map((event) -> event.getTestDescriptor().getDisplayName()).toList();
	}

	private static Throwable failure(EngineExecutionResults results) {
		return results.testEvents()
			.failed()
			.stream()
			.map((event) -> event.getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow())
			.findFirst()
			.orElseThrow();
	}

	private static EngineExecutionResults parallel(Class<?> type) {
		return jupiter().selectors(DiscoverySelectors.selectClass(type))
			.configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
			.configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
			.configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
			.execute();
	}

	@Test
	void whenTestRunsEachRunHasTheNextSeed() {
		EngineExecutionResults results = jupiter()
			.selectors(DiscoverySelectors.selectMethod(Cases.class, "all", TestInfo.class))
			.execute();
		assertThat(names(results)).containsExactly("seed 1", "seed 2", "seed 3");
		assertThat(seen).containsExactly("1 1 1 1", "2 2 2 2", "3 3 3 3");
		assertThat(Seeds.current()).isNull();
	}

	@Test
	void whenSeedsAreNamedTheyComeFirst() {
		assertThat(names(run(Cases.class, "named"))).containsExactly("seed 99", "seed -7", "seed 10", "seed 11");
	}

	@Test
	void whenSeedIsGivenBackItIsTheOnlyOne() {
		EngineExecutionResults results = jupiter()
			.selectors(DiscoverySelectors.selectMethod(Cases.class, "all", TestInfo.class))
			.configurationParameter(Seeds.PROPERTY, "4711")
			.execute();
		assertThat(names(results)).containsExactly("seed 4711");
	}

	@Test
	void whenSeedFailsTheRestIsSkipped() {
		EngineExecutionResults results = run(Cases.class, "fails");
		results.testEvents().assertStatistics((events) -> events.succeeded(2).failed(1).skipped(1));
		Event rest = results.testEvents().skipped().stream().findFirst().orElseThrow();
		assertThat(rest.getTestDescriptor().getDisplayName()).isEqualTo("197 more seeds");
		assertThat(rest.getRequiredPayload(String.class)).isEqualTo("Seed 3 has failed: those after it are not tried");
		assertThat(seen).hasSize(3);
	}

	@Test
	void whenSeedFailsTheFailureSaysHowToRepeatIt() {
		Throwable failure = failure(run(Cases.class, "fails"));
		assertThat(failure).hasMessageContaining("two is not enough")
			.hasMessageContaining("Seed 3 has found this. To repeat it: -Dboss.seed=3, or @Interleavings(seeds = 3).");
		assertThat(failure.getStackTrace()[0].getMethodName()).isEqualTo("fails");
	}

	@Test
	void whenValuesDifferTheFailureKeepsThem() {
		assertThat(failure(run(Cases.class, "differs"))).isInstanceOfSatisfying(AssertionFailedError.class,
				(failure) -> assertThat(failure.getExpected().getEphemeralValue()).isEqualTo("b"));
	}

	@Test
	void whenTestIsAbortedTheOthersRun() {
		run(Cases.class, "aborted").testEvents().assertStatistics((events) -> events.aborted(5).skipped(0));
	}

	@Test
	void whenPreparationFailsTheFailureSaysHowToRepeatIt() {
		EngineExecutionResults results = run(BadCases.class, "any");
		results.testEvents().assertStatistics((events) -> events.failed(1).skipped(1));
		assertThat(failure(results)).hasMessageContaining("-Dboss.seed=1");
	}

	@Test
	void whenOneInstanceRunsAllEachRunHasItsSeed() {
		run(OneInstanceCases.class, "all");
		assertThat(seen).containsExactly("1", "2", "3");
	}

	@Test
	void whenClassIsNestedBothInstancesHaveTheSeed() {
		jupiter().selectors(DiscoverySelectors.selectClass(Cases.Inner.class)).execute();
		assertThat(seen).containsExactly("1 1", "2 2");
	}

	@Test
	void whenRunsAreParallelEachHasItsSeed() {
		EngineExecutionResults results = parallel(ParallelCases.class);
		results.testEvents().assertStatistics((events) -> events.succeeded(400));
		assertThat(ParallelCases.seeds).hasSize(200);
	}

	@Test
	void whenSeedFailsInParallelTheRestIsSkipped() {
		EngineExecutionResults results = parallel(ParallelFailures.class);
		assertThat(results.testEvents().failed().count()).isPositive();
		assertThat(results.testEvents().skipped().count()).isPositive();
		assertThat(results.testEvents().succeeded().count()).isZero();
	}

	@Test
	void whenParameterIsNoNumberSaysSo() {
		EngineExecutionResults results = jupiter()
			.selectors(DiscoverySelectors.selectMethod(Cases.class, "all", TestInfo.class))
			.configurationParameter(Seeds.PROPERTY, "seven")
			.execute();
		assertThat(results.allEvents().failed().stream().map(InterleavingsTests::thrown))
			.anyMatch((message) -> message.contains("boss.seed is no number: 'seven'"));
	}

	private static String thrown(Event event) {
		return String.valueOf(event.getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow());
	}

	static class Cases {

		private final Long inField = Seeds.current();

		private final Long inConstructor;

		private Long before;

		Cases() {
			this.inConstructor = Seeds.current();
		}

		@BeforeEach
		void prepare() {
			this.before = Seeds.current();
		}

		@AfterEach
		void end() {
			assertThat(Seeds.current()).isEqualTo(this.inField);
		}

		@Interleavings(3)
		void all(TestInfo info) {
			assertThat(info.getDisplayName()).isEqualTo("seed " + Seeds.current());
			seen.add(this.inField + " " + this.inConstructor + " " + this.before + " " + Seeds.current());
		}

		@Interleavings(value = 2, firstSeed = 10, seeds = { 99, -7 })
		void named() {
		}

		@Interleavings
		void fails() {
			seen.add("run");
			if (Seeds.current() > 2) {
				throw new AssertionError("two is not enough");
			}
		}

		@Interleavings(5)
		void differs() {
			throw new AssertionFailedError("not the same", "b", "c");
		}

		@Interleavings(5)
		void aborted() {
			Assumptions.abort("not here");
		}

		@Nested
		class Inner {

			private final Long inner = Seeds.current();

			@Interleavings(2)
			void nested() {
				seen.add(Cases.this.inField + " " + this.inner);
			}

		}

	}

	static class BadCases {

		@BeforeEach
		void prepare() {
			throw new IllegalStateException("not ready");
		}

		@Interleavings(5)
		void any() {
		}

	}

	@TestInstance(TestInstance.Lifecycle.PER_CLASS)
	static class OneInstanceCases {

		private Long before;

		@BeforeEach
		void prepare() {
			this.before = Seeds.current();
		}

		@Interleavings(3)
		void all() {
			assertThat(Seeds.current()).isEqualTo(this.before);
			seen.add(String.valueOf(this.before));
		}

	}

	@Execution(ExecutionMode.CONCURRENT)
	static class ParallelCases {

		private static final Set<Long> seeds = new ConcurrentSkipListSet<>();

		private final Long inField = Seeds.current();

		@Interleavings(200)
		void one(TestInfo info) {
			assertThat(info.getDisplayName()).isEqualTo("seed " + this.inField);
			seeds.add(this.inField);
		}

		@Interleavings(200)
		void other(TestInfo info) {
			assertThat(info.getDisplayName()).isEqualTo("seed " + this.inField);
		}

	}

	@Execution(ExecutionMode.CONCURRENT)
	static class ParallelFailures {

		@Interleavings(200)
		void fails() {
			throw new IllegalStateException("always");
		}

	}

}

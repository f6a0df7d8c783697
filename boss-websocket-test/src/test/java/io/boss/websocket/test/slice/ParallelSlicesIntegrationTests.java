/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.slice;

import java.util.concurrent.atomic.AtomicInteger;

import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.TestClient;
import io.boss.websocket.test.autoconfigure.BossServiceTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

/**
 * Tests of {@link BossServiceTest @BossServiceTest} under JUnit's parallel execution.
 */
class ParallelSlicesIntegrationTests {

	private static final AtomicInteger running = new AtomicInteger();

	@Test
	void whenTestsRunInParallelEachHasServicesForItself() {
		EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
			.selectors(DiscoverySelectors.selectClass(First.class), DiscoverySelectors.selectClass(Second.class),
					DiscoverySelectors.selectClass(Third.class))
			.configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
			.configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
			.configurationParameter("junit.jupiter.execution.parallel.mode.classes.default", "concurrent")
			.configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
			.configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
			.execute();
		results.testEvents().assertStatistics((statistics) -> statistics.succeeded(24).failed(0));
	}

	@BossServiceTest(RatesService.class)
	@Import(OpenDoors.class)
	@Execution(ExecutionMode.CONCURRENT)
	abstract static class Cases {

		@Autowired
		private BossTester boss;

		@MockitoBean
		private Bank bank;

		@RepeatedTest(4)
		void mocksAreThoseOfTheTest() {
			assertThat(running.incrementAndGet()).isEqualTo(1);
			given(this.bank.open()).willReturn(3.5);
			TestClient ann = this.boss.connect("/websocket/rates");
			assertThat(ann.receive(RatesService.Hello.class).opening()).isEqualTo(3.5);
			assertThat(this.boss.service("rates").clients()).isEqualTo(1);
			running.decrementAndGet();
		}

		@RepeatedTest(4)
		void clientsAreThoseOfTheTest() {
			assertThat(running.incrementAndGet()).isEqualTo(1);
			TestClient ann = this.boss.connect("/websocket/rates");
			TestClient bob = this.boss.connect("/websocket/rates");
			assertThat(ann.receive(RatesService.Hello.class).opening()).isZero();
			this.boss.broadcast("rates", "news");
			assertThat(bob).receivedTexts().contains("news");
			assertThat(this.boss.clients()).hasSize(2);
			running.decrementAndGet();
		}

	}

	static class First extends Cases {

	}

	static class Second extends Cases {

	}

	static class Third extends Cases {

	}

}

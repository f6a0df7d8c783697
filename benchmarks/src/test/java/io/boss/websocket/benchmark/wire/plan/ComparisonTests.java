/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.plan;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Comparison} and {@link Options}.
 */
class ComparisonTests {

	@ParameterizedTest
	@EnumSource
	void whenOthersAreLeftOutOnlyThoseTakePartOfWhichSomethingIsAsked(Comparison comparison) {
		assertThat(comparison.contestants(true)).startsWith(comparison.reference())
			.hasSize(1 + comparison.entries().size());
		assertThat(comparison.contestants(false)).startsWith(comparison.reference()).hasSizeGreaterThan(1);
	}

	@Test
	void whenOptionsAreGivenTheyCount() {
		Options options = Options.parse(new String[] { "comparisons=echo,idle", "quick" });
		assertThat(options.comparisons()).containsExactly(Comparison.ECHO, Comparison.IDLE);
		assertThat(options.rounds()).isOne();
		assertThat(options.write()).isFalse();
		assertThatIllegalArgumentException().isThrownBy(() -> Options.parse(new String[] { "jdks=8" }))
			.withMessageContaining(Jdk.OTHER);
		assertThatIllegalArgumentException().isThrownBy(() -> Options.parse(new String[] { "servers=nio" }))
			.withMessageContaining("servers");
	}

	@Test
	void whenQuickThereAreFewerClients() {
		assertThat(Stream.of(Scenario.values()).flatMap((scenario) -> scenario.arguments(true).stream()))
			.noneMatch((argument) -> argument.equals("clients=10000") || argument.equals("clients=1000"));
	}

}

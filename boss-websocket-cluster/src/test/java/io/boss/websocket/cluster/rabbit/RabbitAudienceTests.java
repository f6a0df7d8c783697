/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.rabbit;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;

import org.springframework.amqp.AmqpException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Nodes that come back one by one, or not at all.
 */
class RabbitAudienceTests {

	private final AtomicLong clock = new AtomicLong(-5);

	private final Set<String> members = new HashSet<>();

	private final RabbitAudience audience = new RabbitAudience("me", () -> this.members, this.clock::get);

	@Test
	void whenNobodyWasThereThenOnlyThisNodeIsExpected() {
		assertThat(this.audience.expected()).containsExactly("me");
		this.audience.called(Set.of());
	}

	@Test
	void whenLeasesHaveEndedInTheOutageThenMembersAreStillExpected() {
		published("one", "two");
		this.members.clear();
		pass(Duration.ofMinutes(10));
		assertThat(this.audience.expected()).containsExactlyInAnyOrder("me", "one", "two");
		this.audience.called(Set.of());
		published();
		assertThat(this.audience.expected()).as("of a second outage").containsExactlyInAnyOrder("me", "one", "two");
	}

	@Test
	void whenOneHasLeftLongAgoThenItIsNotExpected() {
		published("one", "two");
		pass(Duration.ofSeconds(31));
		published("two");
		assertThat(this.audience.expected()).containsExactlyInAnyOrder("me", "two");
	}

	@Test
	void whenOthersAreAbsentThenTheyAreWaitedForAndNotForever() {
		published("one", "two");
		assertThatWaiting("one", "two").withMessageContaining("1 of 3");
		pass(Duration.ofMillis(9999));
		assertThatWaiting("two").withMessageContaining("2 of 3");
		pass(Duration.ofMillis(1));
		this.audience.called(Set.of("two"));
		assertThat(this.audience.expected()).containsExactlyInAnyOrder("me", "one");
	}

	@Test
	void whenBrokerIsAwayAgainThenThePatienceBeginsAgain() {
		published("one");
		assertThatWaiting("one");
		pass(Duration.ofMinutes(1));
		this.audience.outage();
		assertThatWaiting("one");
	}

	@Test
	void whenThisNodeIsAbsentThenItIsWaitedForAsLongAsItTakes() {
		published("one");
		for (String absent : List.of("me", "me")) {
			assertThatWaiting(absent);
			pass(Duration.ofHours(1));
		}
		this.audience.called(Set.of());
	}

	private void published(String... others) {
		this.members.clear();
		this.members.addAll(List.of(others));
		pass(Duration.ofSeconds(1));
		this.audience.published();
	}

	private ThrowableAssertAlternative<AmqpException> assertThatWaiting(String... absent) {
		return assertThatExceptionOfType(AmqpException.class).isThrownBy(() -> this.audience.called(Set.of(absent)));
	}

	private void pass(Duration time) {
		this.clock.addAndGet(time.toNanos());
	}

}

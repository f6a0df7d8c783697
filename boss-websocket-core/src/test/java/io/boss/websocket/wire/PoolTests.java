/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PoolTests {

	private final AtomicInteger created = new AtomicInteger();

	private final List<Integer> reset = new ArrayList<>();

	private final List<Integer> ended = new ArrayList<>();

	private final Pool<Integer> pool = new Pool<>(this.created::incrementAndGet, this.reset::add, this.ended::add);

	@Test
	void whenSomethingIsGivenBackThenItIsResetAndLentAgain() {
		Integer first = this.pool.borrow();
		assertThat(this.pool.borrow()).isNotEqualTo(first);
		this.pool.giveBack(first);
		assertThat(this.reset).containsExactly(first);
		assertThat(this.pool.borrow()).isEqualTo(first);
		assertThat(this.ended).isEmpty();
	}

	@Test
	void whenMuchIsGivenBackThenFewAreKept() {
		int kept = 2 * Runtime.getRuntime().availableProcessors();
		List<Integer> borrowed = new ArrayList<>();
		for (int i = 0; i < kept + 3; i++) {
			borrowed.add(this.pool.borrow());
		}
		borrowed.forEach(this.pool::giveBack);
		assertThat(this.ended).isEqualTo(borrowed.subList(kept, kept + 3));
	}

}

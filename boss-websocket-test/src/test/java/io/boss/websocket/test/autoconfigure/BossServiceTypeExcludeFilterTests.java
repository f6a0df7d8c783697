/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.autoconfigure;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link BossServiceTypeExcludeFilter}.
 */
class BossServiceTypeExcludeFilterTests {

	@Test
	void whenNamedClassIsNoServiceSaysSo() {
		assertThatIllegalArgumentException().isThrownBy(() -> new BossServiceTypeExcludeFilter(Wrong.class))
			.withMessageStartingWith("@BossServiceTest of " + Wrong.class.getName()
					+ " names java.lang.String, which has no @BossService.");
	}

	@BossServiceTest(String.class)
	static class Wrong {

	}

}

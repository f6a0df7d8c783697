/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.lease;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.boss.websocket.cluster.Lease;
import io.boss.websocket.cluster.LeaseStore;
import io.boss.websocket.cluster.SuppliedClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link WatchedLeaseStore}.
 */
@ExtendWith(OutputCaptureExtension.class)
class WatchedLeaseStoreTests {

	private static final Duration LEASE = Duration.ofSeconds(10);

	private final AtomicLong clock = new AtomicLong(-5);

	private final FakeStore fake = new FakeStore();

	private final WatchedLeaseStore store = new WatchedLeaseStore(this.fake, LEASE, new SuppliedClock(this.clock::get));

	@Test
	void whenStoreAnswersThenItIsWell() {
		ask();
		pass(100);
		assertThat(this.store.status()).isEqualTo(new LeaseStoreStatus(Duration.ZERO, false, null));
	}

	@Test
	void whenStoreHasNotAnsweredForLeaseThenItIsTooLongAndLoggedOnce(CapturedOutput output) {
		this.fake.failing = true;
		for (int i = 0; i < 30; i++) {
			refused();
			assertThat(this.store.status().tooLong()).isEqualTo(i >= 10);
			assertThat(this.store.status().unanswered()).isEqualTo(Duration.ofSeconds(i));
			pass(1);
		}
		assertThat(this.store.status().lastFailure()).isEqualTo("java.lang.IllegalStateException: WRONGPASS");
		this.fake.failing = false;
		ask();
		assertThat(this.store.status().unanswered()).isZero();
		assertThat(output.getAll())
			.containsOnlyOnce("The store of leases cannot be reached: " + "java.lang.IllegalStateException: WRONGPASS.")
			.containsOnlyOnce("The store of leases is back after 30 s");
	}

	@Test
	void whenStoreHangsThenTheCallThatIsUnderWayCounts() {
		this.fake.meanwhile = () -> {
			pass(11);
			assertThat(this.store.status().tooLong()).isTrue();
			assertThat(this.store.status().unanswered()).isEqualTo(Duration.ofSeconds(11));
		};
		ask();
		assertThat(this.store.status().tooLong()).isFalse();
	}

	@Test
	void whenNobodyAsksAnyMoreThenNothingIsWrong() {
		this.fake.failing = true;
		refused();
		pass(20);
		assertThat(this.store.status().unanswered()).isZero();
		refused();
		assertThat(this.store.status().tooLong()).isTrue();
	}

	private void ask() {
		assertThat(this.store.acquire("a", "one", LEASE).node()).isEqualTo("one");
	}

	private void refused() {
		assertThatIllegalStateException().isThrownBy(() -> this.store.acquire("a", "one", LEASE));
	}

	private void pass(long seconds) {
		this.clock.addAndGet(Duration.ofSeconds(seconds).toNanos());
	}

	private static final class FakeStore implements LeaseStore {

		private boolean failing;

		private Runnable meanwhile = () -> {
		};

		@Override
		public Lease acquire(String name, String node, Duration duration) {
			this.meanwhile.run();
			if (this.failing) {
				throw new IllegalStateException("Unable to connect", new IllegalStateException("WRONGPASS"));
			}
			return new Lease(name, node, 1);
		}

		@Override
		public void release(Lease lease) {
		}

	}

}

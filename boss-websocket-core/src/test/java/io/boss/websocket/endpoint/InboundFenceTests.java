/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint;

import java.util.ArrayList;
import java.util.List;

import io.boss.websocket.outbound.OutboundChannel;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InboundFenceTests {

	private final InboundFence fence = new InboundFence();

	private final TransportConnection first = new Socket();

	private final TransportConnection second = new Socket();

	private final List<String> told = new ArrayList<>();

	@Test
	void whenASocketIsLetInItsMessagesCount() {
		open(this.first, "first");
		assertThat(handOver(this.first)).isTrue();
		assertThat(handOver(this.first)).isTrue();
		assertThat(handOver(this.second)).isFalse();
		assertThat(this.fence.received()).isEqualTo(2);
	}

	@Test
	void whenTheFenceIsShutNoMessageCounts() {
		open(this.first, "first");
		this.fence.shut();
		assertThat(handOver(this.first)).isFalse();
		assertThat(this.fence.received()).isZero();
	}

	@Test
	void whenNobodyIsInsideTheNextSocketIsLetInAtOnce() {
		open(this.first, "first");
		open(this.second, "second");
		assertThat(this.told).containsExactly("first", "second");
		assertThat(handOver(this.first)).isFalse();
		assertThat(handOver(this.second)).isTrue();
	}

	@Test
	void whenAMessageIsBeingHandedOverTheNextSocketWaitsForIt() {
		open(this.first, "first");
		assertThat(this.fence.enter(this.first)).isTrue();
		open(this.second, "second");
		assertThat(this.told).containsExactly("first");
		assertThat(this.fence.enter(this.second)).isFalse();
		assertThat(this.fence.enter(this.first)).isFalse();
		this.fence.leave();
		assertThat(this.told).containsExactly("first", "second");
		assertThat(this.fence.received()).isEqualTo(1);
		assertThat(handOver(this.second)).isTrue();
	}

	@Test
	void whenTwoSocketsWaitTheLatestIsLetInAndBothHear() {
		open(this.first, "first");
		this.fence.enter(this.first);
		open(this.second, "second");
		TransportConnection third = new Socket();
		open(third, "third");
		this.fence.leave();
		assertThat(this.told).containsExactly("first", "second", "third");
		assertThat(handOver(this.second)).isFalse();
		assertThat(handOver(third)).isTrue();
	}

	private boolean handOver(TransportConnection from) {
		boolean enters = this.fence.enter(from);
		if (enters) {
			this.fence.leave();
		}
		return enters;
	}

	private void open(TransportConnection next, String text) {
		if (this.fence.open(next, () -> this.told.add(text))) {
			this.told.add(text);
		}
	}

	private static final class Socket implements TransportConnection {

		@Override
		public OutboundChannel channel() {
			throw new UnsupportedOperationException();
		}

		@Override
		public void pause() {
		}

		@Override
		public void resume() {
		}

		@Override
		public void forgotten() {
		}

	}

}

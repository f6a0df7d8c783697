/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.diagnostics;

import java.nio.ByteBuffer;
import java.util.stream.IntStream;

import io.boss.websocket.BossMessage;
import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason;
import io.boss.websocket.FakeConnection;
import io.boss.websocket.stats.ServiceStats;
import io.boss.websocket.timing.EngineClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RecentTraffic}.
 */
class RecentTrafficTests {

	private final RecentTraffic traffic = new RecentTraffic(EngineClock.SYSTEM, 1_000);

	private final ServiceStats chat = this.traffic.service("chat");

	private final FakeConnection ann = new FakeConnection("ann");

	@Test
	void whenManyMessagesComeTheLastAreRemembered() {
		this.traffic.opened(this.ann);
		IntStream.range(0, 200).forEach((i) -> this.chat.messageReceived("ann", BossMessage.text("" + i)));
		assertThat(this.traffic.of("chat", "ann")).hasSize(RecentTraffic.MOST_FRAMES)
			.allMatch(RecentFrame::incoming)
			.last()
			.extracting(RecentFrame::payload)
			.isEqualTo("199");
	}

	@Test
	void whenMessagesAreLongFewerAreRemembered() {
		RecentTraffic generous = new RecentTraffic(EngineClock.SYSTEM, 100_000);
		generous.opened(this.ann);
		ServiceStats stats = generous.service("chat");
		IntStream.range(0, 20).forEach((i) -> stats.messageReceived("ann", BossMessage.text("x".repeat(10_000))));
		assertThat(generous.of("chat", "ann")).hasSize(8)
			.allMatch((frame) -> frame.payload().length() == 4096 && frame.truncated() && frame.bytes() == 10_000);
	}

	@Test
	void whenMessageIsBinaryItIsRememberedAsHex() {
		this.traffic.opened(this.ann);
		this.chat.messageSent("ann", 1, BossMessage.binary(ByteBuffer.wrap(new byte[] { 1, (byte) 0xfe })));
		assertThat(this.traffic.of("chat", "ann")).singleElement().satisfies((frame) -> {
			assertThat(frame.text()).isFalse();
			assertThat(frame.payload()).isEqualTo("01fe");
			assertThat(frame.clients()).isNull();
		});
	}

	@Test
	void whenMessageGoesToAGroupItIsShownWithEachConnectionOfTheService() {
		this.traffic.opened(this.ann);
		this.chat.messageSent(null, 64, BossMessage.text("all"));
		this.traffic.service("news").messageSent(null, 2, BossMessage.text("others"));
		assertThat(this.traffic.of("chat", "ann")).singleElement().satisfies((frame) -> {
			assertThat(frame.payload()).isEqualTo("all");
			assertThat(frame.clients()).isEqualTo(64);
		});
	}

	@Test
	void whenConnectionEndsNothingIsLeftOfIt() {
		this.traffic.opened(this.ann);
		this.chat.messageReceived("ann", BossMessage.text("hello"));
		this.traffic.closed(this.ann, new CloseReason(CloseReason.Kind.SHUTDOWN, CloseCode.NORMAL, ""));
		this.chat.messageReceived("ann", BossMessage.text("too late"));
		assertThat(this.traffic.of("chat", "ann")).isEmpty();
	}

}

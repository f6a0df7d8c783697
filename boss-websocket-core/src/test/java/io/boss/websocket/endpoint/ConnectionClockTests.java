/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.config.EndpointSettings;
import io.boss.websocket.config.Heartbeat;
import io.boss.websocket.config.OutboundLimits;
import io.boss.websocket.mailbox.MailboxLimits;
import io.boss.websocket.mailbox.MailboxLimits.WhenFull;
import io.boss.websocket.service.ServiceProcess;
import io.boss.websocket.service.TestProcesses;
import io.boss.websocket.timing.EngineTime;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ConnectionClock}.
 */
class ConnectionClockTests {

	private static final Duration NEVER = Duration.ofDays(1_000_000);

	private final HandClock scheduler = new HandClock();

	private final ConnectionClock clock = new ConnectionClock(EngineTime.system(this.scheduler));

	private final ServiceProcess service = TestProcesses.start(new BossServiceHandler<Void>() {
	}, new MailboxLimits(100, 100, 10, 10, WhenFull.PAUSE), Runnable::run);

	@Test
	void whenThereAreManyClientsOfSeveralServicesThenThereIsOneTask() {
		for (int i = 0; i < 100; i++) {
			connect(Heartbeat.of(Duration.ofSeconds(25), Duration.ofSeconds(10)), null, null);
		}
		assertThat(this.scheduler.tasks).hasSize(1);
		assertThat(this.scheduler.delays).containsExactly(Duration.ofMillis(250));
	}

	@Test
	void whenThereIsNothingToLookAfterThenThereIsNoTask() {
		connect(null, null, null);
		connect(null, NEVER, NEVER);
		assertThat(this.scheduler.tasks).isEmpty();
	}

	@Test
	void whenSomeTimeIsShortThenTicksAreFiner() {
		this.clock.heed(Duration.ofMillis(800).toNanos());
		connect(Heartbeat.of(Duration.ofSeconds(25), Duration.ofSeconds(10)), null, null);
		assertThat(this.scheduler.delays).containsExactly(Duration.ofMillis(100));
	}

	@Test
	void whenSomeTimeIsHardlyAnyThenTicksAreNotEndless() {
		connect(null, Duration.ofNanos(1), null);
		assertThat(this.scheduler.delays).containsExactly(Duration.ofMillis(1));
	}

	@Test
	void whenTaskRunsThenClientsAreLookedAfter() {
		List<FakeTransportConnection> clients = new ArrayList<>();
		for (int i = 0; i < 10; i++) {
			clients.add(connect(null, null, Duration.ofNanos(1)));
		}
		this.scheduler.tasks.get(0).run();
		assertThat(clients).allSatisfy((client) -> assertThat(client.closed).isEqualTo("1001 maximum age"));
	}

	private FakeTransportConnection connect(Heartbeat heartbeat, Duration idleTimeout, Duration maxAge) {
		OutboundLimits limits = OutboundLimits.of(10, 10, Duration.ofSeconds(1), Duration.ofSeconds(1));
		EndpointSettings settings = EndpointSettings.of(100, limits)
			.withHeartbeat(heartbeat)
			.withIdleTimeout(idleTimeout)
			.withMaxAge(maxAge);
		FakeTransportConnection client = TestSessions.connect(this.service, settings, this.clock,
				FakeTransportConnection::new);
		client.session.open();
		return client;
	}

}

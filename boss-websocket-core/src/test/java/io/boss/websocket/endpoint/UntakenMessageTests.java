/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.boss.websocket.BossMessage;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.config.EndpointSettings;
import io.boss.websocket.config.OutboundLimits;
import io.boss.websocket.mailbox.MailboxLimits;
import io.boss.websocket.mailbox.MailboxLimits.WhenFull;
import io.boss.websocket.service.ServiceProcess;
import io.boss.websocket.service.TestProcesses;
import io.boss.websocket.timing.EngineTime;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for messages that find no room in the mailbox of a service that answers no
 * requests.
 */
class UntakenMessageTests implements BossServiceHandler<Void> {

	private final List<Runnable> held = new ArrayList<>();

	private boolean holds;

	private final ServiceProcess service = TestProcesses.start(this, new MailboxLimits(1, 1, 10, 10, WhenFull.DROP),
			this::execute);

	private final FakeTransportConnection client = TestSessions.connect(this.service,
			EndpointSettings.of(1000, OutboundLimits.of(10, 10, Duration.ofSeconds(1), Duration.ofSeconds(1))),
			new ConnectionClock(EngineTime.system(new HandClock())), FakeTransportConnection::new);

	private void execute(Runnable task) {
		if (this.holds) {
			this.held.add(task);
		}
		else {
			task.run();
		}
	}

	@Test
	void whenAMessageThatLooksLikeARequestIsDroppedItsClientIsToldNothing() {
		this.client.session.open();
		this.holds = true;
		this.client.session.received(BossMessage.text("first"));
		this.client.session.received(BossMessage.text("{\"boss.id\":1}"));
		assertThat(this.held).isNotEmpty();
		assertThat(this.client.sent).isEmpty();
		assertThat(this.client.session.isOpen()).isTrue();
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import io.boss.websocket.DeliveryResult;
import io.boss.websocket.Outcome;
import io.boss.websocket.delivery.InfoBacklog;
import io.boss.websocket.delivery.KeptInfos;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The mailbox of the service has room for two infos.
 */
class KeptInfosTests {

	private final TestService service = new TestService().started().quietly();

	private final Backlog backlog = new Backlog();

	private final KeptInfos<String> infos = new KeptInfos<>(this.service.process.infoQueue(), this.backlog);

	private final List<String> expected = new ArrayList<>();

	private void put(int from, int to) {
		for (int i = from; i < to; i++) {
			this.infos.put("" + i);
			this.expected.add("1 info " + i);
		}
	}

	@Test
	void whenMailboxIsFullInfosArriveLaterInOrder() {
		put(0, 1000);
		assertThat(this.service.process.status().mailboxDepth()).isEqualTo(2);
		this.service.run();
		put(1000, 1010);
		this.service.run();
		assertThat(this.service.log()).isEqualTo(this.expected);
		assertThat(this.service.stats).isEmpty();
		assertThat(this.backlog.waiting).isEmpty();
	}

	@Test
	void whenInfosComeInTheMiddleOfATurnNoneOvertakesAnother() {
		put(0, 10);
		this.service.handler.answer("info 5", (state) -> {
			put(10, 20);
			return Outcome.noReply(state);
		});
		this.service.run();
		assertThat(this.service.log()).isEqualTo(this.expected);
	}

	@Test
	void whenOthersSendWithoutEndInfosArriveAllTheSame() {
		put(0, 50);
		for (int i = 0; i < 50; i++) {
			this.service.handler.answer("info more", (state) -> {
				this.service.process.info("more");
				return Outcome.noReply(state);
			});
		}
		this.service.process.info("more");
		put(50, 60);
		this.service.run();
		List<String> log = new ArrayList<>(this.service.log());
		log.removeIf("1 info more"::equals);
		assertThat(log).isEqualTo(this.expected);
	}

	@Test
	void whenInfosWaitOthersFindRoomBetweenTurns() {
		put(0, 3 * KeptInfos.BATCH);
		this.service.handler.answer("info 1", (state) -> {
			this.service.stats.add(this.service.process.info("other").name());
			return Outcome.noReply(state);
		});
		this.service.run();
		assertThat(this.service.stats).containsExactly(DeliveryResult.ACCEPTED.name());
	}

	@Test
	void whenServiceRestartsInfosWait() {
		put(0, 10);
		this.service.handler.crashOn("info 0", 1);
		this.service.run();
		this.service.scheduler.goOff();
		this.service.run();
		assertThat(this.service.log()).contains("1 info 0", "2 info 0", "2 info 1", "2 info 9");
		assertThat(this.service.stats).doesNotContain("dropped MAILBOX_FULL");
	}

	@Test
	void whenServiceDoesNotRunNothingWaits() {
		put(0, 10);
		this.service.handler.crashOn("info 0", 1);
		this.service.process.lifecycle().refuseClients();
		this.service.run();
		assertThat(this.backlog.waiting).isEmpty();
		this.infos.put("nobody");
		this.service.process.lifecycle().open();
		this.service.run();
		assertThat(this.service.log()).doesNotContain("1 info nobody", "2 info nobody");
	}

	private static final class Backlog implements InfoBacklog<String> {

		private final Deque<String> waiting = new ArrayDeque<>();

		@Override
		public void add(String info) {
			this.waiting.add(info);
		}

		@Override
		public String poll() {
			return this.waiting.poll();
		}

		@Override
		public void clear() {
			this.waiting.clear();
		}

	}

}

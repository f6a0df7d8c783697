/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.faults;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.BossServices;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.KeyedServiceReference;
import io.boss.websocket.Outcome;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.frontdoor.BossServer;
import io.boss.websocket.frontdoor.Container;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Very many instances of a keyed service, which have no client and no state of their own.
 */
class InstanceHeapFaultsIntegrationTests {

	private static final int INSTANCES = Form.of(10_000, 100_000);

	/** What an instance may take of the heap, in bytes. */
	private static final long LIMIT = 3072;

	private final DeskService service = new DeskService();

	private BossServer server;

	private KeyedServiceReference desks;

	@BeforeEach
	void start() {
		this.server = BossServer.on(Container.TOMCAT)
			.service(DeskService.class, () -> this.service)
			.with("boss.websocket.keyed.max-instances=" + 2 * INSTANCES, "boss.websocket.keyed.idle-timeout=1h")
			.start();
		this.desks = this.server.context().getBean(BossServices.class).keyed("desk");
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void whenThereAreVeryManyInstancesThenEachTakesLittleHeapAndNothingIsLeftOfThem() {
		startAll("warm-up-");
		endAll();
		Census before = Census.take();
		long bytes = Census.liveBytes();
		startAll("desk-");
		long each = (Census.liveBytes() - bytes) / INSTANCES;
		endAll();
		Census after = before.awaitNothingLeft(10, 4_000_000);
		Form.report(INSTANCES + " idle instances of a keyed service", each + " bytes of live heap for each, at most "
				+ LIMIT + " allowed; afterwards " + after.since(before));
		assertThat(each).as("bytes for each instance").isPositive().isLessThanOrEqualTo(LIMIT);
	}

	private void startAll(String prefix) {
		long opened = this.service.opened.get() + INSTANCES;
		for (int i = 0; i < INSTANCES; i++) {
			assertThat(this.desks.key(prefix + i).info("open")).isEqualTo(DeliveryResult.ACCEPTED);
		}
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(this.service.opened).hasValue(opened));
	}

	private void endAll() {
		// Again and again: a process whose sender is still about lasts a while longer.
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
			this.server.broadcasts().broadcast("desk", "close");
			return this.desks.keys().isEmpty();
		});
	}

	/**
	 * A desk that is open until it is told to close.
	 */
	@BossService("desk/{number}")
	static final class DeskService implements BossServiceHandler<String> {

		private final AtomicLong opened = new AtomicLong();

		@Override
		public String init() {
			return "";
		}

		@Override
		public Outcome<String> handleInfo(Object info, String state) {
			this.opened.incrementAndGet();
			return Outcome.noReply(state);
		}

		@Override
		public Outcome<String> handleBroadcast(Object message, String state) {
			return Outcome.stop(TerminationReason.NORMAL, state);
		}

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.boss.websocket.delivery.QueuedEvents;
import io.boss.websocket.event.ClientOverflowedEvent;
import io.boss.websocket.event.ConnectionClosedEvent;
import io.boss.websocket.event.ConnectionOpenedEvent;
import io.boss.websocket.event.ServiceCrashedEvent;
import io.boss.websocket.event.ServiceDownEvent;
import io.boss.websocket.event.ServiceRestartedEvent;
import io.boss.websocket.event.ServiceStartedEvent;
import io.boss.websocket.stats.BossStats;
import io.boss.websocket.stats.ServiceStats;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Application events: what happens, in the order in which it happened, and at nobody's
 * expense.
 */
@ExtendWith(OutputCaptureExtension.class)
class ApplicationEventsIntegrationTests {

	private static final int FLOOD = 9000;

	private final Listener listener = new Listener();

	private final Dropped dropped = new Dropped();

	@Test
	void whenThingsHappenListenersHearOfThemInOrder() {
		FragileService fragile = new FragileService();
		try (BossServer server = BossServer.on(Container.TOMCAT)
			.service(FragileService.class, () -> fragile)
			.service(Listener.class, () -> this.listener)
			.with("boss.websocket.restart.max-restarts=1", "boss.websocket.restart.initial-backoff=1ms")
			.start(); BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/fragile"))) {
			this.listener.log.expect("started fragile 1", "opened fragile");
			client.send("crash");
			this.listener.log.expect("crashed fragile handleIncoming", "started fragile 2", "restarted fragile 1",
					"crashed fragile handleIncoming", "started fragile 3", "restarted fragile 2");
			server.service("fragile").info("crash");
			this.listener.log.expect("crashed fragile handleInfo", "started fragile 4", "restarted fragile 3",
					"crashed fragile handleInfo", "started fragile 5", "restarted fragile 4");
			server.service("fragile").info("crash");
			this.listener.log.expect("crashed fragile handleInfo", "down fragile 4");
			this.listener.log.expectPrefix("closed fragile SHUTDOWN (1013");
			server.service("fragile").start();
			this.listener.log.expect("started fragile 6");
			server.service("fragile").restart();
			this.listener.log.expect("started fragile 7", "restarted fragile 1");
			assertThat(this.listener.log.isEmpty()).isTrue();
		}
	}

	@Test
	void whenListenerIsSlowOrThrowsOrIsFloodedNobodyElseNotices(CapturedOutput output) {
		try (BossServer server = BossServer.on(Container.JETTY)
			.service(ProbeService.class, ProbeService::new)
			.service(SlowReaderIntegrationTests.FirehoseService.class, SlowReaderIntegrationTests.FirehoseService::new)
			.service(Listener.class, () -> this.listener)
			.service(Dropped.class, () -> this.dropped)
			.start();
				BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/probe"));
				RawWebSocket slow = RawWebSocket.connectSlowly(server.uri("/websocket/firehose"))) {
			this.listener.log.expectPrefix("started ");
			this.listener.log.expectPrefix("started ");
			this.listener.log.expect("opened probe", "opened firehose");
			slow.send("overflow");
			this.listener.log.expect("overflowed firehose");
			this.listener.log.expectPrefix("closed firehose ERROR (1008");
			this.listener.hold = new CountDownLatch(1);
			try {
				client.send("before");
				QueuedEvents events = server.context().getBean(QueuedEvents.class);
				events.publish(new ServiceStartedEvent("hold", 0));
				Awaitility.await().until(() -> this.listener.held);
				client.send("while a listener is held");
				assertThat(client.receiveTexts(2)).containsExactly("before", "while a listener is held");
				for (int i = 1; i <= FLOOD; i++) {
					events.publish(new ServiceStartedEvent("flood", i));
				}
				assertThat(this.dropped.events).hasValueBetween(1, FLOOD - 1);
				assertThat(output).contains("Dropped an application event, a ServiceStartedEvent");
			}
			finally {
				this.listener.hold.countDown();
			}
			int heard = FLOOD - this.dropped.events.get();
			for (int i = 1; i <= heard; i++) {
				this.listener.log.expect("started flood " + i);
			}
			server.context().getBean(QueuedEvents.class).publish(new ServiceStartedEvent("fail", 0));
			server.context().getBean(QueuedEvents.class).publish(new ServiceStartedEvent("after", 0));
			this.listener.log.expect("started after 0");
			assertThat(output).contains("A listener has failed to handle ServiceStartedEvent");
		}
	}

	/**
	 * Notes what it hears.
	 */
	static class Listener {

		private final EventLog log = new EventLog();

		private volatile CountDownLatch hold = new CountDownLatch(0);

		private volatile boolean held;

		@EventListener
		void started(ServiceStartedEvent event) throws InterruptedException {
			switch (event.service()) {
				case "hold" -> {
					this.held = true;
					assertThat(this.hold.await(20, TimeUnit.SECONDS)).isTrue();
				}
				case "fail" -> throw new IllegalStateException("told to fail");
				default -> this.log.add("started " + event.service() + " " + event.instance());
			}
		}

		@EventListener
		void crashed(ServiceCrashedEvent event) {
			this.log.add("crashed " + event.service() + " " + event.callback());
		}

		@EventListener
		void restarted(ServiceRestartedEvent event) {
			this.log.add("restarted " + event.service() + " " + event.restarts());
		}

		@EventListener
		void down(ServiceDownEvent event) {
			this.log.add("down " + event.service() + " " + event.restarts());
		}

		@EventListener
		void opened(ConnectionOpenedEvent event) {
			this.log.add("opened " + event.connection().service());
		}

		@EventListener
		void closed(ConnectionClosedEvent event) {
			this.log.add("closed " + event.connection().service() + " " + event.reason());
		}

		@EventListener
		void overflowed(ClientOverflowedEvent event) {
			this.log.add("overflowed " + event.connection().service());
		}

	}

	/**
	 * Counts events that were dropped.
	 */
	static class Dropped implements BossStats {

		private final AtomicInteger events = new AtomicInteger();

		@Override
		public ServiceStats service(String service) {
			return ServiceStats.NONE;
		}

		@Override
		public void eventDropped() {
			this.events.incrementAndGet();
		}

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason;
import io.boss.websocket.Outcome;
import io.boss.websocket.annotation.OnClose;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInfo;
import io.boss.websocket.annotation.OnJoin;
import io.boss.websocket.stats.BossStats;
import io.boss.websocket.stats.ServiceStats;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a client has said before it left is heard, and so is that it has left, whatever
 * crashes meanwhile.
 */
class LastWordsIntegrationTests {

	private static final List<String> STYLES = List.of("orders", "noted-orders");

	private final Diary diary = new Diary();

	private final Departures departures = new Departures();

	static Stream<Arguments> servers() {
		return Stream.of(Container.values())
			.flatMap((container) -> Stream.of("direct", "container")
				.map((transport) -> Arguments.of(container, transport)));
	}

	@ParameterizedTest
	@MethodSource("servers")
	void whenMessageCrashesAndItsClientHasLeftThenItIsHandledOnceMoreBeforeTheClose(Container container,
			String transport) {
		try (BossServer server = start(container, transport)) {
			inBothStyles((service, departure) -> {
				RawWebSocket client = connect(server, service);
				client.send("order");
				this.diary.log.expect("message order");
				client.send("and another");
				leave(client, departure);
				this.diary.log.expect("join", "message order", "message and another");
				this.diary.log.expectPrefix("close ");
				Awaitility.await().until(() -> server.service(service).connections().isEmpty());
				client.close();
			});
		}
	}

	@ParameterizedTest
	@MethodSource("servers")
	void whenSomethingElseCrashesAndAClientHasLeftThenItsCloseIsHandledOnce(Container container, String transport) {
		try (BossServer server = start(container, transport)) {
			inBothStyles((service, departure) -> {
				RawWebSocket client = connect(server, service);
				server.service(service).info("tick");
				this.diary.log.expect("info tick");
				leave(client, departure);
				this.diary.log.expect("join", "info tick");
				this.diary.log.expectPrefix("close ");
				server.service(service).info("last");
				this.diary.log.expect("info last");
				client.close();
			});
		}
	}

	@ParameterizedTest
	@MethodSource("servers")
	void whenCloseCrashesDuringTheShutdownThenThoseOfTheOthersAreHandledAllTheSame(Container container,
			String transport) {
		List<RawWebSocket> clients = new ArrayList<>();
		try (BossServer server = start(container, transport)) {
			for (String service : STYLES) {
				for (int i = 0; i < 4; i++) {
					// Kept, because sockets that nobody knows are closed by the garbage
					// collector.
					clients.add(RawWebSocket.connect(server.uri("/websocket/" + service)));
					this.diary.log.expect("join");
				}
			}
			this.diary.hold = new Semaphore(2);
			this.diary.failures.set(2);
		}
		int closes = 0;
		while (closes < clients.size()) {
			String event = this.diary.log.next();
			assertThat(event).isIn("close SHUTDOWN", "join");
			closes += event.equals("join") ? 0 : 1;
		}
		assertThat(this.diary.log.isEmpty()).isTrue();
		assertThat(this.diary.failures).hasValue(0);
		clients.forEach(RawWebSocket::close);
	}

	private BossServer start(Container container, String transport) {
		return BossServer.on(container)
			.service(Orders.class, () -> new Orders(this.diary))
			.service(NotedOrders.class, () -> new NotedOrders(this.diary))
			.service(BossStats.class, () -> this.departures)
			.with("boss.websocket.transport=" + transport, "boss.websocket.restart.initial-backoff=10ms")
			.start();
	}

	private void inBothStyles(BiConsumer<String, Departure> test) {
		for (String service : STYLES) {
			for (Departure departure : Departure.values()) {
				test.accept(service, departure);
			}
		}
	}

	// The next callback waits, and crashes.
	private RawWebSocket connect(BossServer server, String service) {
		RawWebSocket client = RawWebSocket.connect(server.uri("/websocket/" + service));
		this.diary.log.expect("join");
		this.diary.hold = new Semaphore(0);
		this.diary.failures.set(1);
		return client;
	}

	// While the callback that will crash runs.
	private void leave(RawWebSocket client, Departure departure) {
		if (departure == Departure.GOODBYE) {
			client.sendClose(CloseCode.NORMAL.value(), "bye");
		}
		else {
			client.close();
		}
		acquire(this.departures.left);
		this.diary.hold.release();
	}

	private static void acquire(Semaphore semaphore) {
		try {
			if (!semaphore.tryAcquire(30, TimeUnit.SECONDS)) {
				throw new IllegalStateException("waited in vain");
			}
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	enum Departure {

		/** A close frame. */
		GOODBYE,

		/** The connection is gone. */
		END

	}

	/**
	 * Notes what happens, and lets callbacks wait and crash.
	 */
	static final class Diary {

		private final EventLog log = new EventLog();

		private final AtomicInteger failures = new AtomicInteger();

		private volatile Semaphore hold = new Semaphore(0);

		void note(String event) {
			boolean fails = this.failures.getAndUpdate((failures) -> Math.max(failures - 1, 0)) > 0;
			this.log.add(event);
			if (fails) {
				acquire(this.hold);
				// Ends an instance in both styles.
				throw new AssertionError("on purpose");
			}
		}

	}

	/**
	 * Tells when the server knows that a client has left.
	 */
	static final class Departures implements BossStats {

		private final Semaphore left = new Semaphore(0);

		@Override
		public ServiceStats service(String service) {
			return new ServiceStats() {

				@Override
				public void connectionClosed(CloseReason.Kind reason) {
					Departures.this.left.release();
				}

			};
		}

	}

	/**
	 * The behaviour.
	 */
	@BossService("orders")
	static class Orders implements BossServiceHandler<Integer> {

		private final Diary diary;

		Orders(Diary diary) {
			this.diary = diary;
		}

		@Override
		public Outcome<Integer> handleJoin(String servicePath, BossConnection client, Integer state) {
			this.diary.note("join");
			return Outcome.noReply(state);
		}

		@Override
		public Outcome<Integer> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				Integer state) {
			this.diary.note("message " + ((BossMessage.Text) message).payload());
			return Outcome.noReply(state);
		}

		@Override
		public Outcome<Integer> handleInfo(Object info, Integer state) {
			this.diary.note("info " + info);
			return Outcome.noReply(state);
		}

		@Override
		public Outcome<Integer> handleClose(CloseReason reason, String servicePath, BossConnection client,
				Integer state) {
			this.diary.note("close " + reason.kind());
			return Outcome.noReply(state);
		}

	}

	/**
	 * Annotated methods.
	 */
	@BossService("noted-orders")
	static class NotedOrders {

		private final Diary diary;

		NotedOrders(Diary diary) {
			this.diary = diary;
		}

		@OnJoin
		void joined() {
			this.diary.note("join");
		}

		@OnIncoming
		void said(String text) {
			this.diary.note("message " + text);
		}

		@OnInfo
		void told(String info) {
			this.diary.note("info " + info);
		}

		@OnClose
		void left(CloseReason reason) {
			this.diary.note("close " + reason.kind());
		}

	}

}

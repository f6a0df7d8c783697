/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

import com.sun.management.ThreadMXBean;
import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnJoin;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what a message costs that can be counted: bytes that are allocated, system
 * calls, and waits. Times are for the benchmarks, as each machine has others.
 */
class CostsIntegrationTests {

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private static final int CLIENTS = 100;

	private static final int FEW = 10;

	private static final int BURST = 16;

	// What else the process writes, and what happens once for all clients.
	private static final int ONCE = 20;

	// So many that one of them is free of what happens now and then.
	private static final int ROUNDS = 60;

	private static final int LARGE = 16 * 1024;

	@ParameterizedTest
	@EnumSource
	@EnabledOnOs(value = OS.LINUX, disabledReason = "Only Linux counts the system calls of a process")
	void whenAServiceSendsEachClientIsWrittenOnceForAllThatWaitsAndNobodyIsWokenForEach(Container container) {
		try (Room room = new Room(container)) {
			assertThat(least(CostsIntegrationTests::writes, () -> room.order("all", CLIENTS, 1)))
				.isBetween((long) CLIENTS, (long) CLIENTS + ONCE);
			assertThat(least(CostsIntegrationTests::writes, () -> room.order("one-by-one", CLIENTS, 1)))
				.isBetween((long) CLIENTS, (long) CLIENTS + ONCE);
			assertThat(least(CostsIntegrationTests::writes, () -> room.order("burst", CLIENTS, BURST)))
				.isLessThan(CLIENTS * BURST / 4);
		}
	}

	@ParameterizedTest
	@EnumSource
	void whenAServiceSendsToClientsOneByOneNoThreadOfTheServerWaitsForEach(Container container) {
		try (Room room = new Room(container)) {
			assertThat(least(CostsIntegrationTests::waits, () -> room.order("one-by-one", CLIENTS, 1)))
				.isLessThan(ONCE);
		}
	}

	// The meters take the size of each write, and Jetty makes an array of its buffer.
	// Entries
	// of the inbox for each client would take twice as much.
	@ParameterizedTest
	@EnumSource
	void whenAServiceSendsToAllNextToNothingIsAllocatedForEach(Container container) {
		try (Room room = new Room(container)) {
			long many = least(CostsIntegrationTests::allocated, () -> room.order("all", CLIENTS, 1));
			long few = least(CostsIntegrationTests::allocated, () -> room.order("few", FEW, 1));
			assertThat((many - few) / (CLIENTS - FEW)).isLessThan(64);
		}
	}

	// As many copies as there are now, and half of one. What comes, the text that the
	// method gets, the bytes of the answer, and its frame.
	@ParameterizedTest
	@EnumSource
	void whenALargeTextGoesBackItIsCopiedNoMoreThanItMustBe(Container container) {
		try (Room room = new Room(container)) {
			String text = "x".repeat(LARGE);
			assertThat(copies(() -> room.echo(text))).isLessThan(4.5);
		}
	}

	// JSON is written into a buffer that grows, and the text is a part of the record,
	// too.
	@ParameterizedTest
	@EnumSource
	void whenALargeRecordGoesBackItIsCopiedNoMoreThanItMustBe(Container container) {
		try (Room room = new Room(container)) {
			String json = "{\"say\":\"" + "x".repeat(LARGE) + "\"}";
			assertThat(copies(() -> room.echoWords(json))).isLessThan(8);
		}
	}

	private static double copies(Runnable round) {
		return least(CostsIntegrationTests::allocated, round) / (double) LARGE;
	}

	private static long least(LongSupplier count, Runnable round) {
		return LongStream.generate(() -> {
			long before = count.getAsLong();
			round.run();
			return count.getAsLong() - before;
		}).limit(ROUNDS).min().orElseThrow();
	}

	private static long writes() {
		try {
			return Files.readAllLines(Path.of("/proc/self/io"))
				.stream()
				.filter((line) -> line.startsWith("syscw: "))
				.mapToLong((line) -> Long.parseLong(line.substring("syscw: ".length())))
				.sum();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static long waits() {
		return ofServer(
				(id) -> THREADS.getThreadInfo(id).getBlockedCount() + THREADS.getThreadInfo(id).getWaitedCount());
	}

	private static long allocated() {
		return ofServer(THREADS::getThreadAllocatedBytes);
	}

	// Loops, the threads of services, and Jetty's, which read for it.
	private static long ofServer(ToLongFunction<Long> count) {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().matches("(boss-wire|task|qtp).*"))
			.mapToLong((thread) -> count.applyAsLong(thread.getId()))
			.sum();
	}

	/**
	 * Service that does what it is ordered, with a hundred clients.
	 */
	private static final class Room implements AutoCloseable {

		private final BossServer server;

		private final List<RawWebSocket> clients = new ArrayList<>();

		private final RawWebSocket talker;

		private Room(Container container) {
			this.server = BossServer.on(container)
				.service(OrderlyService.class, OrderlyService::new)
				.service(WordsService.class, WordsService::new)
				.start();
			this.talker = RawWebSocket.connect(this.server.uri("/websocket/words"));
			for (int i = 0; i < CLIENTS; i++) {
				this.clients.add(RawWebSocket.connect(this.server.uri("/websocket/orderly")));
				assertThat(this.clients.get(i).readMessage()).isEqualTo("welcome");
			}
		}

		private void order(String order, int receivers, int messages) {
			this.clients.get(0).send(order);
			for (int i = 0; i < receivers * messages; i++) {
				assertThat(this.clients.get(i % receivers).readMessage()).isEqualTo(order);
			}
		}

		private void echo(String text) {
			echo(text, this.clients.get(0));
		}

		private void echoWords(String json) {
			echo(json, this.talker);
		}

		private static void echo(String text, RawWebSocket client) {
			client.send(text);
			assertThat(client.readMessage()).isEqualTo(text);
		}

		@Override
		public void close() {
			this.clients.forEach(RawWebSocket::close);
			this.talker.close();
			this.server.close();
		}

	}

	@BossService("orderly")
	static class OrderlyService {

		@OnInit
		Everybody init() {
			return new Everybody(new ConnectionGroup(), new ConnectionGroup(), new ArrayList<>());
		}

		@OnJoin
		String joined(BossConnection client, Everybody everybody) {
			everybody.group.add(client);
			everybody.list.add(client);
			if (everybody.list.size() <= FEW) {
				everybody.few.add(client);
			}
			return "welcome";
		}

		@OnIncoming
		void ordered(String order, BossConnection client, Everybody everybody) {
			switch (order) {
				case "all" -> everybody.group.send(order);
				case "few" -> everybody.few.send(order);
				case "one-by-one" -> everybody.list.forEach((each) -> each.send(order));
				case "burst" -> {
					for (int i = 0; i < BURST; i++) {
						everybody.group.send(order);
					}
				}
				default -> client.send(order);
			}
		}

		record Everybody(ConnectionGroup group, ConnectionGroup few, List<BossConnection> list) {
		}

	}

	@BossService("words")
	static class WordsService {

		@OnIncoming
		Words told(Words words) {
			return words;
		}

		record Words(String say) {
		}

	}

}

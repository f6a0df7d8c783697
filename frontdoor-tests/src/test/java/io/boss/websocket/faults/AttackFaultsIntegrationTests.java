/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.boss.websocket.ServiceState;
import io.boss.websocket.actuate.BossWebSocketHealthIndicator;
import io.boss.websocket.event.ServiceDownEvent;
import io.boss.websocket.frontdoor.BossServer;
import io.boss.websocket.frontdoor.Container;
import io.boss.websocket.frontdoor.RawWebSocket;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.health.contributor.Status;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Anonymous clients that do nothing but what throws, beside others that chat: nobody of
 * the others is closed, each hears each word once and in order, and the service is never
 * down.
 */
class AttackFaultsIntegrationTests {

	private static final int ATTACKERS = 20;

	private static final int SEATS = 10;

	private static final int TABLES = Form.of(6, 100);

	private static final int ROUNDS = Form.of(30, 40);

	// How often each says something, in milliseconds: as fast as all can in the short
	// form.
	private static final int BETWEEN_ROUNDS = Form.of(1, 1000);

	// Of each attacker, who does no more in the short form.
	private static final int ATTACKS = Form.of(40, Integer.MAX_VALUE);

	private static final long BETWEEN_ATTACKS = 10;

	private final Downs downs = new Downs();

	private final List<List<RawWebSocket>> tables = new ArrayList<>();

	private final AtomicLong attacks = new AtomicLong();

	@ParameterizedTest
	@CsvSource({ "TOMCAT, annotated, isolate", "JETTY, annotated, isolate", "TOMCAT, behaviour, restart",
			"JETTY, behaviour, restart", "TOMCAT, annotated, restart", "JETTY, behaviour, isolate" })
	void whenOthersThrowThenThoseWhoChatDoNotNotice(Container container, String style, String policy) {
		try (BossServer server = BossServer.on(container)
			.service(Tables.AnnotatedCafe.class, Tables.AnnotatedCafe::new)
			.service(Tables.BehaviourCafe.class, Tables.BehaviourCafe::new)
			.service(Downs.class, () -> this.downs)
			.with("boss.websocket.services." + style + ".on-error=" + policy,
					"logging.level.io.boss.websocket.service=OFF")
			.start()) {
			sitDown(server, style);
			warmUp(server, style);
			long[] without = chat(server, ROUNDS);
			long[] beside = Form.isLong() ? chatBeside(server, style, Manners.POLITE) : without;
			long[] with = chatBeside(server, style, Manners.RUDE);
			chat(server, 1);
			assertThat(this.downs.services).isEmpty();
			Awaitility.await()
				.untilAsserted(() -> assertThat(server.service(style).state()).isEqualTo(ServiceState.RUNNING));
			long restarts = server.service(style).restarts();
			if (policy.equals("isolate")) {
				assertThat(restarts).isZero();
				assertThat(Census.count(server, "messages.dropped", "service", style, "reason", "failed")).isPositive();
			}
			report("%s, %s, %s".formatted(container, style, policy), without, beside, with, restarts);
			this.tables.forEach((table) -> table.forEach(RawWebSocket::close));
		}
	}

	private long[] chatBeside(BossServer server, String style, Manners manners) {
		try (Attack attack = new Attack(server, style, manners)) {
			long[] times = chat(server, ROUNDS);
			attack.awaitEnd();
			return times;
		}
	}

	// Attackers, too, are compiled before anything is measured.
	private void warmUp(BossServer server, String style) {
		if (Form.isLong()) {
			try (Attack attack = new Attack(server, style, Manners.RUDE)) {
				chat(server, ROUNDS / 2);
			}
		}
		chat(server, ROUNDS / 4);
		this.attacks.set(0);
	}

	private void report(String how, long[] without, long[] beside, long[] with, long restarts) {
		long longest = percentile(with, 99);
		Form.report("%s: %d anonymous clients throw in join, message, reply and close".formatted(how, ATTACKERS),
				("%d attacks; %d others each heard %d words, all of them once and in order; the 99th percentile of a "
						+ "round is %d us: %.2f times that without them, %.2f times that beside as many who do the "
						+ "same and do not throw; %d restarts, never down")
					.formatted(this.attacks.get(), TABLES * SEATS, SEATS * ROUNDS, longest,
							(double) longest / percentile(without, 99), (double) longest / percentile(beside, 99),
							restarts));
	}

	private void sitDown(BossServer server, String style) {
		for (int table = 0; table < TABLES; table++) {
			List<RawWebSocket> seats = new ArrayList<>();
			for (int seat = 0; seat < SEATS; seat++) {
				RawWebSocket guest = RawWebSocket.connect(server.uri("/websocket/" + style + "?table=" + table));
				guest.setPatience(Duration.ofSeconds(60));
				assertThat(guest.readMessage()).isEqualTo("welcome");
				seats.add(guest);
			}
			this.tables.add(seats);
		}
	}

	/**
	 * All at each table say something, and hear what all have said, as often as it is to
	 * be done.
	 * @return how many microseconds each round took
	 */
	private long[] chat(BossServer server, int rounds) {
		BossWebSocketHealthIndicator health = server.context().getBean(BossWebSocketHealthIndicator.class);
		ScheduledExecutorService threads = Executors.newScheduledThreadPool(TABLES);
		try {
			List<Talk> talks = this.tables.stream().map((seats) -> new Talk(seats, rounds, health)).toList();
			for (int table = 0; table < TABLES; table++) {
				threads.scheduleAtFixedRate(talks.get(table), (long) table * BETWEEN_ROUNDS / TABLES, BETWEEN_ROUNDS,
						TimeUnit.MILLISECONDS);
			}
			talks.forEach((talk) -> talk.end.join());
			return talks.stream().flatMap((talk) -> talk.times.stream()).mapToLong(Long::longValue).sorted().toArray();
		}
		finally {
			threads.shutdownNow();
		}
	}

	private static long round(List<RawWebSocket> seats, int round) {
		long begin = System.nanoTime();
		Set<String> words = new TreeSet<>();
		for (int seat = 0; seat < SEATS; seat++) {
			String word = "seat " + seat + " says " + round;
			seats.get(seat).send(word);
			words.add(word);
		}
		for (RawWebSocket guest : seats) {
			List<String> heard = new ArrayList<>();
			for (int seat = 0; seat < SEATS; seat++) {
				heard.add(guest.readMessage());
			}
			assertThat(heard).containsExactlyInAnyOrderElementsOf(words);
		}
		return (System.nanoTime() - begin) / 1000;
	}

	private static long percentile(long[] sorted, int percent) {
		return sorted[(sorted.length - 1) * percent / 100];
	}

	/**
	 * What is said at one table.
	 */
	private static final class Talk implements Runnable {

		private final List<RawWebSocket> seats;

		private final int rounds;

		private final BossWebSocketHealthIndicator health;

		private final CompletableFuture<Void> end = new CompletableFuture<>();

		private final List<Long> times = new ArrayList<>();

		private Talk(List<RawWebSocket> seats, int rounds, BossWebSocketHealthIndicator health) {
			this.seats = seats;
			this.rounds = rounds;
			this.health = health;
		}

		@Override
		public void run() {
			if (this.end.isDone()) {
				return;
			}
			try {
				this.times.add(round(this.seats, this.times.size()));
				assertThat(this.health.health().getStatus()).isEqualTo(Status.UP);
				if (this.times.size() == this.rounds) {
					this.end.complete(null);
				}
			}
			catch (Throwable ex) {
				this.end.completeExceptionally(ex);
			}
		}

	}

	/**
	 * Whether what somebody does throws.
	 */
	private enum Manners {

		/**
		 * It does.
		 */
		RUDE,

		/**
		 * It costs the server the same, but for the exceptions.
		 */
		POLITE

	}

	/**
	 * Everybody who attacks, each in one of four ways, a hundred times a second.
	 */
	private final class Attack implements AutoCloseable {

		private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(ATTACKERS);

		private final List<ScheduledFuture<?>> running = new ArrayList<>();

		private final List<CompletableFuture<Void>> ended = new ArrayList<>();

		private Attack(BossServer server, String style, Manners manners) {
			for (int i = 0; i < ATTACKERS; i++) {
				CompletableFuture<Void> end = new CompletableFuture<>();
				Attacker attacker = new Attacker(server, style, manners, i, end);
				this.ended.add(end);
				this.running
					.add(this.threads.scheduleWithFixedDelay(attacker, 0, BETWEEN_ATTACKS, TimeUnit.MILLISECONDS));
			}
		}

		private void awaitEnd() {
			if (!Form.isLong()) {
				this.ended.forEach((end) -> end.orTimeout(2, TimeUnit.MINUTES).join());
			}
		}

		@Override
		public void close() {
			this.running.forEach((attacker) -> attacker.cancel(false));
			this.threads.shutdownNow();
		}

	}

	/**
	 * Somebody who attacks, and connects again whenever he is thrown out.
	 */
	private final class Attacker implements Runnable {

		private final BossServer server;

		private final String style;

		private final Manners manners;

		private final int number;

		private final CompletableFuture<Void> end;

		private RawWebSocket socket;

		private int done;

		private Attacker(BossServer server, String style, Manners manners, int number, CompletableFuture<Void> end) {
			this.server = server;
			this.style = style;
			this.manners = manners;
			this.number = number;
			this.end = end;
		}

		@Override
		public void run() {
			if (this.done++ >= ATTACKS) {
				this.end.complete(null);
				return;
			}
			try {
				attack();
				if (this.manners == Manners.RUDE) {
					AttackFaultsIntegrationTests.this.attacks.incrementAndGet();
				}
			}
			catch (RuntimeException | AssertionError ex) {
				// Refused, closed or made to wait: he tries again.
				leave();
			}
		}

		private void attack() {
			switch (this.number % 4) {
				case 0 -> connected().send("rude");
				case 1 -> connected().send((this.manners == Manners.RUDE) ? "unspeakable" : "hello");
				case 2 -> {
					connect("none").close();
				}
				default -> {
					connect("any").sendClose(1000, "");
					leave();
				}
			}
		}

		private RawWebSocket connected() {
			if (this.socket == null || this.done % 20 == 0) {
				leave();
				return connect("any");
			}
			return this.socket;
		}

		private RawWebSocket connect(String table) {
			String query = (this.manners == Manners.RUDE) ? "?rude=yes&table=" + table : "?table=" + (-1 - this.number);
			this.socket = RawWebSocket.connect(this.server.uri("/websocket/" + this.style + query));
			return this.socket;
		}

		private void leave() {
			if (this.socket != null) {
				this.socket.close();
				this.socket = null;
			}
		}

	}

	/**
	 * Notes services that are down.
	 */
	static final class Downs {

		private final Queue<String> services = new ConcurrentLinkedQueue<>();

		@EventListener
		void down(ServiceDownEvent event) {
			this.services.add(event.toString());
		}

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.faults;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.boss.websocket.DeliveryResult;
import io.boss.websocket.Seed;
import io.boss.websocket.ServiceState;
import io.boss.websocket.frontdoor.BossServer;
import io.boss.websocket.frontdoor.Container;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Joins, leaves, crashes, messages and broadcasts, all at once and by a seed, with a
 * model of who must have heard what.
 * <p>
 * Everybody who speaks, be it a client or a broadcaster, numbers what it says. A client
 * must hear of each speaker consecutive numbers: nothing lost, nothing twice, nothing out
 * of order. Where they begin and end is certain only within bounds:
 * <ul>
 * <li><b>Join</b>: whatever a speaker begins to say after the client has heard its
 * welcome must reach it; of what was said before, an end piece may.</li>
 * <li><b>Leave</b>: before it leaves, a client sends a message and waits for the answer.
 * What the service had taken before that message was sent (a broadcast that was accepted,
 * a message whose speaker has heard it) must have been heard when the answer comes. A
 * client that is reset without asking has no such bound.</li>
 * <li><b>Crash</b>: what crashes the service does so before anything is sent, and only
 * the first time. As it is delivered once more to the next instance, which knows all open
 * clients again before it gets any other mail, a crash changes nothing about the
 * above.</li>
 * </ul>
 */
class SoakFaultsIntegrationTests {

	private static final int GUESTS = Form.of(12, 40);

	private static final Duration TIME = Form.time(Duration.ofSeconds(3), 0.5);

	private final List<Room> rooms = List.of(new Room.Lobby(), new Room.Hall(), new Room.Attic());

	private final List<String> names = List.of("lobby", "hall", "attic");

	private final SplittableRandom random = Seed.random(SoakFaultsIntegrationTests.class);

	private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

	private final AtomicLong visits = new AtomicLong();

	private final AtomicLong heard = new AtomicLong();

	private final AtomicLong broadcasts = new AtomicLong();

	@ParameterizedTest
	@EnumSource
	void whenAllHappensAtOnceThenEverybodyHearsWhatTheModelSays(Container container) throws InterruptedException {
		try (BossServer server = start(container)) {
			Census before = Census.take();
			long end = System.nanoTime() + TIME.toNanos();
			ScheduledExecutorService broadcasters = broadcasters(server);
			ExecutorService guests = Executors.newFixedThreadPool(GUESTS);
			for (int g = 0; g < GUESTS; g++) {
				String name = "guest" + g + "-";
				SplittableRandom random = this.random.split();
				guests.execute(() -> visitUntil(end, server, name, random));
			}
			guests.shutdown();
			assertThat(guests.awaitTermination(TIME.toSeconds() + 60, TimeUnit.SECONDS)).isTrue();
			broadcasters.shutdown();
			assertThat(broadcasters.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
			assertThat(this.failures).isEmpty();
			Census.awaitAllClosed(server);
			this.names.forEach((name) -> server.broadcasts().broadcast(name, "anybody?"));
			Census after = before.awaitNothingLeft(10, 16 * 1024 * 1024);
			check(server);
			Form.report(container + ": soak",
					"%d s, %d visits, %d broadcasts, %d messages heard, %d crashes; %s".formatted(TIME.toSeconds(),
							this.visits.get(), this.broadcasts.get(), this.heard.get(),
							this.rooms.stream().mapToLong((room) -> room.crashes.get()).sum(), after.since(before)));
		}
	}

	private BossServer start(Container container) {
		return BossServer.on(container)
			.service(Room.Lobby.class, () -> (Room.Lobby) this.rooms.get(0))
			.service(Room.Hall.class, () -> (Room.Hall) this.rooms.get(1))
			.service(Room.Attic.class, () -> (Room.Attic) this.rooms.get(2))
			.with("boss.websocket.restart.max-restarts=1000000", "boss.websocket.restart.max-per-client=1000000",
					"boss.websocket.restart.max-by-clients=1000000", "boss.websocket.restart.initial-backoff=2ms",
					"boss.websocket.restart.max-backoff=5ms", "boss.websocket.heartbeat.interval=1s",
					"boss.websocket.heartbeat.timeout=20s", "boss.websocket.outbound.max-messages=100000",
					"boss.websocket.outbound.max-bytes=64MB", "boss.websocket.mailbox.client-share=4",
					"boss.websocket.close-timeout=2s", "server.tomcat.threads.max=40", "server.jetty.threads.max=40",
					"logging.level.io.boss.websocket.service=OFF")
			.start();
	}

	private ScheduledExecutorService broadcasters(BossServer server) {
		ScheduledExecutorService threads = Executors.newScheduledThreadPool(3);
		for (int b = 0; b < 6; b++) {
			int room = b % 3;
			String name = "broadcaster" + b;
			Room.Speaker speaker = this.rooms.get(room).speaker(name);
			SplittableRandom random = this.random.split();
			threads.scheduleWithFixedDelay(() -> broadcast(server, room, name, speaker, random), 5, 10,
					TimeUnit.MILLISECONDS);
		}
		return threads;
	}

	private void broadcast(BossServer server, int room, String name, Room.Speaker speaker, SplittableRandom random) {
		if (random.nextInt(100) == 0) {
			server.service(this.names.get(room)).info("crash " + random.nextLong());
		}
		for (int more = random.nextInt(8); more > 0; more--) {
			long number = speaker.taken + 1;
			speaker.begun = number;
			String crash = (random.nextInt(200) == 0) ? " crash" : " ";
			DeliveryResult result = server.broadcasts()
				.broadcast(this.names.get(room), "say " + name + " " + number + crash);
			if (result.isAccepted()) {
				speaker.taken = number;
				this.broadcasts.incrementAndGet();
			}
		}
	}

	private void visitUntil(long end, BossServer server, String name, SplittableRandom random) {
		for (int visit = 0; System.nanoTime() < end && this.failures.isEmpty(); visit++) {
			int room = random.nextInt(3);
			try (Guest guest = new Guest(this.rooms.get(room), name + visit,
					server.uri("/websocket/" + this.names.get(room)), random)) {
				for (int rounds = random.nextInt(15); rounds > 0; rounds--) {
					guest.talk();
				}
				guest.leave();
				this.heard.addAndGet(guest.heard());
				this.visits.incrementAndGet();
			}
			catch (Throwable ex) {
				this.failures.add(ex);
			}
		}
	}

	private void check(BossServer server) {
		for (int r = 0; r < this.rooms.size(); r++) {
			Room room = this.rooms.get(r);
			assertThat(room.complaints).isEmpty();
			assertThat(room.present).isEmpty();
			assertThat(room.crashes.get()).isPositive();
			assertThat(server.service(this.names.get(r)).state()).isEqualTo(ServiceState.RUNNING);
			assertThat(server.service(this.names.get(r)).connections()).isEmpty();
			assertThat(server.service(this.names.get(r)).restarts()).isEqualTo(room.crashes.get());
		}
		assertThat(this.heard.get()).isGreaterThan(1000);
	}

}

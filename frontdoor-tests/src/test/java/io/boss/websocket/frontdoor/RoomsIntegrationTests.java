/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.boss.websocket.BossServices;
import io.boss.websocket.CloseCode;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.KeyedServiceReference;
import io.boss.websocket.ServiceState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many rooms of one service, through real servers.
 */
class RoomsIntegrationTests {

	private static final int ROOMS = 1000;

	private static final int CLIENTS = 3;

	private static final int CYCLES = 2500;

	private static final int THREADS = 4;

	private final RoomService rooms = new RoomService();

	private final List<RawWebSocket> clients = new ArrayList<>();

	private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

	@AfterEach
	void end() {
		this.threads.shutdownNow();
		this.clients.forEach(RawWebSocket::close);
	}

	// Each container and each transport once, because each case takes its seconds.
	static Stream<Arguments> servers() {
		return Stream.of(Arguments.of(Container.TOMCAT, "direct"), Arguments.of(Container.JETTY, "container"));
	}

	static Stream<Arguments> allServers() {
		return Stream.of(Container.values())
			.flatMap((container) -> Stream.of("direct", "container")
				.map((transport) -> Arguments.of(container, transport)));
	}

	private BossServer start(Container container, String transport, String... properties) {
		return BossServer.on(container)
			.with("boss.websocket.transport=" + transport, "boss.websocket.limits.total-connections=0")
			.with("management.endpoints.web.exposure.include=*", "management.endpoint.health.show-details=always")
			.with(properties)
			.service(RoomService.class, () -> this.rooms)
			.start();
	}

	private static KeyedServiceReference keyed(BossServer server) {
		return server.context().getBean(BossServices.class).keyed(RoomService.class);
	}

	private RawWebSocket join(BossServer server, String room) {
		RawWebSocket client = RawWebSocket.connect(server.uri("/websocket/room/" + room));
		this.clients.add(client);
		assertThat(client.readMessage()).isEqualTo("welcome to " + room);
		return client;
	}

	@ParameterizedTest
	@MethodSource("servers")
	void whenThereAreManyRoomsEachClientHearsItsOwnOnly(Container container, String transport) throws Exception {
		try (BossServer server = start(container, transport)) {
			for (int i = 0; i < ROOMS * CLIENTS; i++) {
				join(server, "r" + i % ROOMS);
			}
			assertThat(keyed(server).keys()).hasSize(ROOMS);
			for (int i = 0; i < this.clients.size(); i++) {
				this.clients.get(i).send("hello of " + i);
			}
			for (int i = 0; i < this.clients.size(); i++) {
				String room = "r" + i % ROOMS;
				RawWebSocket client = this.clients.get(i);
				List<String> expected = IntStream.range(0, CLIENTS)
					.mapToObj((n) -> room + ": hello of " + (Integer.parseInt(room.substring(1)) + n * ROOMS))
					.toList();
				assertThat(List.of(client.readMessage(), client.readMessage(), client.readMessage()))
					.containsExactlyInAnyOrderElementsOf(expected);
			}
			assertThat(this.rooms.overlapsWithin()).isZero();
			assertThat(this.rooms.running()).isEqualTo(ROOMS);
			meet(server);
			reach(server);
			drain(server);
		}
	}

	// As many callbacks as the default executor has threads are inside at once.
	private void meet(BossServer server) {
		int threads = 8;
		this.rooms.expectMeetingOf(threads);
		for (int i = 0; i < threads; i++) {
			this.clients.get(i).send("meet");
		}
		Awaitility.await().until(this.rooms::haveMet);
	}

	private void reach(BossServer server) {
		assertThat(server.broadcasts().broadcast("room/r7", "one")).isEqualTo(DeliveryResult.ACCEPTED);
		assertThat(server.broadcasts().broadcast(RoomService.class, "r7", "two")).isEqualTo(DeliveryResult.ACCEPTED);
		assertThat(server.broadcasts().broadcast("room/nobody", "one")).isEqualTo(DeliveryResult.NO_INSTANCE);
		assertThat(keyed(server).key("r7").info("three")).isEqualTo(DeliveryResult.ACCEPTED);
		assertThat(server.broadcasts().broadcast("room", "four")).isEqualTo(DeliveryResult.ACCEPTED);
		for (int i = 0; i < this.clients.size(); i++) {
			RawWebSocket client = this.clients.get(i);
			String room = "r" + i % ROOMS;
			if (room.equals("r7")) {
				assertThat(client.readMessage()).isEqualTo("r7 hears one");
				assertThat(client.readMessage()).isEqualTo("r7 hears two");
				assertThat(client.readMessage()).isEqualTo("r7 is told three");
			}
			assertThat(client.readMessage()).isEqualTo(room + " hears four");
		}
		assertThat(keyed(server).keys()).hasSize(ROOMS).doesNotContain("nobody");
	}

	private void drain(BossServer server) throws Exception {
		CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close, this.threads);
		for (RawWebSocket client : this.clients) {
			assertThat(client.readToClose()).isEqualTo("1001 server is shutting down");
		}
		closing.get(60, TimeUnit.SECONDS);
		assertThat(this.rooms.terminations()).isEqualTo(ROOMS);
		assertThat(this.rooms.closes()).isEqualTo(ROOMS * CLIENTS);
		assertThat(this.rooms.running()).isZero();
		assertThat(this.rooms.overlapsWithin()).isZero();
	}

	@ParameterizedTest
	@MethodSource("allServers")
	void whenClientsComeAndGoWhileTheInstanceFallsIdleNoJoinIsLost(Container container, String transport)
			throws Exception {
		try (BossServer server = start(container, transport, "boss.websocket.keyed.idle-timeout=2ms",
				"boss.websocket.limits.connections-per-principal=0", "boss.websocket.limits.connections-per-address=0",
				"boss.websocket.limits.handshakes-per-address-per-second=0")) {
			List<Future<?>> all = new ArrayList<>();
			for (int thread = 0; thread < THREADS; thread++) {
				all.add(this.threads.submit(() -> cycle(server)));
			}
			for (Future<?> one : all) {
				one.get(120, TimeUnit.SECONDS);
			}
			assertThat(this.rooms.joins()).isEqualTo(CYCLES);
			assertThat(this.rooms.overlapsWithin()).isZero();
			Awaitility.await().until(() -> keyed(server).keys().isEmpty() && this.rooms.running() == 0);
			assertThat(this.rooms.closes()).isEqualTo(CYCLES);
		}
	}

	private void cycle(BossServer server) {
		for (int i = 0; i < CYCLES / THREADS; i++) {
			try (RawWebSocket client = RawWebSocket.connect(server.uri("/websocket/room/one"))) {
				assertThat(client.readMessage()).isEqualTo("welcome to one");
				client.sendClose(1000, "");
				client.readToClose();
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void whenOneRoomCrashesForGoodTheOthersDoNotNotice(Container container) {
		try (BossServer server = start(container, "direct", "boss.websocket.on-error=restart",
				"boss.websocket.restart.max-per-client=1000", "boss.websocket.restart.max-by-clients=1000",
				"boss.websocket.restart.max-restarts=2", "boss.websocket.restart.retry-after=1h",
				"boss.websocket.restart.max-retry-after=1h")) {
			RawWebSocket fragile = join(server, "fragile");
			for (int i = 1; i < ROOMS; i++) {
				join(server, "r" + i);
			}
			fragile.send("crash");
			// Once more with the next instance, and then it is dropped.
			assertThat(fragile.readMessage()).isEqualTo("welcome to fragile");
			assertThat(fragile.readMessage()).isEqualTo("welcome to fragile");
			this.rooms.failToOpen("fragile");
			assertThat(keyed(server).key("fragile").restart()).isTrue();
			Awaitility.await().until(() -> keyed(server).key("fragile").state() == ServiceState.DOWN);
			assertThat(RawWebSocket.handshake(server.uri("/websocket/room/fragile")).status()).isEqualTo(503);
			for (int i = 1; i < ROOMS; i++) {
				this.clients.get(i).send("still here");
				assertThat(this.clients.get(i).readMessage()).isEqualTo("r" + i + ": still here");
				assertThat(keyed(server).key("r" + i).restarts()).isZero();
			}
			assertThat(Actuator.of(server).answer("GET", "health", null).status()).isEqualTo(200);
		}
	}

	@ParameterizedTest
	@EnumSource
	void whenRoomStopsItselfTheNextClientBeginsAnew(Container container) {
		try (BossServer server = start(container, "direct")) {
			RawWebSocket first = join(server, "x");
			first.send("stop");
			assertThat(first.readMessage()).isEqualTo("x: stop");
			assertThat(first.readToClose()).isEqualTo(CloseCode.GOING_AWAY.value() + " service has stopped");
			join(server, "x").send("again");
			assertThat(this.clients.get(1).readMessage()).isEqualTo("x: again");
			assertThat(this.rooms.terminations()).isEqualTo(1);
		}
	}

}

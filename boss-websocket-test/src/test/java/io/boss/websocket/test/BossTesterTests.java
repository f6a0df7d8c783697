/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test;

import java.time.Duration;

import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseReason.Kind;
import io.boss.websocket.ServiceState;
import io.boss.websocket.stats.CallbackName;
import io.boss.websocket.test.RoomService.Room;
import io.boss.websocket.test.RoomService.Said;
import io.boss.websocket.test.RoomService.Say;
import io.boss.websocket.test.RoomService.Welcome;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Tests for {@link BossTester} without an application context.
 */
class BossTesterTests {

	private final BossTester boss = room().start();

	private static BossTester.Builder room() {
		return BossTester.builder()
			.property("boss.websocket.idle-timeout", "3m")
			.property("boss.websocket.on-error", "restart")
			.service((node) -> new RoomService(() -> 1.07, node.services()));
	}

	@Test
	void whenClientSpeaksEverybodyHears() {
		TestClient ann = this.boss.connect("/websocket/room");
		TestClient bob = this.boss.connect(RoomService.class);
		ann.send(new Say("hello"));
		assertThat(bob).received(Said.class).containsExactly(new Said("hello"));
		assertThat(ann).received(Welcome.class).containsExactly(new Welcome(1));
		assertThat(this.boss.service("room").state(Room.class).words()).containsExactly("hello");
		assertThat(this.boss.service("room").clients()).isEqualTo(2);
	}

	@Test
	void whenClientHasConnectedItHearsWhatIsBroadcast() {
		TestClient bob = this.boss.connect("/websocket/room").clear();
		this.boss.broadcast(RoomService.class, "news");
		assertThat(bob.receive(Said.class)).isEqualTo(new Said("news"));
		TestClient cat = this.boss.connect("/websocket/room");
		this.boss.broadcast(RoomService.class, "more");
		assertThat(cat).received(Said.class).containsExactly(new Said("more"));
	}

	@Test
	void whenTimePassesIdleClientIsClosed() {
		TestClient bob = this.boss.connect("/websocket/room");
		this.boss.time().advance(Duration.ofMinutes(2));
		assertThat(bob).isOpen();
		this.boss.time().advance(Duration.ofMinutes(2));
		assertThat(bob).isClosedWith(1001, Kind.IDLE_TIMEOUT);
	}

	@Test
	void whenCallbackCrashesClientsAreJoinedAgain() {
		TestClient bob = this.boss.connect("/websocket/room");
		this.boss.crashNext(RoomService.class, CallbackName.INCOMING, new IllegalStateException("on purpose"));
		bob.send(new Say("hello"));
		assertThat(this.boss.service("room").status()).isEqualTo(ServiceState.RESTARTING);
		this.boss.time().advance(Duration.ofSeconds(1));
		assertThat(this.boss.service("room").restarts()).isEqualTo(1);
		assertThat(this.boss.service("room").status()).isEqualTo(ServiceState.RUNNING);
		assertThat(bob).received(Said.class).containsExactly(new Said("hello"));
		assertThat(bob).received(Welcome.class).hasSize(2);
	}

	@Test
	void whenWorkIsHeldItEndsAsTheTestWants() {
		TestClient bob = this.boss.connect("/websocket/room").clear();
		bob.send(new Say("rate"));
		assertThat(bob).received(Said.class).containsExactly(new Said("rate 1.07"));
		bob.clear();
		this.boss.holdWork("rates");
		bob.send(new Say("rate"));
		assertThat(bob).receivedNothing();
		this.boss.work("rates").complete(2.0);
		assertThat(bob.receive(Said.class)).isEqualTo(new Said("rate 2.0"));
		bob.send(new Say("rate"));
		this.boss.work("rates").fail(new IllegalStateException("closed"));
		assertThat(bob.receive(Said.class)).isEqualTo(new Said("no rate: closed"));
	}

	@Test
	void whenWorkIsNotHeldSaysWhy() {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.boss.work("rates"))
			.withMessage("No work 'rates' is held; held are []. Call holdWork(\"rates\") before the service begins it");
		this.boss.holdWork("rate");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.boss.work("rates"))
			.withMessageEndingWith("work of these names is held: [rate]");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.boss.work("rate"))
			.withMessageContaining("No service has begun such work");
	}

	@Test
	void whenItIsNoServiceSaysWhatToPass() {
		assertThatIllegalArgumentException().isThrownBy(() -> BossTester.of(RoomService.class))
			.withMessage("The service itself is needed, not its class: make a new RoomService(...)");
		assertThatIllegalArgumentException().isThrownBy(() -> BossTester.of("room"))
			.withMessageStartingWith("java.lang.String is no service: annotate its class with @BossService.");
		assertThatNullPointerException().isThrownBy(() -> BossTester.builder().service((node) -> null).start())
			.withMessage("A ServiceFactory has made no service, but null");
	}

	@Test
	void whenPathIsUnknownTheNearestIsNamed() {
		assertThat(this.boss.handshake("/websocket/rom")).hasStatus(404);
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.boss.connect("/websocket/rom"))
			.withMessageContaining("404")
			.withMessageContaining("The nearest is /websocket/room");
	}

	@Test
	void whenClientClosesServerAnswers() {
		TestClient bob = this.boss.connect("/websocket/room");
		bob.close(4001, "bye");
		assertThat(bob).isClosedWith(4001, Kind.PEER);
		assertThat(this.boss.service("room").clients()).isZero();
	}

	@Test
	void whenNothingHasComeSaysWhatHas() {
		TestClient bob = this.boss.connect("/websocket/room");
		bob.receive();
		assertThatExceptionOfType(AssertionError.class).isThrownBy(bob::receive)
			.withMessageContaining("client-1: gets {\"members\":1}");
	}

	@Test
	void whenHeartbeatsGoOnForADayAllClientsStay() {
		BossTester boss = BossTester.of(new QuietService());
		for (int i = 0; i < 1000; i++) {
			boss.connect(QuietService.class);
		}
		boss.time().advance(Duration.ofDays(1));
		assertThat(boss.clients()).hasSize(1000).allMatch(TestClient::isOpen);
	}

	@BossService("quiet")
	static class QuietService implements BossServiceHandler<Void> {

	}

}

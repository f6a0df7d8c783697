/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.broadcast.dispatch;

import java.time.Duration;

import io.boss.websocket.BossService;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.ServiceState;
import io.boss.websocket.broadcast.BroadcastTemplate;
import io.boss.websocket.broadcast.InProcessBroadcastTransport;
import io.boss.websocket.service.TestRooms;
import io.boss.websocket.service.TestRooms.RoomClient;
import io.boss.websocket.stats.DropReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BroadcastDispatcher}.
 */
@ExtendWith(OutputCaptureExtension.class)
class BroadcastDispatcherTests {

	private final TestRooms rooms = new TestRooms();

	private final InProcessBroadcastTransport transport = new InProcessBroadcastTransport();

	private final BroadcastTemplate template = new BroadcastTemplate(this.transport);

	BroadcastDispatcherTests() {
		new BroadcastDispatcher(this.transport, this.rooms.registry).start();
	}

	private DeliveryResult broadcast(String address, Object message) {
		DeliveryResult result = this.template.broadcast(address, message);
		this.rooms.run();
		return result;
	}

	@Test
	void whenServiceHasNoKeysItIsReachedByItsName() {
		assertThat(broadcast("chat", "hi")).isEqualTo(DeliveryResult.ACCEPTED);
		assertThat(this.rooms.log()).containsExactly("chat broadcast hi");
	}

	@Test
	void whenAKeyIsAddressedOnlyItsInstanceHears() {
		this.rooms.join("42", "a");
		this.rooms.join("43", "b");
		this.rooms.log();
		assertThat(broadcast("room/42", "hi")).isEqualTo(DeliveryResult.ACCEPTED);
		assertThat(this.template.broadcast(RoomService.class, "43", "ho")).isEqualTo(DeliveryResult.ACCEPTED);
		this.rooms.run();
		assertThat(this.rooms.log()).containsExactly("42 broadcast hi", "43 broadcast ho");
	}

	@Test
	void whenTheServiceIsAddressedEachInstanceHears() {
		this.rooms.join("42", "a");
		this.rooms.join("43", "b");
		this.rooms.log();
		assertThat(this.template.broadcast(RoomService.class, "hi")).isEqualTo(DeliveryResult.ACCEPTED);
		this.rooms.run();
		assertThat(this.rooms.log()).containsExactlyInAnyOrder("42 broadcast hi", "43 broadcast hi");
	}

	@Test
	void whenNoInstanceRunsNoneIsStartedAndNothingIsLost(CapturedOutput output) {
		assertThat(broadcast("room/42", "hi")).isEqualTo(DeliveryResult.NO_INSTANCE);
		assertThat(broadcast("room", "hi")).isEqualTo(DeliveryResult.NO_INSTANCE);
		assertThat(this.rooms.log()).isEmpty();
		assertThat(this.rooms.rooms().keys()).isEmpty();
		assertThat(this.rooms.dropped).isEmpty();
		assertThat(output).doesNotContain("room");
	}

	@Test
	void whenOnlyAClientOnItsWayIsThereNoInstanceIsStarted() {
		RoomClient client = this.rooms.comes("42", "a");
		broadcast("room/42", "early");
		assertThat(this.rooms.log()).isEmpty();
		assertThat(this.rooms.dropped).isEmpty();
		client.joins();
		broadcast("room/42", "hi");
		assertThat(this.rooms.log()).containsExactly("42 init", "42 broadcast hi");
	}

	@Test
	void whenAnInstanceHasEndedNoneHears() {
		RoomClient client = this.rooms.join("42", "a");
		client.isGone();
		this.rooms.pass(TestRooms.IDLE_TIMEOUT.multipliedBy(2));
		assertThat(this.rooms.log()).containsExactly("42 init", "42 terminate IDLE");
		assertThat(broadcast("room/42", "hi")).isEqualTo(DeliveryResult.NO_INSTANCE);
	}

	@Test
	void whenBroadcastsAreAllThatComesTheInstanceEndsAllTheSame() {
		this.rooms.join("42", "a").isGone();
		this.rooms.log();
		for (int i = 0; i < 60; i++) {
			broadcast("room/42", "hi");
			this.rooms.pass(Duration.ofSeconds(1));
		}
		assertThat(this.rooms.log()).endsWith("42 terminate IDLE");
	}

	@Test
	void whenOneMailboxIsFullTheOthersHearAndTheSenderIsTold() {
		this.rooms.join("42", "a");
		this.rooms.join("43", "b");
		this.rooms.join("44", "c");
		this.rooms.log();
		this.template.broadcast("room/43", "1");
		this.template.broadcast("room/43", "2");
		assertThat(this.template.broadcast("room", "3")).isEqualTo(DeliveryResult.MAILBOX_FULL);
		this.rooms.run();
		assertThat(this.rooms.log()).containsExactlyInAnyOrder("43 broadcast 1", "43 broadcast 2", "42 broadcast 3",
				"44 broadcast 3");
		assertThat(this.rooms.dropped).containsExactly(DropReason.MAILBOX_FULL);
	}

	@Test
	void whenAKeyIsDownTheOthersHearAndNothingIsLost() {
		this.rooms.join("42", "a");
		this.rooms.join("43", "b");
		this.rooms.crashing("43");
		broadcast("room/43", "1");
		this.rooms.pass(Duration.ofSeconds(1));
		assertThat(this.rooms.rooms().process("43").state()).isEqualTo(ServiceState.DOWN);
		this.rooms.log();
		this.rooms.dropped.clear();
		assertThat(broadcast("room", "2")).isEqualTo(DeliveryResult.ACCEPTED);
		assertThat(this.rooms.log()).containsExactly("42 broadcast 2");
		assertThat(this.rooms.dropped).isEmpty();
		assertThat(broadcast("room/43", "3")).isEqualTo(DeliveryResult.NOT_RUNNING);
		assertThat(this.rooms.dropped).containsExactly(DropReason.NOT_RUNNING);
	}

	@Test
	void whenAServiceIsUnknownAWarningSaysWhichThereAre(CapturedOutput output) {
		assertThat(broadcast("lobby", "hi")).isEqualTo(DeliveryResult.UNKNOWN_SERVICE);
		assertThat(output).contains("'lobby'").contains("[chat, room]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "chat/42", "lobby/42", "chat/", "/", "/42", "", "room ", "ROOM/42" })
	void whenAnAddressHasNoServiceItIsUnknown(String address) {
		this.rooms.join("42", "a");
		this.rooms.log();
		assertThat(broadcast(address, "hi")).isEqualTo(DeliveryResult.UNKNOWN_SERVICE);
		assertThat(this.rooms.log()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "room/", "room//", "room/..", "room/4/2", "room/42/", "room/\u0000", "room/\n" })
	void whenAKeyCanBeNoneItIsUnknownAndTheWarningIsOneLine(String address, CapturedOutput output) {
		this.rooms.join("42", "a");
		this.rooms.log();
		assertThat(broadcast(address, "hi")).isEqualTo(DeliveryResult.UNKNOWN_SERVICE);
		assertThat(this.rooms.log()).isEmpty();
		assertThat(output.getOut().lines().filter((line) -> !line.isBlank())).singleElement()
			.asString()
			.contains("has no key")
			.contains("room/{id}")
			.doesNotContain("\u0000");
	}

	@Test
	void whenAnAddressIsEndlessTheWarningIsNot(CapturedOutput output) {
		assertThat(broadcast("room/" + "x".repeat(1 << 20), "hi")).isEqualTo(DeliveryResult.UNKNOWN_SERVICE);
		assertThat(output.getOut()).hasSizeBetween(100, 2000);
	}

	@BossService("room/{id}")
	private static final class RoomService {

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.presence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.boss.websocket.PresenceEntry;
import io.boss.websocket.PresenceEvent;
import io.boss.websocket.service.TestRooms;
import io.boss.websocket.service.TestRooms.RoomClient;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What instances of keys are told.
 */
class PresenceListenersTests {

	private final TestRooms rooms = new TestRooms();

	private final List<PresenceEvent> application = new ArrayList<>();

	private final PresenceListeners listeners = new PresenceListeners(this.rooms.registry, this.application::add);

	private void joined(String key, String id) {
		this.listeners.accept(new PresenceEvent.Joined(
				new PresenceEntry(id, (key != null) ? "room" : "chat", key, "n1", null, Instant.EPOCH, Map.of())));
	}

	private List<String> told() {
		this.rooms.run();
		return this.rooms.log()
			.stream()
			.map((line) -> line.replaceAll("info Joined.*connectionId=(\\w+),.*", "joined $1"))
			.toList();
	}

	@Test
	void whenAnInstanceRunsItIsToldOfItsKey() {
		this.rooms.join("42", "a");
		this.rooms.join("43", "b");
		told();
		joined("42", "x");
		joined("43", "y");
		joined("44", "z");
		joined(null, "w");
		assertThat(told()).containsExactlyInAnyOrder("42 joined x", "43 joined y", "chat joined w");
		assertThat(this.application).hasSize(4);
		assertThat(this.rooms.rooms().keys()).containsExactly("42", "43");
	}

	@Test
	void whenEntriesAreOfAnotherVersionOfTheApplicationNobodyIsTold() {
		this.rooms.join("42", "a");
		told();
		for (PresenceEntry entry : List.of(new PresenceEntry("x", "room", "n1", null, Instant.EPOCH, Map.of()),
				new PresenceEntry("y", "chat", "42", "n1", null, Instant.EPOCH, Map.of()))) {
			this.listeners.accept(new PresenceEvent.Joined(entry));
		}
		assertThat(told()).isEmpty();
		assertThat(this.application).hasSize(2);
	}

	@Test
	void whenOnlyAClientOnItsWayIsThereNoInstanceIsStarted() {
		RoomClient client = this.rooms.comes("42", "a");
		joined("42", "early");
		assertThat(told()).isEmpty();
		client.joins();
		joined("42", "x");
		assertThat(told()).containsExactly("42 init", "42 joined x");
		assertThat(this.rooms.dropped).isEmpty();
	}

	@Test
	void whenAnInstanceHasEndedNothingIsKeptForIt() {
		for (int i = 0; i < 100; i++) {
			RoomClient client = this.rooms.join("k" + i, "a" + i);
			joined("k" + i, "x");
			this.rooms.run();
			client.isGone();
		}
		assertThat(this.listeners.size()).isEqualTo(100);
		this.rooms.pass(TestRooms.IDLE_TIMEOUT.multipliedBy(2));
		assertThat(this.rooms.rooms().keys()).isEmpty();
		assertThat(this.listeners.size()).isZero();
		told();
		joined("k0", "late");
		assertThat(told()).isEmpty();
		assertThat(this.listeners.size()).isZero();
	}

	@Test
	void whenAnInstanceStopsItselfTheNextIsToldOfWhatIsLater() {
		this.rooms.join("42", "a");
		joined("42", "x");
		this.rooms.run();
		this.rooms.rooms().key("42").info("stop");
		this.rooms.run();
		joined("42", "between");
		assertThat(this.listeners.size()).isZero();
		this.rooms.join("42", "b");
		joined("42", "y");
		assertThat(told()).containsExactly("42 init", "42 joined x", "42 info stop", "42 terminate NORMAL", "42 init",
				"42 joined y");
		assertThat(this.listeners.size()).isOne();
		assertThat(this.rooms.dropped).isEmpty();
	}

	@Test
	void whenThereIsNoRoomInTheMailboxOfAnInstanceEventsAreLate() {
		this.rooms.join("42", "a");
		told();
		List<String> expected = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			joined("42", "x" + i);
			expected.add("42 joined x" + i);
		}
		assertThat(told()).isEqualTo(expected);
		assertThat(this.rooms.dropped).isEmpty();
	}

	@Test
	void whenEventsWaitForAnInstanceThatEndsNothingIsLeft() {
		this.rooms.join("42", "a");
		told();
		this.rooms.rooms().key("42").info("stop");
		for (int i = 0; i < 100; i++) {
			joined("42", "x" + i);
		}
		assertThat(told()).containsExactly("42 info stop", "42 terminate NORMAL");
		assertThat(this.rooms.dropped).isEmpty();
		this.rooms.pass(TestRooms.IDLE_TIMEOUT);
		assertThat(this.rooms.rooms().keys()).isEmpty();
		assertThat(this.listeners.size()).isZero();
	}

	@Test
	void whenEventsAreAllThatComesTheInstanceEndsAllTheSame() {
		this.rooms.join("42", "a").isGone();
		for (int i = 0; i < 60; i++) {
			joined("42", "x" + i);
			this.rooms.run();
			this.rooms.pass(Duration.ofSeconds(1));
		}
		assertThat(told()).endsWith("42 terminate IDLE");
	}

}

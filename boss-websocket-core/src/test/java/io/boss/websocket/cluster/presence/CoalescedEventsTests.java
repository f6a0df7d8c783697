/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.presence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.boss.websocket.PresenceEntry;
import io.boss.websocket.PresenceEvent;
import io.boss.websocket.PresenceEvent.Joined;
import io.boss.websocket.PresenceEvent.Left;
import io.boss.websocket.PresenceEvent.Updated;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CoalescedEventsTests {

	private final PresenceEntry old = entry("a", "old");

	private final PresenceEntry now = entry("a", "now");

	private final PresenceEntry last = entry("a", "last");

	private static PresenceEntry entry(String id, String mood) {
		return new PresenceEntry(id, "test", "", null, Instant.EPOCH, Map.of("mood", mood));
	}

	private static List<PresenceEvent> coalesced(PresenceEvent... events) {
		CoalescedEvents coalesced = new CoalescedEvents();
		List.of(events).forEach(coalesced::add);
		List<PresenceEvent> result = new ArrayList<>();
		for (PresenceEvent event = coalesced.poll(); event != null; event = coalesced.poll()) {
			result.add(event);
		}
		return result;
	}

	@Test
	void whenEntriesDifferEventsKeepTheirOrder() {
		PresenceEntry other = entry("b", "old");
		assertThat(coalesced(new Left(other), new Joined(this.old), new Updated(this.now, this.old)))
			.containsExactly(new Left(other), new Joined(this.now));
		assertThat(coalesced(new Joined(this.old), new Left(other), new Updated(this.now, this.old)))
			.containsExactly(new Joined(this.now), new Left(other));
	}

	@Test
	void whenSomebodyHasComeAndGoneNothingIsTold() {
		assertThat(coalesced(new Joined(this.old), new Updated(this.now, this.old), new Left(this.now))).isEmpty();
	}

	@Test
	void whenSomebodyHasChangedTheLastIsTold() {
		assertThat(coalesced(new Joined(this.old), new Updated(this.now, this.old)))
			.containsExactly(new Joined(this.now));
		assertThat(coalesced(new Updated(this.now, this.old), new Updated(this.last, this.now)))
			.containsExactly(new Updated(this.last, this.old));
		assertThat(coalesced(new Updated(this.now, this.old), new Updated(this.old, this.now))).isEmpty();
		assertThat(coalesced(new Updated(this.now, this.old), new Left(this.now))).containsExactly(new Left(this.now));
	}

	@Test
	void whenSomebodyHasGoneAndComeBackTheDifferenceIsTold() {
		assertThat(coalesced(new Left(this.old), new Joined(this.old))).isEmpty();
		assertThat(coalesced(new Left(this.old), new Joined(this.now)))
			.containsExactly(new Updated(this.now, this.old));
		assertThat(coalesced(new Updated(this.now, this.old), new Left(this.now), new Joined(this.last)))
			.containsExactly(new Updated(this.last, this.old));
		assertThat(coalesced(new Left(this.old), new Joined(this.now), new Left(this.now)))
			.containsExactly(new Left(this.now));
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.outbound;

import java.util.ArrayList;
import java.util.List;

import io.boss.websocket.BossConnection;
import io.boss.websocket.FakeConnection;
import io.boss.websocket.multicast.Multicast.Departures;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Memberships}.
 */
class MembershipsTests {

	private final Memberships memberships = new Memberships();

	private final BossConnection connection = new FakeConnection("a");

	private final List<Group> told = new ArrayList<>();

	@Test
	void whenConnectionClosesItsGroupsAreToldOnce() {
		Group one = join();
		Group two = join();
		Group three = join();
		this.memberships.remove(one);
		this.memberships.remove(one);
		this.memberships.end();
		this.memberships.end();
		assertThat(this.told).containsExactlyInAnyOrder(two, three);
	}

	@Test
	void whenConnectionIsInNoGroupNobodyIsTold() {
		this.memberships.remove(new Group());
		this.memberships.end();
		assertThat(this.told).isEmpty();
	}

	@Test
	void whenGroupsComeAndAreForgottenTheyAreNotKept() {
		Group kept = join();
		for (int i = 0; i < 1_000; i++) {
			join().moot = true;
		}
		this.memberships.end();
		assertThat(this.told).contains(kept).hasSizeLessThan(10);
	}

	private Group join() {
		Group group = new Group();
		this.memberships.add(this.connection, group);
		return group;
	}

	private final class Group implements Departures<BossConnection> {

		private boolean moot;

		@Override
		public void departed(BossConnection connection) {
			assertThat(connection).isSameAs(MembershipsTests.this.connection);
			MembershipsTests.this.told.add(this);
		}

		@Override
		public boolean isMoot() {
			return this.moot;
		}

	}

}

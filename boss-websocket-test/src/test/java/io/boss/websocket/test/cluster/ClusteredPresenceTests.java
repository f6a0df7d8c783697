/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.cluster;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServices;
import io.boss.websocket.Presence;
import io.boss.websocket.PresenceEvent;
import io.boss.websocket.annotation.OnBroadcast;
import io.boss.websocket.annotation.OnInfo;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnJoin;
import io.boss.websocket.broadcast.BroadcastOperations;
import io.boss.websocket.test.BossTester;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that find what services get wrong when nodes are cut off from each other, and do
 * not find it where it is right.
 */
class ClusteredPresenceTests {

	@Test
	void whenServiceListensToPresenceItKnowsWhoCameMeanwhile() {
		whenNodesMeetAgainEachKnowsWhoIsThere((node) -> new RosterService(node.presence()));
	}

	@Test
	void whenServiceTellsByBroadcastItDoesNotKnowWhoCameMeanwhile() {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(
				() -> whenNodesMeetAgainEachKnowsWhoIsThere((node) -> new ForgetfulRosterService(node.broadcasts())))
			.withMessageContaining("bob");
	}

	private static void whenNodesMeetAgainEachKnowsWhoIsThere(BossTester.ServiceFactory roster) {
		BossTestCluster cluster = BossTestCluster.of(2, roster);
		cluster.node(1).connect("/websocket/roster", (handshake) -> handshake.user("ann"));
		cluster.partition(1, 2);
		cluster.node(2).connect("/websocket/roster", (handshake) -> handshake.user("bob"));
		cluster.time().advance(Duration.ofMinutes(1));
		cluster.heal();
		cluster.time().advance(Duration.ofMinutes(1));
		for (BossTester node : cluster.nodes()) {
			assertThat(node.service("roster").state()).isEqualTo(Set.of("ann", "bob"));
		}
	}

	@Test
	void whenServiceWaitsForThoseThatAreCutOffTheyKeepTheirPlace() {
		whenNodesMeetAgainTheGameGoesOn((node) -> new GameService(node.presence(), node.services()));
	}

	@Test
	void whenServiceTakesTheEndOfALeaseForAGoodbyeTheGameIsOver() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> whenNodesMeetAgainTheGameGoesOn((node) -> new HastyGameService(node.presence())))
			.withMessageContaining("over");
	}

	private static void whenNodesMeetAgainTheGameGoesOn(BossTester.ServiceFactory game) {
		BossTestCluster cluster = BossTestCluster.of(2, game);
		cluster.node(1).connect("/websocket/game", (handshake) -> handshake.user("ann"));
		cluster.node(2).connect("/websocket/game", (handshake) -> handshake.user("bob"));
		cluster.partition(1, 2);
		cluster.time().advance(Duration.ofSeconds(15));
		cluster.heal();
		cluster.time().advance(Duration.ofSeconds(15));
		for (BossTester node : cluster.nodes()) {
			assertThat(node.service("game").state(Game.class).over).as("Whether the game is over").isFalse();
		}
	}

	private static String nameOf(BossConnection client) {
		return client.handshake().principal().getName();
	}

	@BossService("roster")
	static class RosterService {

		private final Presence presence;

		RosterService(Presence presence) {
			this.presence = presence;
		}

		@OnInit
		Set<String> begin() {
			return new TreeSet<>();
		}

		@OnJoin
		void joined(BossConnection client) {
			this.presence.enter(client, Map.of());
		}

		@OnInfo
		void joined(PresenceEvent.Joined joined, Set<String> names) {
			names.add(joined.entry().user());
		}

		@OnInfo
		void left(PresenceEvent.Left left, Set<String> names) {
			names.remove(left.entry().user());
		}

	}

	@BossService("roster")
	static class ForgetfulRosterService {

		private final BroadcastOperations broadcasts;

		ForgetfulRosterService(BroadcastOperations broadcasts) {
			this.broadcasts = broadcasts;
		}

		@OnInit
		Set<String> begin() {
			return new TreeSet<>();
		}

		@OnJoin
		void joined(BossConnection client) {
			this.broadcasts.broadcast("roster", new Arrived(nameOf(client)));
		}

		@OnBroadcast
		void arrived(Arrived arrived, Set<String> names) {
			names.add(arrived.name());
		}

		record Arrived(String name) {
		}

	}

	static class Game {

		private boolean over;

	}

	@BossService("game")
	static class HastyGameService {

		final Presence presence;

		HastyGameService(Presence presence) {
			this.presence = presence;
		}

		@OnInit
		Game begin() {
			return new Game();
		}

		@OnJoin
		void joined(BossConnection client) {
			this.presence.enter(client, Map.of());
		}

		@OnInfo
		void left(PresenceEvent.Left left, Game game) {
			game.over = true;
		}

	}

	@BossService("game")
	static class GameService {

		private final Presence presence;

		private final BossServices services;

		GameService(Presence presence, BossServices services) {
			this.presence = presence;
			this.services = services;
		}

		@OnInit
		Game begin() {
			return new Game();
		}

		@OnJoin
		void joined(BossConnection client) {
			this.presence.enter(client, Map.of());
		}

		@OnInfo
		void left(PresenceEvent.Left left) {
			String name = left.entry().user();
			this.services.get("game").timers().startSingle(name, Duration.ofSeconds(30), new GivenUp(name));
		}

		@OnInfo
		void joined(PresenceEvent.Joined joined) {
			this.services.get("game").timers().cancel(joined.entry().user());
		}

		@OnInfo
		void givenUp(GivenUp givenUp, Game game) {
			game.over = true;
		}

		record GivenUp(String name) {
		}

	}

}

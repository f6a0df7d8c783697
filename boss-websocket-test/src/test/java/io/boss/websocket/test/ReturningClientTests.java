/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.CloseReason;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Presence;
import io.boss.websocket.PresenceEntry;
import io.boss.websocket.ResumeInfo;
import io.boss.websocket.annotation.OnClose;
import io.boss.websocket.annotation.OnDrop;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnJoin;
import io.boss.websocket.annotation.OnResume;
import io.boss.websocket.stats.CallbackName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests of clients that are lost and come back, as a developer writes them.
 */
class ReturningClientTests {

	private static final String PATH = "/websocket/table";

	private final BossTester boss = BossTester.builder()
		.property("boss.websocket.services.table.resume.enabled", true)
		.property("boss.websocket.services.table.resume.grace", "20s")
		.service((node) -> new TableService(node.presence()))
		.start();

	private final TestClient ann = connect("ann");

	private final TestClient bob = connect("bob");

	private TestClient connect(String user) {
		return this.boss.connect(PATH, (handshake) -> handshake.user(user).bossV1());
	}

	@AfterEach
	void close() {
		this.boss.close();
	}

	private List<String> heard() {
		return this.boss.service(TableService.class).state(Table.class).heard;
	}

	@Test
	void whenClientIsLostAndComesBackItHasMissedNothing() {
		this.ann.disconnect();
		assertThat(heard()).endsWith("drop ann");
		this.bob.send("one").send("two");
		assertThat(this.ann).receivedTexts().isEmpty();
		assertThat(this.bob).receivedTexts().containsExactly("one", "two");
		this.boss.time().advance(Duration.ofSeconds(5));
		this.ann.comeBack();
		assertThat(this.ann).isResumed().receivedTexts().containsExactly("one", "two", "0 since PT5S");
		assertThat(heard()).containsExactly("join ann", "join bob", "drop ann", "bob: one", "bob: two",
				"resume ann, 0 replayed");
		assertThat(this.ann).isOpen();
	}

	@Test
	void whenClientSendsWhileItIsAwayItIsSentThen() {
		this.ann.disconnect();
		this.ann.send("hello").send("again");
		assertThat(heard()).doesNotContain("ann: hello");
		this.ann.comeBack();
		assertThat(heard()).endsWith("resume ann, 0 replayed", "ann: hello", "ann: again");
		assertThat(this.bob).receivedTexts().containsExactly("hello", "again");
	}

	@Test
	void whenClientIsLostManyTimesNothingIsLostOrDoubled() {
		List<String> expected = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			this.bob.send("to ann " + i);
			this.ann.send("from ann " + i);
			this.ann.disconnect();
			this.bob.send("missed " + i);
			expected.addAll(List.of("to ann " + i, "from ann " + i, "missed " + i));
			this.ann.comeBack();
			assertThat(this.ann).isResumed();
		}
		assertThat(this.ann.receivedTexts().stream().filter((text) -> !text.contains("since")))
			.containsExactlyElementsOf(expected);
		assertThat(this.bob).receivedTexts().containsExactlyElementsOf(expected);
	}

	@Test
	void whenClientStaysAwayForTooLongItHasLeft() {
		this.ann.disconnect();
		this.boss.time().advance(Duration.ofSeconds(19));
		assertThat(heard()).endsWith("drop ann");
		this.boss.time().advance(Duration.ofSeconds(2));
		assertThat(heard()).endsWith("drop ann", "close ann CONNECTION_LOST");
		this.ann.comeBack();
		assertThat(this.ann).isNotResumed("expired").isOpen();
		assertThat(heard()).endsWith("join ann");
	}

	@Test
	void whenServerHasNotMissedTheClientTheNewConnectionTakesOver() {
		this.ann.vanish();
		this.bob.send("one");
		this.ann.comeBack();
		assertThat(this.ann).isResumed().receivedTexts().containsExactly("one", "1 since PT0S, taken over");
		assertThat(heard()).doesNotContain("drop ann").endsWith("resume ann, 1 replayed");
	}

	@Test
	void whenClientVanishesTheHeartbeatMissesIt() {
		this.ann.vanish();
		this.boss.time().advance(Duration.ofSeconds(36));
		assertThat(heard()).endsWith("drop ann");
		this.ann.comeBack();
		assertThat(this.ann).isResumed();
	}

	@Test
	void whenClientIsLostItIsAwayInThePresence() {
		this.ann.disconnect();
		assertThat(away()).isEqualTo(Map.of("ann", true, "bob", false));
		this.ann.comeBack();
		assertThat(away()).isEqualTo(Map.of("ann", false, "bob", false));
	}

	private Map<String, Boolean> away() {
		this.boss.settle();
		Map<String, Boolean> away = new TreeMap<>();
		this.boss.service(TableService.class)
			.state(Table.class)
			.presence()
			.forEach((entry) -> away.put(entry.user(), entry.away()));
		return away;
	}

	@Test
	void whenClientClosesItHasLeftAtOnce() {
		this.ann.close();
		assertThat(heard()).endsWith("close ann PEER");
	}

	@Test
	void whenServiceCrashesMeanwhileTheClientIsJoinedAgainAndComesBack() {
		this.ann.disconnect();
		assertThat(heard()).endsWith("drop ann");
		this.boss.services().get("table").restart();
		assertThat(heard()).containsExactlyInAnyOrder("join ann again", "join bob again");
		this.ann.comeBack();
		assertThat(this.ann).isResumed();
		assertThat(heard()).endsWith("resume ann, 0 replayed");
	}

	@Test
	void whenDropCrashesTheServiceTheClientComesBackAllTheSame() {
		this.boss.crashNext(TableService.class, CallbackName.DROP, new IllegalStateException("on purpose"));
		this.ann.disconnect();
		this.ann.comeBack();
		assertThat(this.ann).isResumed();
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 5, 8, 13, 21, 34, 55, 89 })
	void whenLotsAreDrawnNothingIsLostOrDoubled(long seed) {
		try (BossTester tester = BossTester.builder()
			.property("boss.websocket.resume.enabled", true)
			.seed(seed)
			.service((node) -> new TableService(node.presence()))
			.start()) {
			TestClient eve = tester.connect(PATH, (handshake) -> handshake.user("eve").bossV1());
			TestClient kim = tester.connect(PATH, (handshake) -> handshake.user("kim").bossV1());
			List<String> expected = new ArrayList<>();
			for (int i = 0; i < 30; i++) {
				kim.send("kim " + i);
				eve.send("eve " + i);
				expected.addAll(List.of("eve " + i, "kim " + i));
				if (i % 3 == 0) {
					eve.disconnect();
				}
				else if (i % 3 == 1) {
					eve.vanish();
				}
				kim.send("missed " + i);
				expected.add("missed " + i);
				eve.comeBack();
			}
			tester.settle();
			assertThat(eve).isResumed();
			assertThat(kim.receivedTexts()).containsExactlyInAnyOrderElementsOf(expected);
			assertThat(eve.receivedTexts().stream().filter((text) -> !text.contains("since")))
				.containsExactlyElementsOf(kim.receivedTexts());
		}
	}

	@Test
	void whenClientDoesNotSpeakBossV1ItHasLeftAtOnce() {
		TestClient old = this.boss.connect(PATH, (handshake) -> handshake.user("old"));
		old.disconnect();
		assertThat(heard()).endsWith("join old", "close old CONNECTION_LOST");
		assertThatIllegalStateException().isThrownBy(old::comeBack).withMessageContaining("bossV1()");
	}

	@Test
	void whenAssertionAboutAReturnFailsItSaysWhatHappened() {
		this.ann.disconnect();
		this.boss.time().advance(Duration.ofSeconds(30));
		this.ann.comeBack();
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(this.ann).isResumed())
			.withMessageContaining("Expected the session of ann to have been resumed, and it was not: expired")
			.withMessageContaining("ann: is not resumed: expired");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(this.ann).isNotResumed("gone"))
			.withMessageContaining("and it was expired");
	}

	@BossService("table")
	static class TableService {

		private final Presence presence;

		TableService(Presence presence) {
			this.presence = presence;
		}

		@OnInit
		Table init() {
			return new Table(new ConnectionGroup(), new ArrayList<>(), this.presence);
		}

		@OnJoin
		void joined(BossConnection client, Table table) {
			table.clients.add(client);
			this.presence.enter(client, Map.of());
			table.note("join " + name(client) + (client.isRejoined() ? " again" : ""));
		}

		@OnIncoming
		void said(String text, BossConnection client, Table table) {
			table.note(name(client) + ": " + text);
			table.clients.send(text);
		}

		@OnDrop
		void dropped(BossConnection client, Table table) {
			table.note("drop " + name(client));
		}

		@OnResume
		String resumed(ResumeInfo info, BossConnection client, Table table) {
			table.note("resume " + name(client) + ", " + info.replayed() + " replayed");
			return info.replayed() + " since " + info.away() + (info.takenOver() ? ", taken over" : "");
		}

		@OnClose
		void left(CloseReason reason, BossConnection client, Table table) {
			table.note("close " + name(client) + " " + reason.kind());
		}

		private static String name(BossConnection client) {
			return client.handshake().principal().getName();
		}

	}

	record Table(ConnectionGroup clients, List<String> heard, Presence all) {

		void note(String what) {
			this.heard.add(what);
		}

		List<PresenceEntry> presence() {
			return this.all.list("table");
		}

	}

}

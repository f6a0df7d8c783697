/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.presence;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.FakeConnection;
import io.boss.websocket.Outcome;
import io.boss.websocket.PresenceEntry;
import io.boss.websocket.PresenceEvent;
import io.boss.websocket.cluster.ClusterMessaging;
import io.boss.websocket.cluster.SingleNode;
import io.boss.websocket.cluster.SuppliedClock;
import io.boss.websocket.cluster.TestCluster;
import io.boss.websocket.cluster.connection.LocalConnections;
import io.boss.websocket.cluster.message.FrameCodec;
import io.boss.websocket.mailbox.MailboxLimits;
import io.boss.websocket.mailbox.MailboxLimits.WhenFull;
import io.boss.websocket.service.ServiceRegistry;
import io.boss.websocket.service.TestProcesses;
import io.boss.websocket.timing.EngineClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ClusterPresenceTests {

	private static final Instant NOW = Instant.parse("2030-01-01T00:00:00.123Z");

	private final TestCluster cluster = new TestCluster();

	private long nanos;

	private final TestCluster.Node outbox = this.cluster.add("n1");

	private final PresenceNode one = node(this.outbox);

	private final PresenceNode two = node(this.cluster.add("n2"));

	private PresenceNode node(ClusterMessaging messaging) {
		return new PresenceNode(messaging, new SuppliedClock(() -> this.nanos, () -> NOW));
	}

	@Test
	void oneNodeListsItsClients() {
		PresenceNode alone = node(new SingleNode());
		FakeConnection client = alone.connect("eve");
		assertThat(alone.presence().enter(client, Map.of("mood", "good"))).isTrue();
		assertThat(alone.list())
			.containsExactly(new PresenceEntry("c0", "test", "", "eve", NOW, Map.of("mood", "good")));
		assertThat(alone.presence().leave(client)).isTrue();
		assertThat(alone.presence().leave(client)).isFalse();
		assertThat(alone.told()).containsExactly("Joined c0", "Left c0");
		assertThat(alone.presence().list("other")).isEmpty();
	}

	@Test
	void nodesTellEachOther() {
		this.cluster.beat();
		FakeConnection client = this.one.connect("eve");
		this.one.presence().enter(client, Map.of("mood", "good"));
		this.one.presence().enter(client, Map.of("mood", "bad"));
		this.one.presence().enter(client, Map.of("mood", "bad"));
		this.cluster.deliver();
		assertThat(this.two.list())
			.containsExactly(new PresenceEntry("c0.n1", "test", "n1", "eve", NOW, Map.of("mood", "bad")));
		this.one.disconnect(client);
		this.cluster.deliver();
		assertThat(this.two.list()).isEmpty();
		assertThat(this.one.told()).isEqualTo(this.two.told())
			.containsExactly("Joined c0.n1", "Updated c0.n1", "Left c0.n1");
	}

	@Test
	void clientsOfAKeyAreListedByItsAddressAndByTheService() {
		this.cluster.beat();
		FakeConnection client = this.one.connect("eve", "42");
		this.one.presence().enter(client, Map.of());
		this.one.presence().enter(this.one.connect("bob", "4/2"), Map.of());
		this.two.presence().enter(this.two.connect("ann", "42"), Map.of());
		this.cluster.deliver();
		for (PresenceNode node : List.of(this.one, this.two)) {
			assertThat(node.users()).containsExactly("eve", "ann", "bob");
			assertThat(node.presence().list("test/42")).extracting(PresenceEntry::user).containsExactly("eve", "ann");
			assertThat(node.presence().list("test/42")).extracting(PresenceEntry::key).containsOnly("42");
			assertThat(node.presence().list("test/4")).isEmpty();
			assertThat(node.presence().list("test/")).isEmpty();
			assertThat(node.presence().list("other/42")).isEmpty();
		}
		this.one.disconnect(client);
		this.cluster.deliver();
		assertThat(this.two.presence().list("test/42")).extracting(PresenceEntry::user).containsExactly("ann");
		this.cluster.kill("n2");
		assertThat(this.one.presence().list("test/42")).isEmpty();
	}

	@Test
	void aClientMayComeToAnotherKey() {
		this.cluster.beat();
		FakeConnection client = this.one.connect("eve", "42");
		this.one.presence().enter(client, Map.of());
		client.key("4/2");
		this.one.presence().enter(client, Map.of());
		this.cluster.deliver();
		assertThat(this.two.list()).extracting(PresenceEntry::key).containsExactly("4/2");
		assertThat(this.two.told()).containsExactly("Joined c0.n1", "Left c0.n1", "Joined c0.n1");
	}

	@Test
	void nodesThatKnowNoKeysAreUnderstood() {
		FrameCodec codec = new FrameCodec();
		String json = "{\"v\":1,\"n\":\"n1\",\"k\":\"presence.delta\",\"b\":{\"version\":1,\"id\":\"x.n1\","
				+ "\"entry\":{\"id\":\"x.n1\",\"service\":\"test\",\"since\":0,\"metadata\":{}}}}";
		PresenceDelta delta = codec.decodeBody(codec.decode(json.getBytes(StandardCharsets.UTF_8)),
				PresenceDelta.class);
		assertThat(delta.entry()).isEqualTo(new WireEntry("x.n1", "test", null, 0, Map.of(), null, null));
		assertThat(new String(codec.encodeBody(delta(null)), StandardCharsets.UTF_8)).doesNotContain("key", "away");
		assertThat(new String(codec.encodeBody(delta("42")), StandardCharsets.UTF_8)).contains("\"key\":\"42\"");
	}

	private static PresenceDelta delta(String key) {
		return new PresenceDelta(1, "x.n1", new WireEntry("x.n1", "test", null, 0, Map.of(), key, null));
	}

	@Test
	void aClientThatWasLostIsAwayUntilItComesBack() {
		this.cluster.beat();
		FakeConnection client = this.one.enter("eve");
		this.one.enter("bob");
		this.one.lose(client);
		this.cluster.deliver();
		assertThat(this.one.list()).extracting(PresenceEntry::away).containsExactly(true, false);
		assertThat(this.two.list()).isEqualTo(this.one.list());
		this.one.presence().enter(client, Map.of("mood", "lost"));
		this.cluster.deliver();
		assertThat(this.two.list()).extracting(PresenceEntry::away).containsExactly(true, false);
		this.one.comeBack(client);
		this.cluster.deliver();
		assertThat(this.two.list()).isEqualTo(this.one.list())
			.extracting(PresenceEntry::away)
			.containsExactly(false, false);
		this.one.lose(client);
		this.one.disconnect(client);
		this.cluster.deliver();
		assertThat(this.two.users()).containsExactly("bob");
		assertThat(this.two.told()).isEqualTo(this.one.told())
			.containsExactly("Joined c0.n1", "Joined c1.n1", "Updated c0.n1", "Updated c0.n1", "Updated c0.n1",
					"Updated c0.n1", "Left c0.n1");
	}

	@Test
	void aClientThatWasLostIsAwayForThoseWhoComeLater() {
		FakeConnection client = this.one.enter("eve");
		this.one.lose(client);
		this.cluster.beat();
		this.cluster.deliver();
		assertThat(this.two.list()).extracting(PresenceEntry::away).containsExactly(true);
	}

	@Test
	void aClientThatHasNotEnteredIsNotToldToBeAway() {
		FakeConnection client = this.one.connect("eve");
		this.one.lose(client);
		this.one.comeBack(client);
		assertThat(this.one.told()).isEmpty();
		assertThat(this.one.list()).isEmpty();
	}

	@Test
	void nodesThatDoNotSayWhoIsAwayAreUnderstood() {
		assertThat(new WireEntry("x.n1", "test", null, 0, Map.of(), null, null).on("n1").away()).isFalse();
		FrameCodec codec = new FrameCodec();
		WireEntry away = new WireEntry("x.n1", "test", null, 0, Map.of(), null, true);
		String json = new String(codec.encodeBody(new PresenceDelta(1, "x.n1", away)), StandardCharsets.UTF_8);
		assertThat(json).contains("\"away\":true");
		assertThat(away.on("n1").away()).isTrue();
	}

	@Test
	void aListDoesNotChange() {
		this.one.enter("eve");
		List<PresenceEntry> before = this.one.list();
		this.one.enter("bob");
		assertThat(before).hasSize(1).isUnmodifiable();
		assertThat(this.one.list()).hasSize(2).isSameAs(this.one.list());
	}

	@Test
	void aConnectionThatHasEndedDoesNotEnter() {
		FakeConnection client = this.one.connect("eve");
		this.one.disconnect(client);
		assertThat(this.one.presence().enter(client, Map.of())).isFalse();
		assertThat(this.one.list()).isEmpty();
	}

	@Test
	void metadataIsBounded() {
		FakeConnection client = this.one.connect("eve");
		this.one.presence().enter(client, Map.of("k", "x".repeat(4095)));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.one.presence().enter(client, Map.of("k", "\u00e4".repeat(2048))))
			.withMessageContaining("4097");
		assertThat(this.one.list()).singleElement()
			.satisfies((entry) -> assertThat(entry.metadata()).containsEntry("k", "x".repeat(4095)));
	}

	@Test
	void halfOfASurrogatePairIsReplacedOnEachNode() {
		this.cluster.beat();
		this.one.presence().enter(this.one.connect("eve \ud83d"), Map.of("\ud83d", "\ude00"));
		this.cluster.deliver();
		assertThat(this.two.list()).isEqualTo(this.one.list())
			.singleElement()
			.satisfies((entry) -> assertThat(entry.metadata()).isEqualTo(Map.of("\ufffd", "\ufffd")));
	}

	@Test
	void whoComesLaterAsksForWhatWasBefore() {
		this.one.enter("eve");
		this.one.enter("bob");
		this.cluster.deliver();
		assertThat(this.two.list()).isEmpty();
		this.cluster.beat();
		this.cluster.deliver();
		assertThat(this.two.users()).containsExactly("eve", "bob");
	}

	@Test
	void aLargeSnapshotComesInParts() {
		for (int i = 0; i < 100; i++) {
			this.one.presence().enter(this.one.connect("eve"), Map.of("k", "x".repeat(4000)));
		}
		this.cluster.lose();
		this.cluster.beat();
		this.cluster.deliver();
		assertThat(this.two.list()).isEqualTo(this.one.list()).hasSize(100);
		List<WireEntry> entries = this.one.list().stream().map(WireEntry::of).toList();
		assertThat(SnapshotPart.of(7, entries, ClusterPresence.MAX_PART)).hasSizeGreaterThan(5)
			.allSatisfy((part) -> assertThat(part.entries().stream().mapToInt(WireEntry::size).sum())
				.isLessThanOrEqualTo(ClusterPresence.MAX_PART));
		assertThat(SnapshotPart.of(7, entries, 512)).hasSize(100)
			.allSatisfy((part) -> assertThat(part.entries()).hasSize(1));
	}

	@Test
	void aGapIsNoticedByTheNextChangeAndByTheNextBeat() {
		this.cluster.beat();
		this.one.enter("eve");
		this.cluster.lose();
		this.one.enter("bob");
		this.cluster.deliver();
		assertThat(this.two.users()).containsExactly("eve", "bob");
		assertThat(this.two.told()).containsExactly("Joined c0.n1", "Joined c1.n1");
		this.nanos += ClusterPresence.TIMEOUT;
		this.one.enter("joe");
		this.cluster.lose();
		this.cluster.beat();
		this.cluster.deliver();
		assertThat(this.two.users()).containsExactly("eve", "bob", "joe");
		assertThat(this.two.told()).containsExactly("Joined c2.n1");
	}

	@Test
	void isNotAskedAgainForAWhile() {
		this.one.enter("eve");
		this.cluster.lose();
		this.cluster.beat();
		assertThat(this.cluster.lose()).isOne();
		this.cluster.beat();
		this.one.enter("bob");
		this.cluster.deliver();
		assertThat(this.two.list()).isEmpty();
		this.nanos += ClusterPresence.TIMEOUT;
		this.cluster.beat();
		this.cluster.deliver();
		assertThat(this.two.users()).containsExactly("eve", "bob");
	}

	@Test
	void whatTheOutboxDoesNotTakeIsAskedFor() {
		this.cluster.beat();
		this.outbox.full(true);
		this.one.enter("eve");
		this.outbox.full(false);
		this.cluster.beat();
		this.cluster.deliver();
		assertThat(this.two.users()).containsExactly("eve");
	}

	@Test
	void lateAndDuplicateChangesDoNoHarm() {
		this.cluster.beat();
		FakeConnection client = this.one.enter("eve");
		WireEntry entry = WireEntry.of(this.one.list().get(0));
		this.one.presence().leave(client);
		this.cluster.deliver();
		this.two.told();
		this.outbox.publish(PresenceDelta.KIND, new PresenceDelta(1, client.id(), entry));
		this.outbox.send("n2", SnapshotPart.KIND, new SnapshotPart(1, 0, true, List.of(entry)));
		this.cluster.deliver();
		assertThat(this.two.list()).isEmpty();
		assertThat(this.two.told()).isEmpty();
	}

	@Test
	void changesThatOvertakeASnapshotWaitForIt() {
		this.cluster.beat();
		FakeConnection client = this.one.enter("eve");
		WireEntry entry = WireEntry.of(this.one.list().get(0));
		this.cluster.lose();
		this.outbox.publish(PresenceDelta.KIND, new PresenceDelta(3, "x.n1", null));
		this.outbox.publish(PresenceDelta.KIND, new PresenceDelta(2, client.id(), null));
		this.outbox.send("n2", SnapshotPart.KIND, new SnapshotPart(1, 0, true, List.of(entry)));
		this.cluster.deliver();
		assertThat(this.two.told()).containsExactly("Joined c0.n1", "Left c0.n1");
	}

	@Test
	void aSnapshotWithoutAllItsPartsIsNotTaken() {
		this.cluster.beat();
		WireEntry entry = new WireEntry("x.n1", "test", null, 0, Map.of(), null, null);
		this.outbox.send("n2", SnapshotPart.KIND, new SnapshotPart(5, 1, true, List.of(entry)));
		this.outbox.send("n2", SnapshotPart.KIND, new SnapshotPart(5, 0, false, List.of()));
		this.outbox.send("n2", SnapshotPart.KIND, new SnapshotPart(5, 2, true, List.of(entry)));
		this.outbox.send("n2", SnapshotPart.KIND, new SnapshotPart(6, 0, false, List.of()));
		this.outbox.send("n2", SnapshotPart.KIND, new SnapshotPart(5, 1, true, List.of(entry)));
		this.cluster.deliver();
		assertThat(this.two.list()).isEmpty();
	}

	@Test
	void aNodeSpeaksOnlyForItsOwnClients() {
		this.cluster.beat();
		this.two.enter("eve");
		WireEntry stolen = WireEntry.of(this.two.list().get(0));
		this.two.told();
		this.outbox.publish(PresenceDelta.KIND, new PresenceDelta(1, stolen.id(), stolen));
		this.outbox.publish(PresenceDelta.KIND, new PresenceDelta(2, stolen.id(), null));
		this.outbox.send("n2", SnapshotPart.KIND, new SnapshotPart(9, 0, true, List.of(stolen)));
		this.cluster.deliver();
		assertThat(this.two.users()).containsExactly("eve");
		assertThat(this.two.told()).isEmpty();
	}

	@Test
	void theClientsOfADeadNodeLeaveOnce() {
		this.cluster.beat();
		this.one.enter("eve");
		this.cluster.deliver();
		this.one.enter("bob");
		this.two.told();
		this.cluster.kill("n1");
		this.cluster.deliver();
		assertThat(this.two.list()).isEmpty();
		assertThat(this.two.told()).containsExactly("Left c0.n1");
	}

	@Test
	void aPartitionHealsWithoutGhostsOrDuplicates() {
		this.cluster.beat();
		FakeConnection gone = this.one.enter("eve");
		this.one.enter("bob");
		this.two.enter("joe");
		this.cluster.deliver();
		this.one.told();
		this.two.told();
		this.cluster.cut("n1", "n2");
		assertThat(this.one.users()).containsExactly("eve", "bob");
		assertThat(this.two.users()).containsExactly("joe");
		this.one.disconnect(gone);
		this.cluster.deliver();
		this.cluster.heal();
		this.cluster.beat();
		this.cluster.deliver();
		assertThat(this.one.list()).isEqualTo(this.two.list()).hasSize(2);
		assertThat(this.one.told()).containsExactly("Left c0.n2", "Left c0.n1", "Joined c0.n2");
		assertThat(this.two.told()).containsExactly("Left c0.n1", "Left c1.n1", "Joined c1.n1");
	}

	@Test
	void aForgedVersionDoesNotLast() {
		this.cluster.beat();
		this.one.enter("eve");
		this.cluster.deliver();
		WireEntry ghost = new WireEntry("ghost.n1", "test", null, 0, Map.of(), null, null);
		this.outbox.send("n2", SnapshotPart.KIND, new SnapshotPart(PresenceDelta.MAX_VERSION, 0, true, List.of(ghost)));
		this.one.enter("bob");
		this.cluster.deliver();
		assertThat(this.two.told()).containsExactly("Joined c0.n1", "Left c0.n1", "Joined ghost.n1");
		this.cluster.beat();
		this.cluster.beat();
		this.one.enter("joe");
		this.cluster.deliver();
		assertThat(this.two.list()).isEqualTo(this.one.list()).hasSize(3);
		this.one.enter("ann");
		this.cluster.deliver();
		assertThat(this.two.list()).isEqualTo(this.one.list()).hasSize(4);
	}

	@Test
	void aForgedSnapshotOfANodeWithoutClientsDoesNotLast() {
		this.cluster.beat();
		WireEntry ghost = new WireEntry("ghost.n1", "test", null, 0, Map.of(), null, null);
		this.outbox.send("n2", SnapshotPart.KIND, new SnapshotPart(7, 0, true, List.of(ghost)));
		this.cluster.deliver();
		this.cluster.beat();
		this.cluster.beat();
		this.cluster.deliver();
		assertThat(this.two.list()).isEmpty();
		assertThat(this.two.told()).containsExactly("Joined ghost.n1", "Left ghost.n1");
	}

	@Test
	void versionsThatNobodyReachesAreRefused() {
		for (long version : List.of(-1L, PresenceDelta.MAX_VERSION + 1, Long.MAX_VALUE)) {
			assertThatIllegalArgumentException().isThrownBy(() -> new PresenceDelta(version, "x", null));
			assertThatIllegalArgumentException().isThrownBy(() -> new SnapshotPart(version, 0, true, List.of()));
		}
	}

	@Test
	void entriesWithEndlessNamesAreNotTaken() {
		this.cluster.beat();
		String endless = "x".repeat(2000);
		List<WireEntry> entries = List.of(new WireEntry(endless + ".n1", "test", null, 0, Map.of(), null, null),
				new WireEntry("a.n1", endless, null, 0, Map.of(), null, null),
				new WireEntry("b.n1", "test", endless, 0, Map.of(), null, null),
				new WireEntry("c.n1", "test", null, 0, Map.of(), endless, null),
				new WireEntry("d.n1", "test/42", null, 0, Map.of(), null, null));
		this.outbox.send("n2", SnapshotPart.KIND, new SnapshotPart(1, 0, true, entries));
		this.cluster.deliver();
		assertThat(this.two.told()).isEmpty();
	}

	@Test
	void membersAreSentAllEntriesOnceASecondAndOthersAreNot() {
		TestCluster.Node asking = this.cluster.add("n3");
		List<SnapshotPart> parts = new ArrayList<>();
		asking.handle(SnapshotPart.KIND, SnapshotPart.class, (from, part) -> parts.add(part));
		asking.send("n1", SnapshotRequest.KIND, new SnapshotRequest(0));
		this.cluster.deliver();
		assertThat(parts).isEmpty();
		this.cluster.beat();
		for (int i = 0; i < 10; i++) {
			asking.send("n1", SnapshotRequest.KIND, new SnapshotRequest(0));
		}
		this.cluster.deliver();
		assertThat(parts).hasSize(1);
		this.nanos += TimeUnit.SECONDS.toNanos(1);
		asking.send("n1", SnapshotRequest.KIND, new SnapshotRequest(0));
		this.cluster.deliver();
		assertThat(parts).hasSize(2);
	}

	@Test
	void servicesAndTheApplicationAreTold() {
		List<Object> infos = new ArrayList<>();
		List<Object> events = new ArrayList<>();
		ServiceRegistry services = TestProcesses.registry("test", new BossServiceHandler<Integer>() {

			@Override
			public Outcome<Integer> handleInfo(Object info, Integer state) {
				infos.add(info);
				return Outcome.noReply(state);
			}

		}, new MailboxLimits(10, 10, 10, 10, WhenFull.PAUSE), Runnable::run);
		LocalConnections connections = new LocalConnections();
		ClusterPresence presence = new ClusterPresence(connections, this.cluster.add("n3"), services, events::add,
				EngineClock.SYSTEM, 1 << 20);
		this.cluster.beat();
		this.one.enter("eve");
		this.cluster.deliver();
		assertThat(infos).isEqualTo(events)
			.singleElement()
			.isInstanceOfSatisfying(PresenceEvent.Joined.class,
					(joined) -> assertThat(joined.entry().user()).isEqualTo("eve"));
		assertThat(presence.list("test")).hasSize(1);
	}

}

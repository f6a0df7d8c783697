/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import java.lang.ref.WeakReference;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import io.boss.websocket.multicast.Multicast;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ConnectionGroup} with connections that a {@link Multicast} reaches.
 */
class ConnectionGroupMulticastTests {

	private static final BossMessage HELLO = BossMessage.text("<hello>");

	private final ConnectionGroup group = new ConnectionGroup();

	private final TestMulticast multicast = new TestMulticast();

	@Test
	void whenSentEachSubprotocolIsEncodedOnce() {
		FakeConnection a = member("a", this.multicast, null);
		FakeConnection b = member("b", this.multicast, "chat");
		FakeConnection c = member("c", this.multicast, null);
		FakeConnection d = member("d", this.multicast, "chat");
		FakeConnection e = member("e", null, "chat");
		assertThat(this.group.send("hello")).isEqualTo(5);
		assertThat(List.of(a, b, c, d, e)).allSatisfy((member) -> assertThat(member.sent()).containsExactly(HELLO));
		assertThat(a.encoded() + c.encoded()).isOne();
		assertThat(b.encoded() + d.encoded() + e.encoded()).isOne();
		assertThat(this.multicast.sends).isEqualTo(2);
	}

	@Test
	void whenMembersOfTwoTransportsAndOfNoneMixEachGetsItOnce() {
		TestMulticast other = new TestMulticast();
		List<FakeConnection> members = List.of(member("a", this.multicast, null), member("b", null, null),
				member("c", other, null), member("d", null, null));
		assertThat(this.group.send("hello")).isEqualTo(4);
		assertThat(this.group.send("hello", members.get(0))).isEqualTo(3);
		assertThat(members.get(0).sent()).hasSize(1);
		assertThat(members.subList(1, 4)).allSatisfy((member) -> assertThat(member.sent()).hasSize(2));
		assertThat(this.group).map(BossConnection::id).containsExactly("a", "b", "c", "d");
	}

	@Test
	void whenMemberHasClosedTheGroupForgetsItAlsoIfNobodyAsks() {
		FakeConnection a = member("a", this.multicast, null);
		FakeConnection b = member("b", this.multicast, null);
		assertThat(this.group.size()).isEqualTo(2);
		close(a);
		assertThat(this.multicast.recipients).singleElement()
			.satisfies((recipients) -> assertThat(recipients.members).containsExactly(b));
		assertThat(this.group.size()).isOne();
		assertThat(this.group.contains(a)).isFalse();
		assertThat(this.group.contains(b)).isTrue();
		close(b);
		assertThat(this.group.isEmpty()).isTrue();
		assertThat(this.multicast.recipients).allMatch(TestRecipients::isEmpty);
		assertThat(this.group.send("hello")).isZero();
	}

	@Test
	void whenOthersCloseMembersAreNotLookedAt() {
		FakeConnection a = member("a", this.multicast, null);
		FakeConnection elsewhere = new FakeConnection("z").reachedBy(this.multicast);
		ConnectionGroup other = new ConnectionGroup();
		other.add(elsewhere);
		int looks = a.looks();
		close(elsewhere);
		assertThat(this.group.size()).isOne();
		assertThat(other.isEmpty()).isTrue();
		assertThat(a.looks()).isEqualTo(looks);
	}

	@Test
	void whenMemberClosesWhileItIsAddedItIsNotKept() {
		FakeConnection a = new FakeConnection("a").reachedBy(this.multicast);
		this.multicast.whileAdding = a::close;
		assertThat(this.group.add(a)).isFalse();
		assertThat(this.group.isEmpty()).isTrue();
		assertThat(this.multicast.recipients).allMatch(TestRecipients::isEmpty);
	}

	@Test
	void whenGroupIsGoneNobodyIsInterestedAnyMore() {
		ConnectionGroup forgotten = new ConnectionGroup();
		forgotten.add(new FakeConnection("a").reachedBy(this.multicast));
		Multicast.Departures<BossConnection> departures = this.multicast.recipients.get(0).departures;
		assertThat(departures.isMoot()).isFalse();
		// As the garbage collector does.
		((WeakReference<?>) departures).clear();
		assertThat(departures.isMoot()).isTrue();
		departures.departed(new FakeConnection("a"));
		assertThat(forgotten.size()).isOne();
	}

	@Test
	void whenMemberIsRemovedItGetsNothing() {
		FakeConnection a = member("a", this.multicast, null);
		FakeConnection b = member("b", this.multicast, null);
		this.group.remove(a);
		assertThat(this.group.send("hello")).isOne();
		assertThat(a.sent()).isEmpty();
		this.group.remove(b);
		assertThat(this.group.send("hello")).isZero();
		assertThat(this.group.add(a)).isTrue();
		assertThat(this.group.send("hello")).isOne();
	}

	@Test
	void whenFilterChangesTheGroupItGoesOn() {
		List<FakeConnection> members = List.of(member("a", this.multicast, null), member("b", null, null),
				member("c", this.multicast, null));
		assertThat(this.group.sendIf("hello", (member) -> {
			assertThat(this.group.remove(member)).isTrue();
			return true;
		})).isEqualTo(3);
		assertThat(this.group.isEmpty()).isTrue();
		assertThat(members).allSatisfy((member) -> assertThat(member.sent()).containsExactly(HELLO));
	}

	@Test
	void whenClosedAllAreClosedAndForgotten() {
		FakeConnection a = member("a", this.multicast, null);
		FakeConnection b = member("b", null, null);
		this.group.close(CloseCode.of(4000), "over");
		assertThat(a.sent()).containsExactly("4000 over");
		assertThat(b.sent()).containsExactly("4000 over");
	}

	private void close(FakeConnection connection) {
		connection.close();
		this.multicast.recipients.stream()
			.filter((recipients) -> recipients.members.contains(connection))
			.toList()
			.forEach((recipients) -> recipients.departures.departed(connection));
	}

	private FakeConnection member(String id, Multicast<BossConnection, BossMessage> multicast, String subprotocol) {
		FakeConnection member = new FakeConnection(id).reachedBy(multicast);
		member.handshake(Handshake.builder(URI.create("/test")).subprotocol(subprotocol).build());
		this.group.add(member);
		return member;
	}

	private static final class TestMulticast implements Multicast<BossConnection, BossMessage> {

		private final List<TestRecipients> recipients = new ArrayList<>();

		private Runnable whileAdding = () -> {
		};

		private int sends;

		@Override
		public Recipients<BossConnection, BossMessage> recipients(Departures<BossConnection> departures) {
			TestRecipients recipients = new TestRecipients(this, departures);
			this.recipients.add(recipients);
			return recipients;
		}

	}

	private static final class TestRecipients implements Multicast.Recipients<BossConnection, BossMessage> {

		private final TestMulticast multicast;

		private final Set<BossConnection> members = new LinkedHashSet<>();

		private final Multicast.Departures<BossConnection> departures;

		private TestRecipients(TestMulticast multicast, Multicast.Departures<BossConnection> departures) {
			this.multicast = multicast;
			this.departures = departures;
		}

		@Override
		public void add(BossConnection connection) {
			this.multicast.whileAdding.run();
			this.members.add(connection);
		}

		@Override
		public void remove(BossConnection connection) {
			this.members.remove(connection);
		}

		@Override
		public boolean isEmpty() {
			return this.members.isEmpty();
		}

		@Override
		public int send(BossMessage message, Predicate<? super BossConnection> filter) {
			this.multicast.sends++;
			List<BossConnection> chosen = List.copyOf(this.members);
			return (int) chosen.stream()
				.filter((member) -> filter == null || filter.test(member))
				.filter((member) -> member.send(message).isQueued())
				.count();
		}

	}

}

package io.boss.websocket;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;

import org.springframework.http.HttpHeaders;

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
	void whenNothingHasClosedMembersAreNotLookedAt() {
		FakeConnection a = member("a", this.multicast, null);
		assertThat(this.group.size()).isOne();
		a.close();
		assertThat(this.group.size()).isOne();
		this.multicast.closes++;
		assertThat(this.group.size()).isZero();
		assertThat(this.multicast.recipients).allMatch(TestRecipients::isEmpty);
		assertThat(this.group.send("hello")).isZero();
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

	// Once two audiences counted two closes each, then one counts four.
	@Test
	void whenAnAudienceIsGoneLaterClosesAreStillSeen() {
		FakeConnection a = member("a", this.multicast, null);
		FakeConnection b = member("b", this.multicast, null);
		FakeConnection c = member("c", this.multicast, "chat");
		this.multicast.closes = 1;
		close(c);
		assertThat(this.group.size()).isEqualTo(2);
		close(a);
		close(b);
		assertThat(this.multicast.closes).isEqualTo(4);
		assertThat(this.group.size()).isZero();
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
		this.multicast.closes++;
		this.group.close(4000, "over");
		assertThat(a.sent()).containsExactly("4000 over");
		assertThat(b.sent()).containsExactly("4000 over");
	}

	private void close(FakeConnection connection) {
		connection.close();
		this.multicast.closes++;
	}

	private FakeConnection member(String id, Multicast multicast, String subprotocol) {
		FakeConnection member = new FakeConnection(id).reachedBy(multicast);
		member.handshake(new Handshake(URI.create("/test"), Map.of(), new HttpHeaders(), Map.of(), null, null,
				subprotocol, Map.of()));
		this.group.add(member);
		return member;
	}

	private static final class TestMulticast implements Multicast {

		private final List<TestRecipients> recipients = new ArrayList<>();

		private long closes;

		private int sends;

		@Override
		public Recipients recipients() {
			TestRecipients recipients = new TestRecipients(this);
			this.recipients.add(recipients);
			return recipients;
		}

		@Override
		public long closes() {
			return this.closes;
		}

	}

	private static final class TestRecipients implements Multicast.Recipients {

		private final TestMulticast multicast;

		private final Set<BossConnection> members = new LinkedHashSet<>();

		private TestRecipients(TestMulticast multicast) {
			this.multicast = multicast;
		}

		@Override
		public void add(BossConnection connection) {
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

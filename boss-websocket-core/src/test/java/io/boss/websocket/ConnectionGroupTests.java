/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.messaging.converter.MessageConversionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link ConnectionGroup}.
 */
class ConnectionGroupTests {

	private static final BossMessage HELLO = BossMessage.text("<hello>");

	private final ConnectionGroup group = new ConnectionGroup();

	private final FakeConnection a = new FakeConnection("a");

	private final FakeConnection b = new FakeConnection("b");

	private final FakeConnection c = new FakeConnection("c");

	@Test
	void whenConnectionsAreAddedIteratesInThatOrder() {
		addAll();
		assertThat(this.group).containsExactly(this.c, this.a, this.b);
		assertThat(this.group.size()).isEqualTo(3);
		assertThat(this.group.isEmpty()).isFalse();
	}

	@Test
	void whenConnectionIsAddedTwiceTheSecondTimeChangesNothing() {
		assertThat(this.group.add(this.a)).isTrue();
		assertThat(this.group.add(this.a)).isFalse();
		assertThat(this.group.size()).isOne();
	}

	@Test
	void whenConnectionIsClosedItIsNotAdded() {
		this.a.close();
		assertThat(this.group.add(this.a)).isFalse();
		assertThat(this.group.isEmpty()).isTrue();
	}

	@Test
	void whenMemberClosesItIsForgotten() {
		addAll();
		this.a.close();
		assertThat(this.group).containsExactly(this.c, this.b);
		assertThat(this.group.contains(this.a)).isFalse();
		assertThat(this.group.remove(this.a)).isFalse();
	}

	@Test
	void whenMembersComeAndGoAndNobodySendsThenThoseThatHaveGoneAreForgotten() {
		List<WeakReference<BossConnection>> gone = new ArrayList<>();
		for (int i = 0; i < 1000; i++) {
			FakeConnection guest = new FakeConnection("guest " + i);
			this.group.add(guest);
			guest.close();
			gone.add(new WeakReference<>(guest));
		}
		System.gc();
		assertThat(gone.stream().filter((guest) -> guest.get() != null)).hasSizeLessThan(50);
		this.group.add(this.a);
		assertThat(this.group).containsExactly(this.a);
	}

	@Test
	void whenMemberIsRemovedItGetsNothing() {
		addAll();
		assertThat(this.group.remove(this.a)).isTrue();
		assertThat(this.group.remove(this.a)).isFalse();
		this.group.send("hello");
		assertThat(this.a.sent()).isEmpty();
	}

	@Test
	void whenSentToAllEachGetsTheOneMessageThatWasEncodedOnce() {
		addAll();
		assertThat(this.group.send("hello")).isEqualTo(3);
		assertThat(List.of(this.a, this.b, this.c)).allSatisfy((member) -> {
			assertThat(member.sent()).containsExactly(HELLO);
			assertThat(member.sent().get(0)).isSameAs(this.c.sent().get(0));
		});
		assertThat(this.a.encoded() + this.b.encoded() + this.c.encoded()).isOne();
	}

	@Test
	void whenMessageCannotBeWrittenForSomeThenNobodyGetsIt() {
		this.b.handshake(Handshake.builder(URI.create("ws://localhost/")).subprotocol("other").build());
		this.b.encodesNothing();
		addAll();
		assertThatExceptionOfType(MessageConversionException.class).isThrownBy(() -> this.group.send("hello"));
		assertThat(this.a.sent()).isEmpty();
		assertThat(this.group.send("hello", this.b)).isEqualTo(2);
	}

	@Test
	void whenSentToAllButSomeTheyGetNothing() {
		addAll();
		assertThat(this.group.send("hello", this.a)).isEqualTo(2);
		assertThat(this.group.send("hello", List.of(this.a, this.b))).isOne();
		assertThat(this.a.sent()).isEmpty();
		assertThat(this.b.sent()).hasSize(1);
		assertThat(this.c.sent()).hasSize(2);
	}

	@Test
	void whenSentByPredicateOnlyThoseGetIt() {
		addAll();
		assertThat(this.group.sendIf("hello", (member) -> member.id().equals("b"))).isOne();
		assertThat(this.b.sent()).containsExactly(HELLO);
		assertThat(this.a.sent()).isEmpty();
	}

	@Test
	void whenMemberDoesNotQueueTheMessageItIsNotCounted() {
		addAll();
		this.a.answer(SendResult.OVERFLOW);
		assertThat(this.group.send("hello")).isEqualTo(2);
	}

	@Test
	void whenNobodyIsThereNothingIsEncoded() {
		assertThat(this.group.send(new Object())).isZero();
	}

	@Test
	void whenGroupIsClosedAllAreClosedAndForgotten() {
		addAll();
		this.group.close(CloseCode.of(4000), "game over");
		assertThat(this.group.isEmpty()).isTrue();
		assertThat(this.a.sent()).containsExactly("4000 game over");
		assertThat(this.c.sent()).containsExactly("4000 game over");
	}

	@Test
	void whenMembersChangeDuringAnIterationItGoesOn() {
		addAll();
		for (BossConnection member : this.group) {
			this.group.remove(member);
		}
		assertThat(this.group.isEmpty()).isTrue();
	}

	@Test
	void whenIteratorIsToRemoveThrows() {
		addAll();
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> {
			var members = this.group.iterator();
			members.next();
			members.remove();
		});
	}

	private void addAll() {
		this.group.add(this.c);
		this.group.add(this.a);
		this.group.add(this.b);
	}

	@Test
	void whenConnectionIsMockSaysWhatToTakeInstead() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.group.add(mock(Map.of())))
			.withMessageMatching("The .+ answers null to id\\(\\), which no connection does\\. "
					+ "If it is a mock, take a FakeConnection of boss-websocket-test\\.");
		assertThat(this.group.isEmpty()).isTrue();
		Map<String, Object> answers = new HashMap<>(Map.of("id", "a", "isOpen", true));
		assertThatIllegalArgumentException().isThrownBy(() -> this.group.add(mock(answers)))
			.withMessageContaining("answers null to handshake()");
		answers.put("handshake", this.b.handshake());
		assertThat(this.group.add(mock(answers))).isTrue();
		assertThatIllegalArgumentException().isThrownBy(() -> this.group.send("hello"))
			.withMessageContaining("answers null to encode(Object)");
		answers.put("encode", HELLO);
		assertThatIllegalArgumentException().isThrownBy(() -> this.group.send("hello"))
			.withMessageContaining("answers null to send(BossMessage)");
		answers.put("send", SendResult.QUEUED);
		assertThat(this.group.send("hello")).isOne();
	}

	// As those that libraries make: null or false where nothing else was asked for.
	private static BossConnection mock(Map<String, Object> answers) {
		return (BossConnection) Proxy.newProxyInstance(BossConnection.class.getClassLoader(),
				new Class<?>[] { BossConnection.class }, (proxy, method, arguments) -> {
					Object other = (method.getReturnType() == boolean.class) ? false : null;
					return answers.getOrDefault(method.getName(), other);
				});
	}

}

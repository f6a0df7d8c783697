/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.boss.websocket.BossConnection;
import io.boss.websocket.config.OutboundLimits;
import io.boss.websocket.mailbox.MailboxLimits;
import io.boss.websocket.mailbox.MailboxLimits.WhenFull;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DirectConnection}: the closing handshake.
 */
class DirectConnectionTests {

	private static final MailboxLimits MAILBOX = new MailboxLimits(100, 100, 1, 1, WhenFull.PAUSE);

	private final TestWire wire = new TestWire();

	private final ExecutorService pool = Executors.newSingleThreadExecutor();

	private final CountDownLatch asked = new CountDownLatch(1);

	private final CountDownLatch answers = new CountDownLatch(1);

	@AfterEach
	void close() {
		this.answers.countDown();
		this.pool.shutdown();
		this.wire.close();
	}

	@Test
	void whenPeerClosesTheAnswerComesAfterWhatTheServiceStillSends() {
		TestClient client = client(TestWire.ROOMY);
		assertThat(client.connection.received(new ClientBytes().text("a").text("b").close(4000).buffer())).isTrue();
		TestWire.await(this.asked);
		this.wire.settle();
		assertThat(client.frames()).isEmpty();
		this.answers.countDown();
		Awaitility.await().until(() -> client.channel.events().contains("shutdown"));
		assertThat(client.frames()).containsExactly("text a", "text b", "close 4000 ");
		assertThat(client.log).containsExactly("PEER 4000");
		client.connection.endOfInput();
		this.wire.settle();
		assertThat(client.channel.events()).containsExactly("shutdown", "close");
		assertThat(client.log).hasSize(1);
	}

	@Test
	void whenServiceIsBusyThePeerIsAnsweredAfterTheCloseTimeout() {
		TestClient client = client(OutboundLimits.of(100, 1_000, TestWire.LONG, Duration.ofMillis(150)));
		client.connection.received(new ClientBytes().text("a").close(1000).buffer());
		TestWire.await(this.asked);
		Awaitility.await().until(() -> client.channel.events().contains("shutdown"));
		assertThat(client.frames()).containsExactly("close 1000 ");
		// And does not wait for the end of the stream for ever.
		Awaitility.await().until(() -> client.channel.events().contains("close"));
	}

	@Test
	void whenStreamEndsAfterTheCloseFrameThePeerStillGetsTheAnswer() {
		TestClient client = client(TestWire.ROOMY);
		client.connection.received(new ClientBytes().text("a").close(1000).buffer());
		client.connection.endOfInput();
		TestWire.await(this.asked);
		this.wire.settle();
		assertThat(client.channel.events()).isEmpty();
		this.answers.countDown();
		Awaitility.await().until(() -> client.channel.events().contains("close"));
		assertThat(client.frames()).containsExactly("text a", "close 1000 ");
		assertThat(client.channel.events()).containsExactly("close");
		assertThat(client.log).containsExactly("PEER 1000");
	}

	@Test
	void whenStreamEndsWithoutACloseFrameTheClientIsLost() {
		TestClient client = client(TestWire.ROOMY);
		client.connection.endOfInput();
		Awaitility.await().until(() -> !client.log.isEmpty());
		assertThat(client.frames()).isEmpty();
		assertThat(client.channel.events()).containsExactly("close");
		assertThat(client.log).containsExactly("CONNECTION_LOST 1006");
		assertThat(client.connection.channel().isOpen()).isFalse();
	}

	@Test
	void whenThisSideClosesThePeersAnswerEndsIt() {
		TestClient client = client(TestWire.ROOMY);
		client.connection.channel().close(4001, "bye");
		this.wire.settle();
		assertThat(client.frames()).containsExactly("close 4001 bye");
		assertThat(client.channel.events()).isEmpty();
		client.connection.received(new ClientBytes().text("late").close(4001).buffer());
		this.wire.settle();
		assertThat(client.channel.events()).containsExactly("shutdown");
		client.connection.endOfInput();
		this.wire.settle();
		assertThat(client.frames()).hasSize(1);
		assertThat(client.channel.events()).containsExactly("shutdown", "close");
		Awaitility.await().until(() -> !client.log.isEmpty());
		assertThat(client.log).containsExactly("SHUTDOWN 4001");
	}

	@Test
	void whenBothCloseAtOnceOneCloseFrameIsSent() {
		TestClient client = client(TestWire.ROOMY);
		client.channel.staysFull().takes((offered) -> 1);
		client.connection.channel().close(4001, "bye");
		this.wire.settle();
		client.connection.received(new ClientBytes().close(4002).buffer());
		client.connection.endOfInput();
		this.wire.settle();
		assertThat(client.channel.events()).isEmpty();
		client.channel.takes((offered) -> offered);
		client.channel.hasRoom();
		this.wire.settle();
		assertThat(client.frames()).containsExactly("close 4001 bye");
		assertThat(client.channel.events()).containsExactly("close");
	}

	@Test
	void whenPeerBreaksTheProtocolItIsClosedAfterWhatTheServiceStillSends() {
		TestClient client = client(TestWire.ROOMY);
		client.connection.received(new ClientBytes().text("a").unknown().text("b").buffer());
		this.answers.countDown();
		Awaitility.await().until(() -> client.channel.events().contains("shutdown"));
		assertThat(client.frames()).hasSize(2).startsWith("text a");
		assertThat(client.frames().get(1)).startsWith("close 1002 ");
	}

	@Test
	void whenPingedAnswersWithThePayload() {
		TestClient client = client(TestWire.ROOMY);
		client.connection.received(new ClientBytes().ping("x").ping("").buffer());
		this.wire.settle();
		assertThat(client.frames()).containsExactly("pong x", "pong ");
	}

	private TestClient client(OutboundLimits limits) {
		return new TestClient(this.wire, limits, MAILBOX, this.pool, this::answer);
	}

	private void answer(BossConnection connection, String text) {
		this.asked.countDown();
		TestWire.await(this.answers);
		connection.send(text);
	}

}

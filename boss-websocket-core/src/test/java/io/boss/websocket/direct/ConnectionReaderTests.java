/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import io.boss.websocket.mailbox.HandDrivenExecutor;
import io.boss.websocket.mailbox.MailboxLimits;
import io.boss.websocket.mailbox.MailboxLimits.WhenFull;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ConnectionReader}. Services that need no thread handle a message where
 * it is handed over.
 */
class ConnectionReaderTests {

	private static final MailboxLimits ROOMY = new MailboxLimits(100, 100, 1, 1, WhenFull.PAUSE);

	private final TestWire wire = new TestWire();

	private final List<String> handled = new CopyOnWriteArrayList<>();

	private boolean started;

	@AfterEach
	void close() {
		this.wire.close();
	}

	@Test
	void whenFrameComesInPiecesItIsOneMessage() {
		TestClient client = client();
		byte[] bytes = new ClientBytes().text("a").text("b").toBytes();
		for (byte one : bytes) {
			assertThat(client.connection.received(ByteBuffer.wrap(new byte[] { one }))).isTrue();
		}
		assertThat(this.handled).containsExactly("a", "b");
	}

	@Test
	void whenPausedKeepsWhatWasReadUntilItIsResumed() {
		TestClient client = client();
		client.connection.pause();
		assertThat(client.connection.received(new ClientBytes().text("a").text("b").text("c").buffer())).isFalse();
		assertThat(this.handled).hasSizeLessThanOrEqualTo(1);
		client.connection.resume();
		this.wire.settle();
		assertThat(this.handled).containsExactly("a", "b", "c");
		assertThat(client.channel.readOns()).hasValue(1);
	}

	@Test
	void whenPausedAgainDuringTheRestKeepsWhatIsLeft() {
		HandDrivenExecutor threads = new HandDrivenExecutor();
		TestClient client = new TestClient(this.wire, TestWire.ROOMY, new MailboxLimits(100, 1, 1, 1, WhenFull.PAUSE),
				(task) -> {
					threads.execute(task);
					runIfStarting(threads);
				}, (connection, text) -> this.handled.add(text));
		this.started = true;
		threads.runAll();
		assertThat(client.connection.received(new ClientBytes().text("a").text("b").text("c").buffer())).isFalse();
		assertThat(client.channel.readOns()).hasValue(0);
		// The loop may hand over the next one while the one before is being handled.
		for (int i = 0; i < 3; i++) {
			threads.runAll();
			this.wire.settle();
		}
		assertThat(this.handled).containsExactly("a", "b", "c");
		assertThat(client.channel.readOns()).hasValue(1);
	}

	private void runIfStarting(HandDrivenExecutor threads) {
		if (!this.started) {
			threads.runAll();
		}
	}

	@Test
	void whenResumedBeforeTheReaderHasSeenThePauseItReadsOn() {
		TestClient client = client();
		client.connection.pause();
		client.connection.resume();
		this.wire.settle();
		assertThat(client.connection.received(new ClientBytes().text("a").buffer())).isTrue();
		assertThat(this.handled).containsExactly("a");
		assertThat(client.channel.readOns()).hasValue(0);
	}

	@Test
	void whenPausedControlFramesWaitToo() {
		TestClient client = client();
		client.connection.pause();
		client.connection.received(new ClientBytes().text("a").ping("x").close(1000).buffer());
		this.wire.settle();
		assertThat(client.frames()).isEmpty();
		client.connection.resume();
		Awaitility.await().until(() -> client.channel.events().contains("shutdown"));
		assertThat(client.frames()).containsExactly("pong x", "close 1000 ");
	}

	@Test
	void whenMailboxIsFullReadingStopsWithTheMessageThatFilledIt() {
		ExecutorService pool = Executors.newSingleThreadExecutor();
		try {
			CountDownLatch first = new CountDownLatch(1);
			MailboxLimits limits = new MailboxLimits(100, 4, 1, 1, WhenFull.PAUSE);
			TestClient client = new TestClient(this.wire, TestWire.ROOMY, limits, pool, (connection, text) -> {
				TestWire.await(first);
				this.handled.add(text);
			});
			ClientBytes bytes = new ClientBytes();
			for (int i = 0; i < 20; i++) {
				bytes.text("" + i);
			}
			assertThat(client.connection.received(bytes.buffer())).isFalse();
			first.countDown();
			Awaitility.await().until(() -> this.handled.size() == 20);
			assertThat(this.handled).isEqualTo(IntStream.range(0, 20).mapToObj((i) -> "" + i).toList());
			Awaitility.await().until(() -> client.channel.readOns().get() == 1);
		}
		finally {
			pool.shutdown();
		}
	}

	private TestClient client() {
		return new TestClient(this.wire, TestWire.ROOMY, ROOMY, Runnable::run,
				(connection, text) -> this.handled.add(text));
	}

}

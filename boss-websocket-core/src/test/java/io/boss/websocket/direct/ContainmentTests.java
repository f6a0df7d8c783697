/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.io.IOException;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import io.boss.websocket.BossMessage;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.OverflowPolicy;
import io.boss.websocket.direct.TestWire.Hold;
import io.boss.websocket.direct.TestWire.TestPeer;
import io.boss.websocket.mailbox.SerializedTaskExecutor;
import io.boss.websocket.wakeup.WakeupBatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever goes wrong with one connection ends that one, and nothing else of what its
 * loop has in its hands.
 */
class ContainmentTests {

	private final TestWire wire = new TestWire();

	private final ConnectionGroup group = new ConnectionGroup();

	private final TestPeer before = this.wire.peer();

	private final TestPeer bad = this.wire.peer();

	private final TestPeer after = this.wire.peer();

	static Stream<Throwable> failures() {
		return Stream.of(new IOException("reset"), new IllegalStateException("on purpose"),
				new OutOfMemoryError("on purpose"), new StackOverflowError("on purpose"));
	}

	@AfterEach
	void close() {
		this.wire.close();
	}

	@ParameterizedTest
	@MethodSource("failures")
	void whenListenerThrowsWhileAWriteFailsOthersAreWrittenAll(Throwable failure) {
		breaks(failure);
		Hold hold = this.wire.hold();
		this.bad.handle.send("x");
		this.after.handle.send("y");
		hold.letGoAndSettle();
		assertThat(this.after.frames()).containsExactly("text y");
		assertEnded();
	}

	@ParameterizedTest
	@MethodSource("failures")
	void whenAMemberOfAGroupThrowsTheOthersGetBroadcastsPutTogetherAndOneByOne(Throwable failure) {
		breaks(failure);
		List<TestPeer> peers = List.of(this.before, this.bad, this.after);
		peers.forEach((peer) -> this.group.add(peer.handle));
		Hold hold = this.wire.hold();
		this.group.send("a");
		this.group.send("b");
		hold.letGoAndSettle();
		hold = this.wire.hold();
		this.group.send("c");
		this.before.handle.send("own");
		this.group.send("d");
		hold.letGoAndSettle();
		this.group.send("e".repeat(100_000));
		this.wire.settle();
		assertThat(this.before.frames()).hasSize(6).startsWith("text a", "text b", "text c", "text own", "text d");
		assertThat(this.after.frames()).hasSize(5).startsWith("text a", "text b", "text c", "text d");
		assertEnded();
	}

	@ParameterizedTest
	@MethodSource("failures")
	void whenFlushOfOneFailsTheOthersAreFlushed(Throwable failure) {
		List<TestPeer> peers = List.of(this.before, this.bad, this.after);
		peers.forEach((peer) -> peer.channel.takes((offered) -> 0).staysFull());
		peers.forEach((peer) -> peer.handle.send("x"));
		this.wire.settle();
		breaks(failure);
		Hold hold = this.wire.hold();
		peers.forEach((peer) -> {
			peer.channel.takes((offered) -> offered);
			peer.channel.hasRoom();
		});
		hold.letGoAndSettle();
		assertThat(this.before.frames()).containsExactly("text x");
		assertThat(this.after.frames()).containsExactly("text x");
		assertEnded();
	}

	@Test
	void whenListenerThrowsAtTheCloseTheConnectionEndsAndOthersGoOn() {
		this.bad.breaks();
		Hold hold = this.wire.hold();
		this.bad.handle.close();
		this.after.handle.send("y");
		hold.letGoAndSettle();
		assertThat(this.after.frames()).containsExactly("text y");
		assertEnded();
	}

	@Test
	void whenListenerThrowsAtAnOverflowOthersOfTheGroupAreClosedAllTheSame() {
		List<TestPeer> peers = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			TestPeer peer = this.wire.peer(TestWire.limits(1, 1_000, OverflowPolicy.CLOSE));
			peers.add(peer);
			this.group.add(peer.handle);
		}
		peers.get(0).breaks();
		Hold hold = this.wire.hold();
		this.group.send("a");
		assertThat(this.group.send("b")).isZero();
		hold.letGoAndSettle();
		assertThat(peers).noneMatch((peer) -> peer.handle.isOpen());
		assertThat(peers.get(2).frames()).containsExactly("text a", "close 1008 client reads too slowly");
		assertThat(peers.get(0).channel.events()).contains("close");
	}

	@Test
	void whenSomethingThrowsAServiceThatWaitsForTheLoopGoesOn() throws InterruptedException {
		breaks(new IOException("reset"));
		ExecutorService threads = Executors.newFixedThreadPool(1);
		SerializedTaskExecutor service = new SerializedTaskExecutor(threads, 64);
		Hold hold = this.wire.hold();
		this.bad.handle.send("x");
		CountDownLatch paused = new CountDownLatch(1);
		service.execute(() -> {
			WakeupBatch.pauseFor(this.wire.loop);
			paused.countDown();
		});
		TestWire.await(paused);
		CountDownLatch ran = new CountDownLatch(1);
		service.execute(ran::countDown);
		Awaitility.await().until(() -> this.wire.inboxSize() >= 2);
		hold.letGo();
		TestWire.await(ran);
		threads.shutdown();
	}

	@Test
	void whenHandlerOfASocketThrowsEvenAtItsEndOthersAreStillReady() throws IOException {
		Pipe poisoned = pipe();
		Pipe sound = pipe();
		CountDownLatch ready = new CountDownLatch(1);
		this.wire.loop.execute(() -> {
			register(poisoned, () -> {
				throw new StackOverflowError("on purpose");
			});
			register(sound, ready::countDown);
		});
		this.wire.settle();
		poisoned.sink().write(MessageFrames.encode(BossMessage.text("x"), null).buffer());
		sound.sink().write(MessageFrames.encode(BossMessage.text("x"), null).buffer());
		TestWire.await(ready);
		this.after.handle.send("y");
		this.wire.settle();
		assertThat(this.after.frames()).containsExactly("text y");
		for (Pipe pipe : List.of(poisoned, sound)) {
			pipe.sink().close();
			pipe.source().close();
		}
	}

	private static Pipe pipe() throws IOException {
		Pipe pipe = Pipe.open();
		pipe.source().configureBlocking(false);
		return pipe;
	}

	private void register(Pipe pipe, Runnable whenReady) {
		try {
			this.wire.loop.register(pipe.source(), new SelectorLoop.ReadyHandler() {

				@Override
				public void ready(SelectionKey key) {
					key.cancel();
					whenReady.run();
				}

				@Override
				public void failed(Throwable failure) {
					throw new IllegalStateException("on purpose", failure);
				}

			});
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void breaks(Throwable failure) {
		this.bad.breaks();
		this.bad.channel.failWith(failure);
	}

	private void assertEnded() {
		assertThat(this.bad.channel.events()).containsOnlyOnce("close");
		assertThat(this.bad.handle.isOpen()).isFalse();
		assertThat(this.before.handle.isOpen()).isTrue();
		assertThat(this.after.handle.isOpen()).isTrue();
	}

}

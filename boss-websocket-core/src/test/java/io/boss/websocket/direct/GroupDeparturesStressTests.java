/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Seed;
import io.boss.websocket.direct.TestWire.TestPeer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Stress test for groups whose members come, close and go while others look at them.
 */
class GroupDeparturesStressTests {

	private static final int THREADS = 3;

	private static final int STEPS = 2_000;

	private final SplittableRandom random = Seed.random(getClass());

	private final TestWire wire = new TestWire();

	private final List<ConnectionGroup> groups = List.of(new ConnectionGroup(), new ConnectionGroup(),
			new ConnectionGroup());

	@AfterEach
	void close() {
		this.wire.close();
	}

	@RepeatedTest(3)
	void whenMembersComeAndCloseAtOnceEachGroupHasThoseThatAreOpen() throws InterruptedException {
		List<List<TestPeer>> open = new ArrayList<>();
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < THREADS; i++) {
			List<TestPeer> own = new ArrayList<>();
			SplittableRandom random = this.random.split();
			open.add(own);
			threads.add(new Thread(() -> race(own, random)));
		}
		threads.forEach(Thread::start);
		for (Thread thread : threads) {
			thread.join();
		}
		this.wire.settle();
		List<TestPeer> left = open.stream().flatMap(List::stream).toList();
		for (ConnectionGroup group : this.groups) {
			assertThat(group).containsExactlyInAnyOrderElementsOf(left.stream().map((peer) -> peer.handle).toList());
			assertThat(group.size()).isEqualTo(left.size());
		}
		left.forEach((peer) -> peer.handle.close());
		assertThat(this.groups).allMatch(ConnectionGroup::isEmpty);
	}

	private void race(List<TestPeer> own, SplittableRandom random) {
		for (int step = 0; step < STEPS; step++) {
			ConnectionGroup group = this.groups.get(random.nextInt(this.groups.size()));
			switch (random.nextInt(5)) {
				case 0, 1 -> {
					TestPeer peer = this.wire.peer();
					this.groups.forEach((one) -> one.add(peer.handle));
					own.add(peer);
				}
				case 2 -> {
					if (!own.isEmpty()) {
						TestPeer peer = own.remove(random.nextInt(own.size()));
						peer.handle.close();
						assertThat(this.groups).noneMatch((one) -> one.contains(peer.handle));
					}
				}
				case 3 -> group.send("x");
				default -> assertThat(group.size()).isNotNegative();
			}
		}
	}

}

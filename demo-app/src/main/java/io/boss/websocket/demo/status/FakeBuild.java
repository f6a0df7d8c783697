/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.status;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

import io.boss.websocket.broadcast.BroadcastOperations;

/**
 * Build that never ends, one line at a time, for something to look at. The state of the
 * {@link BuildsService}.
 */
class FakeBuild {

	private static final List<String> BRANCHES = List.of("main", "release/0.1", "fix/slow-reader", "feature/cluster");

	private static final List<String> TESTS = List.of("MailboxTests", "OutboundQueueTests", "SupervisorTests",
			"HandshakeTests", "BroadcastTemplateTests", "ChatServiceTests");

	private final BroadcastOperations broadcasts;

	private final RandomGenerator random = new SplittableRandom(416);

	private final Queue<String> lines = new ArrayDeque<>();

	private int number = 416;

	FakeBuild(BroadcastOperations broadcasts) {
		this.broadcasts = broadcasts;
	}

	void printNextLine() {
		if (this.lines.isEmpty()) {
			script();
		}
		this.broadcasts.broadcast(StatusService.class, this.lines.remove());
	}

	private void script() {
		String branch = BRANCHES.get(this.random.nextInt(BRANCHES.size()));
		print("#%d  checkout   %s @ %07x", ++this.number, branch, this.random.nextInt(0x1000000, 0x10000000));
		print("#%d  compile    %d source files", this.number, this.random.nextInt(60, 90));
		int failures = TESTS.stream().mapToInt(this::scriptTest).sum();
		double seconds = this.random.nextDouble(18, 41);
		if (failures == 0) {
			print("#%d  package    demo-app-0.2.0.jar", this.number);
			print("#%d  SUCCESS    in %.1f s", this.number, seconds);
		}
		else {
			print("#%d  FAILURE    in %.1f s, %d failed", this.number, seconds, failures);
		}
	}

	private int scriptTest(String test) {
		int failures = (this.random.nextInt(30) == 0) ? 1 : 0;
		print("#%d  test       %-24s %2d run, %d failed  %.2f s", this.number, test, this.random.nextInt(6, 40),
				failures, this.random.nextDouble(0.05, 2.4));
		return failures;
	}

	private void print(String format, Object... arguments) {
		this.lines.add(String.format(Locale.ROOT, format, arguments));
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Load of the whole machine, to tell the share of other processes.
 */
final class MachineLoad {

	private static final double TICKS_PER_SECOND = 100;

	private static final int IDLE = 4;

	private static final int WAITING_FOR_IO = 5;

	// The columns behind are contained in the first ones.
	private static final int STEAL = 8;

	private MachineLoad() {
	}

	/**
	 * CPU time of all processes, and of what the hypervisor gave to others.
	 * @return seconds
	 * @throws IOException if there is no {@code /proc/stat}
	 */
	static double busySeconds() throws IOException {
		String[] fields = Files.readAllLines(Path.of("/proc/stat")).get(0).split("\\s+");
		long ticks = 0;
		for (int i = 1; i <= STEAL; i++) {
			ticks += (i == IDLE || i == WAITING_FOR_IO) ? 0 : Long.parseLong(fields[i]);
		}
		return ticks / TICKS_PER_SECOND;
	}

}

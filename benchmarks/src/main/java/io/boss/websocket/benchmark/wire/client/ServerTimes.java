/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * CPU time of a process, that of threads which have ended among it.
 *
 * @param user seconds in its own code
 * @param system seconds in the kernel
 */
public record ServerTimes(double user, double system) {

	// USER_HZ, which is part of the kernel's interface.
	private static final double TICKS_PER_SECOND = 100;

	private static final int USER_TIME = 11;

	private static final int SYSTEM_TIME = 12;

	/**
	 * Looks at a process.
	 * @param pid the process
	 * @return its times
	 * @throws IOException if there is no such process
	 */
	public static ServerTimes of(long pid) throws IOException {
		String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
		// The name of the program is in parentheses and may hold anything.
		String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
		return new ServerTimes(Long.parseLong(fields[USER_TIME]) / TICKS_PER_SECOND,
				Long.parseLong(fields[SYSTEM_TIME]) / TICKS_PER_SECOND);
	}

	double sum() {
		return this.user + this.system;
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * CPU times of the threads of a process, by {@code schedstat}, which counts nanoseconds.
 *
 * @param byThread the time of each thread
 */
record ThreadTimes(Map<String, Time> byThread) {

	/**
	 * Looks at a process.
	 * @param pid the process
	 * @return its times at this moment
	 * @throws IOException if there is no such process
	 */
	static ThreadTimes of(long pid) throws IOException {
		Map<String, Time> times = new HashMap<>();
		try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
			for (Path task : tasks.toList()) {
				try {
					String name = Files.readString(task.resolve("comm")).strip();
					String[] fields = Files.readString(task.resolve("schedstat")).split(" ");
					times.put(task.getFileName().toString(), new Time(name, Long.parseLong(fields[0])));
				}
				catch (NoSuchFileException ex) {
					// The thread has ended since.
					continue;
				}
			}
		}
		return new ThreadTimes(times);
	}

	/**
	 * Time that has been used since.
	 * @param earlier an earlier look at the same process
	 * @param threads which threads, by name
	 * @return nanoseconds
	 */
	long since(ThreadTimes earlier, Predicate<String> threads) {
		long nanos = 0;
		for (Map.Entry<String, Time> entry : this.byThread.entrySet()) {
			Time before = earlier.byThread.get(entry.getKey());
			if (threads.test(entry.getValue().thread)) {
				nanos += entry.getValue().nanos - ((before != null) ? before.nanos : 0);
			}
		}
		return nanos;
	}

	/**
	 * Time of a thread.
	 *
	 * @param thread its name, of which the kernel keeps 15 characters
	 * @param nanos how long it has run
	 */
	record Time(String thread, long nanos) {
	}

}

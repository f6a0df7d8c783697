/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.client;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.jspecify.annotations.Nullable;

/**
 * Counts of what has come so far, in a file that another process can look at while this
 * one goes on or is stopped.
 */
public final class Progress {

	private static final int SIZE = 2 * Long.BYTES;

	private final @Nullable MappedByteBuffer file;

	private long events;

	private long bytes;

	private Progress(@Nullable MappedByteBuffer file) {
		this.file = file;
	}

	/**
	 * Opens the counts to write them, or to look at them.
	 * @param file where they are, if anybody wants to know
	 * @return the counts
	 * @throws IOException if the file cannot be mapped
	 */
	public static Progress in(@Nullable Path file) throws IOException {
		if (file == null) {
			return new Progress(null);
		}
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
				StandardOpenOption.WRITE)) {
			return new Progress(channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE));
		}
	}

	void add(int events, int bytes) {
		this.events += events;
		this.bytes += bytes;
		if (this.file != null) {
			this.file.putLong(0, this.events);
			this.file.putLong(Long.BYTES, this.bytes);
		}
	}

	/**
	 * Messages, or handshakes, that the other process has counted.
	 * @return how many there are
	 */
	public long events() {
		return (this.file != null) ? this.file.getLong(0) : this.events;
	}

	/**
	 * Bytes of them.
	 * @return how many have come with them, headers of frames included
	 */
	public long bytes() {
		return (this.file != null) ? this.file.getLong(Long.BYTES) : this.bytes;
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.properties;

import org.springframework.util.unit.DataSize;

/**
 * Mapper from the properties of the direct transport to numbers, which refuses those that
 * make no sense.
 */
final class DirectPropertiesMapper {

	private static final PropertyChecks CHECKS = new PropertyChecks("boss.websocket.direct");

	private static final DataSize SMALLEST_BUFFER = DataSize.ofBytes(512);

	private static final DataSize LARGEST_BUFFER = DataSize.ofMegabytes(16);

	private static final int MOST_DEFAULT_LOOPS = 8;

	private static final int MOST_LOOPS = 1024;

	private DirectPropertiesMapper() {
	}

	/**
	 * How many threads write to sockets.
	 * @param direct the properties
	 * @return the number of threads
	 */
	static int loops(BossProperties.Direct direct) {
		Integer loops = direct.loops();
		if (loops == null) {
			return defaultLoops(Runtime.getRuntime().availableProcessors());
		}
		CHECKS.require(loops >= 1, "loops", loops, "At least one thread must write.");
		return CHECKS.count(1, MOST_LOOPS, "loops", loops);
	}

	/**
	 * How many threads write to sockets if nobody says otherwise. The other half of the
	 * processors is for callbacks and the web server, as with Jetty's selectors.
	 * @param processors how many processors there are
	 * @return the number of threads
	 */
	static int defaultLoops(int processors) {
		return Math.min(Math.max(processors / 2, 1), MOST_DEFAULT_LOOPS);
	}

	/**
	 * How large each of the buffers is that Tomcat keeps for a connection.
	 * @param direct the properties
	 * @return the size in bytes
	 */
	static long bufferSize(BossProperties.Direct direct) {
		return CHECKS.size("connector-buffer-size", direct.connectorBufferSize(), SMALLEST_BUFFER, LARGEST_BUFFER,
				"Tomcat needs buffers of at least 512B, and it must be at most 16MB.");
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.tester;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

import io.boss.websocket.test.BossTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BossTester#transcript()}: the same seed, the same text.
 */
class TranscriptTests {

	private static final int SEEDS = 10;

	@Test
	void whenSeedIsRepeatedTranscriptIsTheSame() {
		assertThat(BusyServices.transcripts(SEEDS)).isEqualTo(BusyServices.transcripts(SEEDS));
	}

	@Test
	void whenSeedIsAnotherTranscriptIsAnother() {
		assertThat(LongStream.range(0, SEEDS).mapToObj(BusyServices::transcript)).doesNotHaveDuplicates();
	}

	@Test
	void whenTranscriptIsReadAllHasHappened() {
		assertThat(BusyServices.transcripts(SEEDS)).contains("hall: handleBroadcast java.lang.Object\n")
			.contains("handleInfo has thrown java.lang.IllegalStateException: on purpose")
			.contains("again", "gets tick", "user4: loses the connection", "has failed")
			.doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}")
			.doesNotContainPattern("@[0-9a-f]{3}");
	}

	// Other seeds of sets and maps, other addresses, and identity hashes of another kind.
	@Test
	void whenJvmIsAnotherTranscriptIsTheSame(@TempDir Path directory) throws Exception {
		String here = BusyServices.transcripts(SEEDS);
		for (String kind : List.of("0", "4")) {
			assertThat(inNewJvm(directory.resolve(kind), kind)).isEqualTo(here);
		}
	}

	private static String inNewJvm(Path file, String identityHash) throws Exception {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:+UnlockExperimentalVMOptions",
				"-XX:hashCode=" + identityHash, "-cp", System.getProperty("java.class.path"),
				BusyServices.class.getName(), file.toString(), String.valueOf(SEEDS))
			.redirectErrorStream(true)
			.redirectOutput(file.resolveSibling("log").toFile())
			.start();
		assertThat(process.waitFor()).as("exit code").isZero();
		return Files.readString(file);
	}

}

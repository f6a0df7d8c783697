/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.faults;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.code_intelligence.jazzer.Jazzer;
import io.boss.websocket.Seed;
import io.boss.websocket.frontdoor.ClientFrame;
import io.boss.websocket.invocation.PayloadFuzz;
import io.boss.websocket.wire.ExtensionFuzz;
import io.boss.websocket.wire.FrameFuzz;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/**
 * Frames, headers of a handshake and JSON that may be anything, for those who read them:
 * what is right and then changed by a seed. On demand frames and headers are the business
 * of a fuzzer that is guided by what of the code its inputs reach, in a JVM of its own.
 * What is found is printed, and becomes a test beside the code that was wrong.
 */
class FuzzFaultsIntegrationTests {

	private static final Pattern RUNS = Pattern.compile("Done (\\d+) runs in (\\d+) second");

	private static final Pattern COVERAGE = Pattern.compile("cov: (\\d+) ft: (\\d+)");

	private static final int TIMEOUT_SECONDS = 120;

	@TempDir
	private Path directory;

	private final List<byte[]> corpus = new ArrayList<>();

	@Test
	void whenFramesAreAnythingThenTheParserTellsMessagesOrFails() throws Exception {
		seed(framed(0, ClientFrame.text("hello")), framed(6, ClientFrame.binary(new byte[200])),
				framed(3, ClientFrame.of(ClientFrame.TEXT, "a")), framed(2, ClientFrame.close(1000, "bye")),
				framed(6, ClientFrame.of(ClientFrame.FIN | ClientFrame.RSV1 | ClientFrame.TEXT,
						new byte[] { (byte) 0xF2, 0x48, (byte) 0xCD, (byte) 0xC9, (byte) 0xC9, 7, 0 })));
		fuzz("frames", FrameFuzz.class, FrameFuzz::fuzzerTestOneInput, "io.boss.websocket.wire.**",
				Form.time(Duration.ofSeconds(7), 0.4));
	}

	@Test
	void whenHeadersAreAnythingThenNothingFailsAndOnlyWhatIsPossibleIsAgreedOn() throws Exception {
		seed("permessage-deflate; client_max_window_bits=\"10\", permessage-deflate;server_no_context_takeover"
			.getBytes(StandardCharsets.US_ASCII), "dGhlIHNhbXBsZSBub25jZQ==".getBytes(StandardCharsets.US_ASCII));
		fuzz("extensions and keys", ExtensionFuzz.class, ExtensionFuzz::fuzzerTestOneInput, "io.boss.websocket.wire.**",
				Form.time(Duration.ofSeconds(2), 0.1));
	}

	@Test
	void whenPayloadsAreAnythingThenTheServiceDoesNotCrash() {
		seed(json("{'type':'order','item':'tea','count':2,'price':1.5e3,'at':'2026-01-01T00:00:00Z','colour':'RED'}"),
				json("{'type':'tree','name':null,'branches':[{'type':'tree','branches':[]}]}"), json("{'type':'ask'}"),
				json("[[{'type':[{}]}]]"),
				json("{'type':'order','item':'\\u00e9','id':'00000000-0000-0000-0000-000000000000','extras':{'a':[1]}}"));
		// Never guided: what the fuzzer does to classes of Jackson ends the JVM of JDK
		// 17.
		seeded("JSON", PayloadFuzz::fuzzerTestOneInput, Form.time(Duration.ofSeconds(5), 0.2),
				Seed.random(PayloadFuzz.class));
	}

	private static byte[] framed(int mode, ClientFrame frame) {
		byte[] bytes = frame.bytes();
		byte[] input = new byte[bytes.length + 1];
		input[0] = (byte) mode;
		System.arraycopy(bytes, 0, input, 1, bytes.length);
		return input;
	}

	private static byte[] json(String text) {
		return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
	}

	private void seed(byte[]... inputs) {
		this.corpus.addAll(List.of(inputs));
	}

	private void fuzz(String what, Class<?> type, Consumer<byte[]> target, String instrumented, Duration time)
			throws IOException, InterruptedException {
		SplittableRandom random = Seed.random(type);
		if (Form.isLong()) {
			guided(what, type, instrumented, time, random.nextInt(1, Integer.MAX_VALUE));
		}
		else {
			seeded(what, target, time, random);
		}
	}

	private void seeded(String what, Consumer<byte[]> target, Duration time, SplittableRandom random) {
		Mutations mutations = new Mutations(random, this.corpus);
		long end = System.nanoTime() + time.toNanos();
		long inputs = 0;
		while (System.nanoTime() < end) {
			byte[] input = mutations.next();
			assertThatCode(() -> target.accept(input)).as("%s: %s", what, HexFormat.of().formatHex(input))
				.doesNotThrowAnyException();
			inputs++;
		}
		assertThat(inputs).isPositive();
		Form.report("fuzzer: " + what, inputs + " changed inputs, nothing found");
	}

	private void guided(String what, Class<?> type, String instrumented, Duration time, int seed)
			throws IOException, InterruptedException {
		Path corpus = Files.createDirectory(this.directory.resolve("corpus"));
		for (int i = 0; i < this.corpus.size(); i++) {
			Files.write(corpus.resolve("seed" + i), this.corpus.get(i));
		}
		// A line in the log for each input would be most of the work.
		Path quiet = Files.writeString(this.directory.resolve("logback.xml"), "<configuration/>");
		Path log = this.directory.resolve("log");
		Process process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:+UseSerialGC", "-Xmx512m", "-Dlogback.configurationFile=" + quiet, "-cp",
				System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
				Jazzer.class.getName(), "--target_class=" + type.getName(),
				"--instrumentation_includes=" + instrumented, "--custom_hook_includes=io.boss.websocket.**",
				"--reproducer_path=" + this.directory, "-artifact_prefix=" + this.directory + File.separator,
				"-max_total_time=" + Math.max(1, time.toSeconds()), "-seed=" + seed, "-max_len=2048",
				"-timeout=" + TIMEOUT_SECONDS, corpus.toString()))
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		int status = process.waitFor();
		String output = Files.readString(log, StandardCharsets.ISO_8859_1);
		assertThat(status).as("what the fuzzer found in %s: %s", what, output).isZero();
		Matcher runs = RUNS.matcher(output);
		assertThat(runs.find()).as(output).isTrue();
		Form.report("fuzzer: " + what, "%s inputs in %s s, %s edges and %s features covered, nothing found"
			.formatted(runs.group(1), runs.group(2), last(COVERAGE, output, 1), last(COVERAGE, output, 2)));
	}

	private static String last(Pattern pattern, String text, int group) {
		Matcher matcher = pattern.matcher(text);
		String last = "none";
		while (matcher.find()) {
			last = matcher.group(group);
		}
		return last;
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.BossMessage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Cost of making sure that text has no half of a surrogate pair. A message is made of
 * text and encoded, beside what the JDK's encoder alone takes, which puts question marks.
 * <pre>
 * mvn -q -pl benchmarks -am -DskipTests package
 * java -jar benchmarks/target/benchmarks.jar TextMessage
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TextMessageBenchmark {

	/**
	 * What is in the text.
	 */
	@Param({ "ascii", "question", "emoji" })
	private String kind = "ascii";

	/**
	 * How many characters it has.
	 */
	@Param({ "128", "16384" })
	private int length;

	private String text = "";

	/**
	 * Makes the text.
	 */
	@Setup
	public void write() {
		String unit = switch (this.kind) {
			case "question" -> "abcdefg?";
			case "emoji" -> "abcdef\uD83D\uDE00";
			default -> "abcdefgh";
		};
		this.text = unit.repeat(this.length / unit.length());
	}

	/**
	 * What the JDK takes.
	 * @return the bytes
	 */
	@Benchmark
	public byte[] encoder() {
		return this.text.getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * What a message takes.
	 * @return the number of bytes
	 */
	@Benchmark
	public int message() {
		return BossMessage.text(this.text).sizeInBytes();
	}

}

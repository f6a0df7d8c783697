/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.drain;

import java.io.IOException;
import java.io.Reader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.boss.websocket.benchmark.wire.plan.Arguments;

/**
 * Proof of the drain: thousands of clients connect to a server that broadcasts without
 * end and gets SIGTERM; no client may miss anything, clients must be sent away one group
 * after the other, and the server must end well. {@code docs/draining.md} has the command
 * line.
 */
public final class DrainProof {

	private static final Logger logger;

	static {
		if (System.getProperty("java.util.logging.SimpleFormatter.format") == null) {
			System.setProperty("java.util.logging.SimpleFormatter.format", "%5$s%n");
		}
		logger = System.getLogger(DrainProof.class.getName());
	}

	private static final int GOING_AWAY = 1001;

	// 128 and the number of the signal: what a JVM answers that SIGTERM has ended in
	// order.
	private static final int ENDED_BY_SIGTERM = 143;

	private static final long SLOT = TimeUnit.MILLISECONDS.toNanos(100);

	private final int clients;

	private final int rate;

	private final List<String> properties;

	private boolean failed;

	private DrainProof(String[] arguments) {
		Map<String, String> values = Arguments.parse(arguments);
		this.clients = Integer.parseInt(values.getOrDefault("clients", "2000"));
		this.rate = Integer.parseInt(values.getOrDefault("rate", "10"));
		this.properties = Stream.of(arguments).filter((argument) -> argument.startsWith("--")).toList();
	}

	/**
	 * Runs it, and ends with exit code 1 if a check fails.
	 * @param arguments {@code clients=2000}, {@code rate=10} (broadcasts in a second) and
	 * properties of the server such as {@code --boss.websocket.drain.batch-size=50}
	 * @throws IOException if the server cannot be started or reached
	 * @throws InterruptedException if interrupted
	 */
	public static void main(String[] arguments) throws IOException, InterruptedException {
		if (!new DrainProof(arguments).run()) {
			System.exit(1);
		}
	}

	private boolean run() throws IOException, InterruptedException {
		Path tally = Files.createTempFile("drain", ".properties");
		try (NewsProcess server = new NewsProcess(tally, this.rate, this.properties); Crowd crowd = new Crowd()) {
			crowd.gather(server.port(), this.clients);
			crowd.await("informed", (listener) -> listener.last() > 0);
			crowd.pollFor(TimeUnit.SECONDS.toNanos(2));
			say("%d clients, %d broadcasts a second. SIGTERM.".formatted(this.clients, this.rate));
			long signal = System.nanoTime();
			server.terminate();
			crowd.await("gone", Listener::isGone);
			int exitCode = server.exitCode();
			say("The server has ended after %d ms".formatted(millis(System.nanoTime() - signal)));
			server.linesAboutDrain().forEach(DrainProof::say);
			check("exit code is 143, as of a JVM that has ended in order after SIGTERM", exitCode == ENDED_BY_SIGTERM);
			checkBroadcasts(crowd.listeners(), read(tally));
			checkSpread(crowd.listeners(), signal);
			return !this.failed;
		}
		finally {
			Files.delete(tally);
		}
	}

	private static Properties read(Path file) throws IOException {
		Properties properties = new Properties();
		try (Reader reader = Files.newBufferedReader(file)) {
			properties.load(reader);
		}
		return properties;
	}

	private void checkBroadcasts(List<Listener> listeners, Properties tally) {
		int accepted = Integer.parseInt(tally.getProperty(Tally.ACCEPTED));
		int fewest = listeners.stream().mapToInt(Listener::last).min().orElse(0);
		int most = listeners.stream().mapToInt(Listener::last).max().orElse(0);
		say("Broadcasts accepted when the application began to close: %d. Last one that a client got: from %d to %d"
			.formatted(accepted, fewest, most));
		check("all clients were closed with 1001",
				listeners.stream().allMatch((listener) -> listener.closeCode() == GOING_AWAY));
		check("no client has missed a broadcast in between",
				listeners.stream().allMatch((listener) -> listener.gaps() == 0));
		check("every client got all that was accepted before", fewest >= accepted);
		check("every client got all that the service sent it before its close", listeners.stream()
			.allMatch((listener) -> String.valueOf(listener.last()).equals(tally.getProperty(listener.id()))));
	}

	private void checkSpread(List<Listener> listeners, long signal) {
		long first = listeners.stream().mapToLong(Listener::closedAt).min().orElse(signal);
		long last = listeners.stream().mapToLong(Listener::closedAt).max().orElse(signal);
		int[] slots = new int[(int) ((last - first) / SLOT) + 1];
		listeners.forEach((listener) -> slots[(int) ((listener.closedAt() - first) / SLOT)]++);
		say("First close after %d ms, last after %d ms. Closes, and clients who came back at once, in each 100 ms: %s"
			.formatted(millis(first - signal), millis(last - signal), Arrays.toString(slots)));
		check("no 100 ms have more than a quarter of the clients",
				Arrays.stream(slots).max().orElse(0) <= this.clients / 4);
		Map<String, Long> answers = listeners.stream()
			.collect(Collectors.groupingBy(Listener::lastWords, TreeMap::new, Collectors.counting()));
		say("What clients got that came back: " + answers);
		check("who came back was told when to try again, or found no server",
				answers.keySet().stream().allMatch(DrainProof::isPolite));
		check("some came back while the server was there", answers.containsKey("503 with Retry-After"));
	}

	private static boolean isPolite(String answer) {
		return answer.equals("503 with Retry-After") || answer.startsWith(Listener.NO_SERVER)
				|| answer.equals(Listener.END_OF_STREAM);
	}

	private void check(String what, boolean holds) {
		say((holds ? "ok:     " : "FAILED: ") + what);
		this.failed |= !holds;
	}

	private static long millis(long nanos) {
		return TimeUnit.NANOSECONDS.toMillis(nanos);
	}

	private static void say(String text) {
		logger.log(Level.INFO, text);
	}

}

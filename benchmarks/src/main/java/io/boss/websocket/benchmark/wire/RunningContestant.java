/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.benchmark.wire.client.Progress;
import io.boss.websocket.benchmark.wire.plan.Contestant;

/**
 * Server that runs, with its own clients, which can be stopped and go on.
 */
final class RunningContestant implements AutoCloseable {

	private static final long SECONDS_TO_BEGIN = 120;

	// Longer than any comparison.
	private static final List<String> ENDLESS = List.of("warmup=0", "duration=3600");

	private final Contestant contestant;

	private final ServerProcess server;

	private final Process client;

	private final Progress progress;

	private RunningContestant(Contestant contestant, ServerProcess server, Process client, Progress progress) {
		this.contestant = contestant;
		this.server = server;
		this.client = client;
		this.progress = progress;
	}

	/**
	 * Starts the clients of a server, and waits until they are served.
	 * @param setup where all is
	 * @param contestant what they do
	 * @param server the server
	 * @return the contestant, whose clients go on
	 * @throws IOException if they are not served
	 * @throws InterruptedException if interrupted
	 */
	static RunningContestant start(Setup setup, Contestant contestant, ServerProcess server)
			throws IOException, InterruptedException {
		Path counts = setup.output().resolve(contestant.id() + ".counts");
		Files.deleteIfExists(counts);
		Progress progress = Progress.in(counts);
		List<String> arguments = new ArrayList<>(setup.clientArguments(contestant, server));
		arguments.addAll(ENDLESS);
		arguments.add("counts=" + counts);
		Process client = setup.startClient(arguments, setup.log(contestant, "client"));
		RunningContestant running = new RunningContestant(contestant, server, client, progress);
		try {
			running.awaitFirst();
		}
		catch (IOException | InterruptedException ex) {
			running.close();
			throw ex;
		}
		return running;
	}

	private void awaitFirst() throws IOException, InterruptedException {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_BEGIN);
		while (this.progress.events() == 0) {
			if (System.nanoTime() > end || this.client.waitFor(50, TimeUnit.MILLISECONDS)) {
				throw new IOException("The clients of " + this.contestant.id() + " are not served");
			}
		}
	}

	Contestant contestant() {
		return this.contestant;
	}

	long pid() {
		return this.server.pid();
	}

	Progress progress() {
		return this.progress;
	}

	void stop() throws IOException, InterruptedException {
		signal("-STOP");
	}

	void goOn() throws IOException, InterruptedException {
		signal("-CONT");
	}

	private void signal(String signal) throws IOException, InterruptedException {
		if (!this.client.isAlive()) {
			throw new IOException("The clients of " + this.contestant.id() + " have ended");
		}
		new ProcessBuilder("kill", signal, Long.toString(this.client.pid())).start().waitFor();
	}

	@Override
	public void close() throws InterruptedException {
		// A process that is stopped hears of nothing else.
		this.client.destroyForcibly().waitFor();
		this.server.close();
	}

}

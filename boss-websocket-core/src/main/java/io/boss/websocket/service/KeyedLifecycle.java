/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.boss.websocket.TerminationReason;

/**
 * Start and drain of a keyed service: no process is there at the start, and the drain
 * ends some at a time.
 */
final class KeyedLifecycle implements ServiceLifecycle {

	/**
	 * How many processes end at the same time: each may write its state to a database.
	 */
	private static final int BATCH = 64;

	private final String name;

	private final Map<String, ServiceProcess> processes;

	private volatile boolean open;

	private volatile boolean draining;

	// Ends with the drain, as that of a process does.
	private volatile boolean paused;

	KeyedLifecycle(String name, Map<String, ServiceProcess> processes) {
		this.name = name;
		this.processes = processes;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public boolean isOpen() {
		return this.open;
	}

	@Override
	public boolean isAccepting() {
		return this.open && !this.draining;
	}

	@Override
	public boolean isDraining() {
		return this.draining;
	}

	@Override
	public void open() {
		this.draining = false;
		this.open = true;
	}

	@Override
	public CompletableFuture<Void> launch(boolean supervised) {
		return CompletableFuture.completedFuture(null);
	}

	/**
	 * A process was made, perhaps after the drain has looked for all of them.
	 * @param process the process
	 */
	void made(ServiceProcess process) {
		if (!this.open) {
			CompletableFuture<Void> unused = process.lifecycle().drain();
		}
		else if (this.draining) {
			process.lifecycle().refuseClients();
		}
	}

	/**
	 * Processes that are made begin paused, or no longer do.
	 * @param paused whether they do
	 */
	void pause(boolean paused) {
		this.paused = paused;
		if (this.draining) {
			// It may have begun in between, and lets no pause begin.
			this.paused = false;
		}
	}

	boolean isPaused() {
		return this.paused;
	}

	@Override
	public void refuseClients() {
		this.draining = true;
		this.paused = false;
		parts().forEach(ServiceLifecycle::refuseClients);
	}

	@Override
	public List<Client> clients() {
		return parts().flatMap((process) -> process.clients().stream()).toList();
	}

	@Override
	public int clientCount() {
		return parts().mapToInt(ServiceLifecycle::clientCount).sum();
	}

	@Override
	public void closeInTurn(List<Client> clients) {
		throw new IllegalStateException("Clients are closed by the process of their key");
	}

	@Override
	public CompletableFuture<Boolean> stop(TerminationReason reason) {
		throw new IllegalStateException("Instances are ended one by one");
	}

	@Override
	public CompletableFuture<Void> drain() {
		this.draining = true;
		this.open = false;
		this.paused = false;
		return new Batches(parts().toList()).begin();
	}

	@Override
	public UnfinishedWork abandon() {
		List<UnfinishedWork> all = parts().map(ServiceLifecycle::abandon).toList();
		return new UnfinishedWork(all.stream().mapToInt(UnfinishedWork::clients).sum(),
				all.stream().mapToInt(UnfinishedWork::messages).sum());
	}

	@Override
	public Stream<ServiceLifecycle> parts() {
		return this.processes.values().stream().map(ServiceProcess::lifecycle);
	}

	/**
	 * Processes that are still to be drained. The end of one begins the next, on whatever
	 * thread.
	 */
	private static final class Batches {

		private final Queue<ServiceLifecycle> waiting;

		private final AtomicInteger left;

		// How many are to begin: the end of one may come before its drain has returned.
		private final AtomicInteger due = new AtomicInteger();

		private final CompletableFuture<Void> done = new CompletableFuture<>();

		private Batches(List<ServiceLifecycle> processes) {
			this.waiting = new ConcurrentLinkedQueue<>(processes);
			this.left = new AtomicInteger(processes.size());
		}

		CompletableFuture<Void> begin() {
			if (this.left.get() == 0) {
				this.done.complete(null);
			}
			for (int i = 0; i < BATCH; i++) {
				next();
			}
			return this.done;
		}

		private void next() {
			if (this.due.getAndIncrement() > 0) {
				return;
			}
			do {
				ServiceLifecycle process = this.waiting.poll();
				if (process != null) {
					CompletableFuture<Void> unused = process.drain().thenRun(this::ended);
				}
			}
			while (this.due.decrementAndGet() > 0);
		}

		private void ended() {
			if (this.left.decrementAndGet() == 0) {
				this.done.complete(null);
			}
			next();
		}

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.boss.websocket.ServiceState;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.mailbox.Mailbox;
import io.boss.websocket.mailbox.SerializedTaskExecutor;

/**
 * Start and drain of one process.
 */
final class ProcessLifecycle implements ServiceLifecycle {

	private final ServiceContext service;

	private final SerializedTaskExecutor executor;

	private final ServiceLoop loop;

	private final Mailbox mailbox;

	private final MailGate gate;

	private volatile boolean draining;

	ProcessLifecycle(ServiceContext service, ServiceLoop loop, Mailbox mailbox, MailGate gate) {
		this.service = service;
		this.executor = service.executor();
		this.loop = loop;
		this.mailbox = mailbox;
		this.gate = gate;
	}

	@Override
	public String name() {
		return this.service.name();
	}

	@Override
	public boolean isOpen() {
		return this.gate.isOpen();
	}

	@Override
	public boolean isAccepting() {
		ServiceState state = this.service.life().state();
		return isOpen() && !this.draining && (state == ServiceState.RUNNING || state == ServiceState.RESTARTING
				|| (state == ServiceState.STARTING && this.service.key() != null));
	}

	@Override
	public boolean isDraining() {
		return this.draining;
	}

	@Override
	public void open() {
		this.draining = false;
		this.service.life().expectStart();
		this.gate.open();
	}

	@Override
	public CompletableFuture<Void> launch(boolean supervised) {
		CompletableFuture<Void> started = new CompletableFuture<>();
		this.executor.execute(() -> this.loop.starter().start(supervised, started));
		return started;
	}

	@Override
	public void refuseClients() {
		this.draining = true;
		this.executor.unpause();
	}

	@Override
	public List<Client> clients() {
		return this.service.clients().snapshot();
	}

	@Override
	public int clientCount() {
		return this.service.clients().size();
	}

	@Override
	public void closeInTurn(List<Client> clients) {
		this.executor.execute(() -> this.loop.end().closeClients(clients));
	}

	@Override
	public CompletableFuture<Boolean> stop(TerminationReason reason) {
		CompletableFuture<Boolean> stopped = new CompletableFuture<>();
		boolean passed = this.gate
			.pass(() -> this.executor.executeUrgently(() -> stopped.complete(this.loop.starter().stop(reason))));
		KeyLife keyLife = this.loop.keyLife();
		if (passed && keyLife != null) {
			// Not before this thread has left the gate.
			this.executor.execute(keyLife::settle);
		}
		else {
			stopped.complete(false);
		}
		return stopped;
	}

	@Override
	public CompletableFuture<Void> drain() {
		CompletableFuture<Void> drained = new CompletableFuture<>();
		this.draining = true;
		this.gate.close(() -> this.executor.execute(() -> this.loop.end().drain(drained)));
		this.executor.unpause();
		return drained;
	}

	@Override
	public UnfinishedWork abandon() {
		List<Client> clients = clients();
		long cut = clients.stream().filter((client) -> !client.isClosed()).count();
		UnfinishedWork unfinished = new UnfinishedWork((int) cut, this.mailbox.depth());
		this.service.life().abandon();
		this.gate.closeNow();
		// Not in a task: those wait behind the callback that does not end.
		this.loop.end().closeClients(clients);
		this.executor.execute(this.loop.end()::finish);
		this.executor.resume();
		return unfinished;
	}

	@Override
	public Stream<ServiceLifecycle> parts() {
		return Stream.of(this);
	}

}

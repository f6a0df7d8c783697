/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossServiceReference;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.ServiceState;
import io.boss.websocket.ServiceTimers;
import org.jspecify.annotations.Nullable;

/**
 * Reference to all instances of a keyed service that run: what concerns one of them needs
 * its key.
 */
final class KeyedReference implements BossServiceReference {

	private final KeyedService service;

	KeyedReference(KeyedService service) {
		this.service = service;
	}

	@Override
	public String name() {
		return this.service.name();
	}

	@Override
	public String path() {
		return this.service.path();
	}

	@Override
	public ServiceState state() {
		return this.service.isOpen() ? ServiceState.RUNNING : ServiceState.STOPPED;
	}

	@Override
	public long restarts() {
		return this.service.processes().stream().mapToLong(ServiceProcess::restarts).sum();
	}

	@Override
	public Collection<BossConnection> connections() {
		return this.service.processes().stream().flatMap((process) -> process.connections().stream()).toList();
	}

	private UnsupportedOperationException noKey() {
		return new UnsupportedOperationException("Service '" + name() + "' has an instance for each key: use "
				+ "BossServices.keyed(\"" + name() + "\").key(...)");
	}

	@Override
	public DeliveryResult info(Object info) {
		throw noKey();
	}

	@Override
	public DeliveryResult pipeToSelf(String name, Callable<?> work) {
		throw noKey();
	}

	@Override
	public DeliveryResult pipeToSelf(String name, CompletionStage<?> stage) {
		throw noKey();
	}

	@Override
	public ServiceTimers timers() {
		throw noKey();
	}

	@Override
	public @Nullable Object call(Object request, Duration timeout) {
		throw noKey();
	}

	@Override
	public CompletableFuture<@Nullable Object> ask(Object request) {
		throw noKey();
	}

	@Override
	public boolean start() {
		return this.service.processes().stream().filter(ServiceProcess::start).count() > 0;
	}

	@Override
	public boolean restart() {
		return this.service.processes().stream().filter(ServiceProcess::restart).count() > 0;
	}

	@Override
	public void pause() {
		this.service.pause();
	}

	@Override
	public void resume() {
		this.service.resume();
	}

	@Override
	public boolean isPaused() {
		return this.service.isPaused();
	}

	@Override
	public String toString() {
		return name();
	}

}

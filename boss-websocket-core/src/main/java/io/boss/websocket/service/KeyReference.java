/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossServiceReference;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.InstanceKey;
import io.boss.websocket.ServiceState;
import io.boss.websocket.ServiceTimers;
import io.boss.websocket.log.LogLine;
import org.jspecify.annotations.Nullable;

/**
 * Reference to the instance of a key, whether it runs or not: what is for somebody in
 * there starts it.
 */
final class KeyReference implements BossServiceReference {

	private final KeyedService service;

	private final InstanceKey key;

	KeyReference(KeyedService service, InstanceKey key) {
		this.service = service;
		this.key = key;
	}

	private @Nullable ServiceProcess process() {
		return this.service.process(this.key.key());
	}

	@Override
	public String name() {
		return this.service.name();
	}

	@Override
	public String path() {
		return this.service.descriptor().pathOf(this.key);
	}

	@Override
	public ServiceState state() {
		ServiceProcess process = process();
		return (process != null) ? process.state() : ServiceState.STOPPED;
	}

	@Override
	public long restarts() {
		ServiceProcess process = process();
		return (process != null) ? process.restarts() : 0;
	}

	@Override
	public Collection<BossConnection> connections() {
		ServiceProcess process = process();
		return (process != null) ? process.connections() : List.of();
	}

	@Override
	public DeliveryResult info(Object info) {
		return ask((process) -> process.info(info), Function.identity());
	}

	// The process lasts meanwhile, and mail starts the instance.
	private <T> T ask(Function<ServiceProcess, T> action, Function<DeliveryResult, T> refused) {
		Admission admission = this.service.seat(this.key);
		if (admission instanceof Seat seat) {
			try {
				return action.apply(seat.process());
			}
			finally {
				seat.cancel();
			}
		}
		return refused.apply(this.service.isOpen() ? DeliveryResult.TOO_MANY_INSTANCES : DeliveryResult.NOT_RUNNING);
	}

	@Override
	public DeliveryResult pipeToSelf(String name, Callable<?> work) {
		ServiceProcess process = process();
		return (process != null) ? process.pipeToSelf(name, work) : DeliveryResult.NO_INSTANCE;
	}

	@Override
	public DeliveryResult pipeToSelf(String name, CompletionStage<?> stage) {
		ServiceProcess process = process();
		return (process != null) ? process.pipeToSelf(name, stage) : DeliveryResult.NO_INSTANCE;
	}

	@Override
	public ServiceTimers timers() {
		return new KeyTimers(this.key, this::process);
	}

	@Override
	public @Nullable Object call(Object request, Duration timeout) {
		return ask((process) -> process.call(request, timeout), (why) -> {
			throw PendingCall.refusal(this.key.address(), why);
		});
	}

	@Override
	public CompletableFuture<@Nullable Object> ask(Object request) {
		return ask((process) -> process.ask(request),
				(why) -> CompletableFuture.failedFuture(PendingCall.refusal(this.key.address(), why)));
	}

	@Override
	public boolean start() {
		ServiceProcess process = process();
		return (process != null) ? process.start() : ask(ServiceProcess::begin, (why) -> false);
	}

	@Override
	public boolean restart() {
		ServiceProcess process = process();
		return (process != null) ? process.restart() : start();
	}

	@Override
	public void pause() {
		ServiceProcess process = process();
		if (process != null) {
			process.pause();
		}
	}

	@Override
	public void resume() {
		ServiceProcess process = process();
		if (process != null) {
			process.resume();
		}
	}

	@Override
	public boolean isPaused() {
		ServiceProcess process = process();
		return process != null && process.isPaused();
	}

	@Override
	public String toString() {
		return LogLine.of(this.key.address());
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.handler;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.service.discovery.ServiceDescriptor;
import io.boss.websocket.stats.CallbackName;
import io.boss.websocket.test.engine.Transcript;
import org.jspecify.annotations.Nullable;

/**
 * Services whose callbacks a test sees: each handler that an instance gets is wrapped by
 * one that writes down what it is told and what it answers. Safe on any thread.
 */
public final class ObservedServices {

	private final Transcript transcript;

	private final PlannedCrashes crashes;

	private final Function<BossConnection, String> names;

	private final Map<String, ObservedHandler<?>> latest = new ConcurrentHashMap<>();

	/**
	 * Creates an observer.
	 * @param transcript where callbacks are written
	 * @param crashes the crashes that are planned
	 * @param names the names of clients, in place of ids that differ from run to run
	 */
	public ObservedServices(Transcript transcript, PlannedCrashes crashes, Function<BossConnection, String> names) {
		this.transcript = transcript;
		this.crashes = crashes;
		this.names = names;
	}

	/**
	 * Observes the instances of a service.
	 * @param service the service
	 * @return the same, whose handlers are observed
	 */
	public ServiceDescriptor observe(ServiceDescriptor service) {
		Supplier<BossServiceHandler<?>> handlers = service.handlers();
		return new ServiceDescriptor(service.name(), service.path(), service.template(), service.beanName(),
				service.type(), service.subprotocols(), service.restartPolicy(), service.scope(), service.annotated(),
				() -> observed(service.name(), handlers.get()), service.keys());
	}

	private <S extends @Nullable Object> ObservedHandler<S> observed(String service, BossServiceHandler<S> handler) {
		ObservedHandler<S> observed = new ObservedHandler<>(service, handler, this);
		begins(service, observed);
		return observed;
	}

	/**
	 * An instance begins, or learns its key.
	 * @param address its address
	 * @param handler its handler
	 */
	void begins(String address, ObservedHandler<?> handler) {
		this.latest.put(address, handler);
	}

	/**
	 * The instance of a key ends, and no other follows at once. There may be many, of
	 * which nothing is kept.
	 * @param address its address
	 * @param handler its handler
	 */
	void ends(String address, ObservedHandler<?> handler) {
		this.latest.remove(address, handler);
	}

	/**
	 * State of the latest instance of a service, or of the running one of a key.
	 * @param address the name of the service, with the key if there is one
	 * @return the state after the last callback that has not failed
	 */
	public @Nullable Object state(String address) {
		ObservedHandler<?> handler = this.latest.get(address);
		return (handler != null) ? handler.state() : null;
	}

	/**
	 * The name of a client.
	 * @param client its connection
	 * @return the name, the same in each run
	 */
	String nameOf(BossConnection client) {
		return this.names.apply(client);
	}

	void begin(String service, String address, CallbackName callback, String what) {
		note(address, what);
		this.crashes.crashIfPlanned(service, address, callback);
	}

	void note(String address, String what) {
		this.transcript.add(Transcript.shortened(address), what);
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.tester;

import java.util.List;
import java.util.Set;

import io.boss.websocket.BossServiceReference;
import io.boss.websocket.ServiceState;
import io.boss.websocket.service.KeyedService;
import io.boss.websocket.test.TestedService;
import org.jspecify.annotations.Nullable;

/**
 * View of a keyed service for a test: of all its instances together.
 */
final class TestedKeys implements TestedService {

	private final KeyedService service;

	private final TestParts parts;

	TestedKeys(KeyedService service, TestParts parts) {
		this.service = service;
		this.parts = parts;
	}

	private KeyedService settled() {
		this.parts.loop().settle();
		return this.service;
	}

	private IllegalStateException noKey(String what) {
		return new IllegalStateException("Service '" + name() + "' has " + what + " for each key: say which one, as in "
				+ "service(\"" + name() + "/...\"). Keys whose instances run: " + this.service.keys());
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
	public @Nullable Object state() {
		settled();
		throw noKey("a state");
	}

	@Override
	public <S> S state(Class<S> type) {
		settled();
		throw noKey("a state");
	}

	@Override
	public ServiceState status() {
		return settled().reference().state();
	}

	@Override
	public long restarts() {
		return settled().reference().restarts();
	}

	@Override
	public Set<String> timers() {
		settled();
		throw noKey("timers");
	}

	@Override
	public int clients() {
		return settled().reference().connections().size();
	}

	@Override
	public List<String> keys() {
		return settled().keys();
	}

	@Override
	public @Nullable Object call(Object request) {
		throw noKey("an instance");
	}

	@Override
	public BossServiceReference reference() {
		return this.service.reference();
	}

	@Override
	public String toString() {
		return "service '" + name() + "' with the keys " + this.service.keys();
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.tester;

import java.util.List;
import java.util.Set;

import io.boss.websocket.BossServiceReference;
import io.boss.websocket.ServiceState;
import io.boss.websocket.test.TestedService;
import org.jspecify.annotations.Nullable;

/**
 * View of a service, or of the instance of a key, for a test.
 */
final class TestedProcess implements TestedService {

	private final BossServiceReference service;

	private final String address;

	private final TestParts parts;

	/**
	 * Creates a view.
	 * @param service the service, or the instance of a key
	 * @param address the name of the service, with the key if there is one
	 * @param parts the parts of the test
	 */
	TestedProcess(BossServiceReference service, String address, TestParts parts) {
		this.service = service;
		this.address = address;
		this.parts = parts;
	}

	private BossServiceReference settled() {
		this.parts.loop().settle();
		return this.service;
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
		this.parts.loop().settle();
		return this.parts.observed().state(this.address);
	}

	@Override
	public <S> S state(Class<S> type) {
		Object state = state();
		if (!type.isInstance(state)) {
			throw new AssertionError("The state of service '" + this.address + "' is no " + type.getSimpleName() + ": "
					+ state + ((isKey() && state == null) ? ". The instance is " + status() : ""));
		}
		return type.cast(state);
	}

	private boolean isKey() {
		return this.address.indexOf('/') >= 0;
	}

	@Override
	public ServiceState status() {
		return settled().state();
	}

	@Override
	public long restarts() {
		return settled().restarts();
	}

	@Override
	public Set<String> timers() {
		return settled().timers().names();
	}

	@Override
	public int clients() {
		return settled().connections().size();
	}

	@Override
	public List<String> keys() {
		return List.of();
	}

	@Override
	public @Nullable Object call(Object request) {
		return this.service.call(request);
	}

	@Override
	public BossServiceReference reference() {
		return this.service;
	}

	@Override
	public String toString() {
		return "service '" + this.address + "', " + this.service.state();
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

import io.boss.websocket.ServiceState;
import org.jspecify.annotations.Nullable;

/**
 * Census of all processes of a keyed service, taken in one pass over them: how many are
 * in which state, and their status together, which is made of sums and of the worst of
 * each. Does not change any more.
 */
public final class KeyedCensus {

	private final Map<ServiceState, Integer> states = new EnumMap<>(ServiceState.class);

	private final ServiceStatus status;

	private long restarts;

	private int mailboxDepth;

	private long mailboxBytes;

	private Duration oldestMail = Duration.ZERO;

	private int connections;

	private int detached;

	private @Nullable RunningCallback longest;

	private long begin;

	private KeyedCensus(KeyedService service) {
		service.forEachProcess(this::add);
		this.status = new ServiceStatus(service.name(), service.path(), service.descriptor().type(),
				service.reference().state(), service.isPaused(), service.totals().instances(), null, this.restarts,
				service.totals().lastCrash(), this.mailboxDepth, this.mailboxBytes, this.oldestMail, this.longest,
				this.connections, this.detached, false, null);
	}

	static KeyedCensus of(KeyedService service) {
		return new KeyedCensus(service);
	}

	private void add(ServiceProcess process) {
		ServiceStatus status = process.status();
		if (!process.isRetired()) {
			this.states.merge(status.state(), 1, Integer::sum);
		}
		this.restarts += status.restarts();
		this.mailboxDepth += status.mailboxDepth();
		this.mailboxBytes += status.mailboxBytes();
		this.connections += status.connections();
		this.detached += status.detached();
		if (status.oldestMail().compareTo(this.oldestMail) > 0) {
			this.oldestMail = status.oldestMail();
		}
		RunningCallback running = status.running();
		if (running != null && (this.longest == null || running.begin() - this.begin < 0)) {
			this.longest = running;
			this.begin = running.begin();
		}
	}

	/**
	 * Status of all processes together.
	 * @return the status
	 */
	public ServiceStatus status() {
		return this.status;
	}

	/**
	 * How many processes are in each state.
	 * @return the numbers, without those that end and without zeros
	 */
	public Map<ServiceState, Integer> states() {
		return Collections.unmodifiableMap(this.states);
	}

	/**
	 * How many processes are in a state.
	 * @param state the state
	 * @return the number, without those that end
	 */
	public int count(ServiceState state) {
		return this.states.getOrDefault(state, 0);
	}

}

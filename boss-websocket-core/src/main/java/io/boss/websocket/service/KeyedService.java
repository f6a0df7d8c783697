/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import io.boss.websocket.BossServiceReference;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.InstanceKey;
import io.boss.websocket.KeyedServiceReference;
import io.boss.websocket.ServiceState;
import io.boss.websocket.limit.LimitListener;
import io.boss.websocket.log.LogLine;
import io.boss.websocket.service.discovery.ServiceDescriptor;
import io.boss.websocket.service.discovery.ServiceTemplate;
import io.boss.websocket.stats.ServiceStats;
import org.jspecify.annotations.Nullable;

/**
 * Service with a process for each key that is in use. A process is made for the first
 * client or info of its key, and is forgotten when it has ended.
 */
public final class KeyedService implements ServiceUnit, KeyedServiceReference {

	private final ServiceCommon common;

	private final ServiceSettings.Keyed settings;

	private final KeyProcesses processes;

	private final KeySweep sweep;

	private final KeyedLifecycle lifecycle;

	private final KeyedReference reference;

	KeyedService(ServiceCommon common) {
		this.common = common;
		this.settings = common.settings().keyed();
		this.processes = new KeyProcesses(common, this::made);
		this.sweep = new KeySweep(this.processes.all(), common.environment().time(), this.settings.idleTimeout());
		this.lifecycle = new KeyedLifecycle(common.descriptor().name(), this.processes.all());
		this.reference = new KeyedReference(this);
	}

	@Override
	public ServiceDescriptor descriptor() {
		return this.common.descriptor();
	}

	@Override
	public String name() {
		return descriptor().name();
	}

	@Override
	public String path() {
		return descriptor().path();
	}

	@Override
	public ServiceStats stats() {
		return this.common.stats();
	}

	@Override
	public Executor threads() {
		return this.common.threads();
	}

	@Override
	public ServiceLifecycle lifecycle() {
		return this.lifecycle;
	}

	@Override
	public Collection<ServiceProcess> processes() {
		return List.copyOf(this.processes.all().values());
	}

	@Override
	public void forEachProcess(Consumer<ServiceProcess> visitor) {
		this.processes.all().values().forEach((process) -> {
			KeyLife life = process.keyLife();
			ServiceProcess former = (life != null) ? life.former() : null;
			if (former != null) {
				// What holds the next one up is to be seen.
				visitor.accept(former);
			}
			visitor.accept(process);
		});
	}

	@Override
	public List<String> keys() {
		return this.processes.all()
			.values()
			.stream()
			.filter((process) -> !process.isRetired())
			.map(ServiceProcess::key)
			.sorted()
			.toList();
	}

	@Override
	public BossServiceReference reference() {
		return this.reference;
	}

	@Override
	public BossServiceReference key(String key) {
		InstanceKey found = find(key);
		if (found == null) {
			throw new IllegalArgumentException(
					"Service '" + name() + "' has no key '" + LogLine.of(key) + "': " + whyNot(key));
		}
		return new KeyReference(this, found);
	}

	private String whyNot(String key) {
		ServiceTemplate template = descriptor().template();
		if (fits(key) && template != null && template.match(key) != null) {
			return "its template '" + template + "' matches, and a @ServiceKey parameter cannot be converted from it";
		}
		return "its template is '" + template + "', and boss.websocket.keyed.max-key-length is "
				+ this.settings.maxKeyLength();
	}

	/**
	 * Finds a key.
	 * @param key the key as text
	 * @return the key, or {@code null} if there can be none such
	 */
	public @Nullable InstanceKey find(String key) {
		return fits(key) ? descriptor().key(key) : null;
	}

	private boolean fits(String key) {
		int longest = this.settings.maxKeyLength();
		return key.length() <= longest && key.getBytes(StandardCharsets.UTF_8).length <= longest;
	}

	/**
	 * Process of a key.
	 * @param key the key as text
	 * @return the process, or {@code null} if there is none
	 */
	public @Nullable ServiceProcess process(String key) {
		return this.processes.find(key);
	}

	@Override
	public ServiceStatus status() {
		return census().status();
	}

	/**
	 * Counts the processes of this moment.
	 * @return the census
	 */
	public KeyedCensus census() {
		return KeyedCensus.of(this);
	}

	@Override
	public List<PastCrash> crashes() {
		return totals().crashes();
	}

	@Override
	public WorkCounts work() {
		return this.common.work();
	}

	@Override
	public int clientCount() {
		return this.lifecycle.clientCount();
	}

	@Override
	public @Nullable Object origin() {
		return (this.common.environment().observer() != null) ? this.common.environment().observer().origin() : null;
	}

	@Override
	public DeliveryResult broadcast(Object message) {
		return FanOut.broadcast(message, this.processes.all().values());
	}

	@Override
	public @Nullable Unavailability availability(@Nullable InstanceKey key, @Nullable Principal user) {
		if (this.lifecycle.isDraining()) {
			return Unavailability.DRAINING;
		}
		ServiceProcess process = (key != null) ? process(key.key()) : null;
		boolean accepting = process != null && process.isAccepting();
		// A process may retire after it was found. A client does not notice: there is a
		// next one.
		boolean next = process == null || process.isRetired();
		if (!this.lifecycle.isOpen() || (!accepting && !next)) {
			return Unavailability.NOT_RUNNING;
		}
		return (next && this.processes.isFull()) ? Unavailability.TOO_MANY_INSTANCES : null;
	}

	@Override
	public Admission admit(@Nullable InstanceKey key, @Nullable Principal user, LimitListener listener) {
		if (key == null) {
			throw new IllegalArgumentException("Service '" + name() + "' has an instance for each key");
		}
		while (true) {
			Unavailability why = availability(key, user);
			if (why != null) {
				return new Admission.Refused(why);
			}
			ServiceProcess process = process(key.key());
			if (process == null) {
				Object owner = this.processes.owners().of(user);
				if (!this.processes.owners().charge(owner, listener)) {
					return new Admission.Refused(Unavailability.TOO_MANY_OF_PRINCIPAL);
				}
				process = this.processes.make(key, owner);
			}
			Seat seat = (process != null) ? process.sit() : null;
			if (seat != null) {
				return seat;
			}
		}
	}

	/**
	 * Keeps a seat in the process of a key, for mail that starts its instance.
	 * @param key the key
	 * @return the seat, or why there is none
	 */
	Admission seat(InstanceKey key) {
		while (isOpen()) {
			ServiceProcess known = process(key.key());
			ServiceProcess process = (known != null) ? known : this.processes.make(key, null);
			if (process == null) {
				return new Admission.Refused(Unavailability.TOO_MANY_INSTANCES);
			}
			Seat seat = process.sit();
			if (seat != null) {
				return seat;
			}
		}
		return new Admission.Refused(Unavailability.NOT_RUNNING);
	}

	boolean isOpen() {
		return this.lifecycle.isOpen();
	}

	void pause() {
		this.lifecycle.pause(true);
		processes().forEach(ServiceProcess::pause);
	}

	void resume() {
		this.lifecycle.pause(false);
		processes().forEach(ServiceProcess::resume);
	}

	boolean isPaused() {
		return this.lifecycle.isPaused();
	}

	ServiceTotals totals() {
		return this.common.totals();
	}

	private void made(ServiceProcess process) {
		if (isPaused()) {
			process.pause();
			if (!isPaused()) {
				// Who has ended the pause may have missed it.
				process.resume();
			}
		}
		this.lifecycle.made(process);
		this.sweep.wake();
	}

	/**
	 * How many processes are in which state.
	 * @param state the state
	 * @return the number
	 */
	public int count(ServiceState state) {
		int count = 0;
		for (ServiceProcess process : this.processes.all().values()) {
			count += (process.state() == state && !process.isRetired()) ? 1 : 0;
		}
		return count;
	}

	/**
	 * How many processes there are.
	 * @return the number, without those that end
	 */
	public int count() {
		return this.processes.count();
	}

	KeyProcesses kept() {
		return this.processes;
	}

}

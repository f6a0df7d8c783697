/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.boss.websocket.InstanceKey;
import io.boss.websocket.limit.InstanceOwners;
import org.jspecify.annotations.Nullable;

/**
 * Processes of the keys of a service that are in use, as many as there may be. Safe on
 * any thread.
 * <p>
 * Of one key, no two instances are ever there. A process that has retired takes nothing
 * any more, so whoever finds it makes the next one, which begins when the instance of the
 * former has terminated.
 */
final class KeyProcesses implements KeyKeeper {

	private static final int FEWEST_ENDING = 16;

	private final ServiceCommon common;

	private final int max;

	private final InstanceOwners owners;

	private final Consumer<ServiceProcess> made;

	private final Map<String, ServiceProcess> processes = new ConcurrentHashMap<>();

	// Those that are not retired: reserved before a process is made.
	private final AtomicInteger places = new AtomicInteger();

	private final AtomicInteger vacancies = new AtomicInteger();

	private final AtomicInteger ending = new AtomicInteger();

	/**
	 * Creates processes of no key.
	 * @param common what processes share
	 * @param made told of each process when it is there
	 */
	KeyProcesses(ServiceCommon common, Consumer<ServiceProcess> made) {
		this.common = common;
		this.made = made;
		this.max = common.settings().keyed().maxInstances();
		this.owners = new InstanceOwners(common.settings().keyed().maxPerPrincipal());
	}

	/**
	 * Processes by their keys, those that end included.
	 * @return the processes, which change at any moment
	 */
	Map<String, ServiceProcess> all() {
		return this.processes;
	}

	/**
	 * Principals that have started instances.
	 * @return the counts
	 */
	InstanceOwners owners() {
		return this.owners;
	}

	/**
	 * Finds the process of a key.
	 * @param key the key as text
	 * @return the process, or {@code null} if there is none that takes mail
	 */
	@Nullable ServiceProcess find(String key) {
		ServiceProcess process = this.processes.get(key);
		return (process != null && !process.isRetired()) ? process : null;
	}

	/**
	 * Makes the process of a key, unless another thread has done so.
	 * @param key the key
	 * @param owner who was charged for it, given back if no process is made
	 * @return the process, or {@code null} if there is no room for one more
	 */
	@Nullable ServiceProcess make(InstanceKey key, @Nullable Object owner) {
		if (!reserve()) {
			this.owners.release(owner);
			return null;
		}
		KeyPlace place = new KeyPlace(key, new KeyGate(this.vacancies), this, owner);
		ServiceProcess next = new ServiceProcess(this.common, place);
		KeyLife life = lifeOf(next);
		ServiceProcess process = this.processes.compute(key.key(), (text, known) -> {
			if (known != null && !known.isRetired()) {
				return known;
			}
			life.holdUntilAfter(known);
			return next;
		});
		if (process == next) {
			life.goOn();
			this.made.accept(next);
		}
		else {
			this.places.decrementAndGet();
			this.owners.release(owner);
		}
		return process;
	}

	private static KeyLife lifeOf(ServiceProcess process) {
		return Objects.requireNonNull(process.keyLife());
	}

	private boolean reserve() {
		int before = this.places.getAndUpdate((count) -> (count < this.max) ? count + 1 : count);
		return before < this.max || (evict() && reserve());
	}

	/**
	 * Whether there is no room for one more.
	 * @return whether there are as many as there may be, and none of them is vacant
	 */
	boolean isFull() {
		return this.places.get() >= this.max && !mayEvict();
	}

	// Those that end are bounded, too: a terminate may take its time.
	private boolean mayEvict() {
		return this.vacancies.get() > 0 && this.ending.get() < Math.max(this.max / 10, FEWEST_ENDING);
	}

	private boolean evict() {
		if (!mayEvict()) {
			return false;
		}
		for (ServiceProcess process : this.processes.values()) {
			if (lifeOf(process).retire()) {
				return true;
			}
		}
		return false;
	}

	@Override
	public void retired(KeyLife life) {
		this.ending.incrementAndGet();
		this.places.decrementAndGet();
		this.owners.release(life.place().owner());
	}

	@Override
	public void gone(KeyLife life) {
		this.ending.decrementAndGet();
		this.processes.computeIfPresent(life.place().key().key(),
				(key, process) -> (process.keyLife() != life) ? process : null);
	}

	/**
	 * How many processes there are.
	 * @return the number, without those that end
	 */
	int count() {
		return this.places.get();
	}

	int vacancies() {
		return this.vacancies.get();
	}

	int ending() {
		return this.ending.get();
	}

}

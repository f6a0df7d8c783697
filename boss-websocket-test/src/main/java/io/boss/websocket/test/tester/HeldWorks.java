/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.tester;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import io.boss.websocket.service.WorkItem;
import io.boss.websocket.test.HeldWork;
import io.boss.websocket.test.engine.Lane;
import io.boss.websocket.test.engine.TestLoop;
import org.jspecify.annotations.Nullable;

/**
 * Slow work of services: runs on the loop, is held, or is refused, as the test wants it.
 * Each work has a lane of its own, since it would have a thread of its own.
 */
public final class HeldWorks {

	private final TestLoop loop;

	private final Set<String> names = new LinkedHashSet<>();

	private final List<Held> held = new ArrayList<>();

	private boolean holdAll;

	private int refusals;

	/**
	 * Creates works of which none is held.
	 * @param loop runs work
	 */
	public HeldWorks(TestLoop loop) {
		this.loop = loop;
	}

	/**
	 * Executor of work.
	 * @return an executor that refuses what the test wants refused
	 */
	public Executor executor() {
		return this::take;
	}

	private synchronized void take(Runnable task) {
		if (this.refusals > 0) {
			this.refusals--;
			throw new RejectedExecutionException("Refused by the test");
		}
		if (task instanceof WorkItem item && (this.holdAll || this.names.contains(item.name()))) {
			this.held.add(new Held(item));
			this.loop.transcript().add(item.service(), "work '" + item.name() + "' is held");
		}
		else {
			this.loop.add(new Lane("work " + task), task);
		}
	}

	synchronized void hold(List<String> names) {
		this.holdAll |= names.isEmpty();
		this.names.addAll(names);
	}

	synchronized void refuse(int count) {
		this.refusals += count;
	}

	synchronized HeldWork get(@Nullable String service, String name) {
		return this.held.stream()
			.filter((work) -> work.name().equals(name) && (service == null || work.service().equals(service)))
			.findFirst()
			.orElseThrow(() -> new AssertionError(
					"No work '" + name + "'" + ((service != null) ? " of '" + service + "'" : "")
							+ " is held; held are " + names(service != null) + ". " + advice(name)));
	}

	private List<String> names(boolean withServices) {
		return this.held.stream()
			.map((work) -> withServices ? work.name() + " of " + work.service() : work.name())
			.toList();
	}

	private String advice(String name) {
		if (this.holdAll || this.names.contains(name)) {
			return "No service has begun such work, or the test has decided about it already";
		}
		return "Call holdWork(\"" + name + "\") before the service begins it"
				+ (this.names.isEmpty() ? "" : "; work of these names is held: " + this.names);
	}

	private synchronized void decide(Held work) {
		if (!this.held.remove(work)) {
			throw new IllegalStateException("Work '" + work.name() + "' is not held any more");
		}
	}

	/**
	 * Forgets what the test wants. Work that is held fails, so that its place is free.
	 */
	void clear() {
		forget().forEach((work) -> work.item.fail(new CancellationException("The test has ended")));
	}

	private synchronized List<Held> forget() {
		List<Held> left = List.copyOf(this.held);
		this.names.clear();
		this.held.clear();
		this.holdAll = false;
		this.refusals = 0;
		return left;
	}

	private final class Held implements HeldWork {

		private final WorkItem item;

		private Held(WorkItem item) {
			this.item = item;
		}

		@Override
		public String name() {
			return this.item.name();
		}

		@Override
		public String service() {
			return this.item.service();
		}

		@Override
		public void complete(@Nullable Object result) {
			decide(this);
			this.item.complete(result);
		}

		@Override
		public void fail(Throwable failure) {
			decide(this);
			this.item.fail(failure);
		}

		@Override
		public void run() {
			decide(this);
			HeldWorks.this.loop.add(new Lane("work " + this.item), this.item);
		}

	}

}

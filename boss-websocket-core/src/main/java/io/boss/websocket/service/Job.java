/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.concurrent.Callable;

import io.boss.websocket.mailbox.Refusable;
import org.jspecify.annotations.Nullable;

/**
 * Work on its way to a thread and on it.
 */
final class Job implements Refusable, WorkItem {

	private final String service;

	private final String name;

	private final TaskMail result;

	private final Callable<?> work;

	private final WorkCounts counts;

	private final long queued;

	/**
	 * Creates a job, which waits from now on.
	 * @param service the name of the service
	 * @param name the name of the work
	 * @param result told the result
	 * @param work the work
	 * @param counts counts the job
	 * @param now the time in nanoseconds
	 */
	Job(String service, String name, TaskMail result, Callable<?> work, WorkCounts counts, long now) {
		this.service = service;
		this.name = name;
		this.result = result;
		this.work = work;
		this.counts = counts;
		this.queued = now;
		counts.waits();
	}

	/**
	 * When it began to wait.
	 * @return the time in nanoseconds
	 */
	long queued() {
		return this.queued;
	}

	@Override
	public void run() {
		this.counts.begins();
		try {
			this.result.run(this.work);
		}
		finally {
			this.counts.ends();
		}
	}

	@Override
	public String service() {
		return this.service;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public void complete(@Nullable Object result) {
		this.counts.begins();
		this.counts.ends();
		this.result.done(result, null);
	}

	@Override
	public void fail(Throwable failure) {
		this.counts.begins();
		this.counts.ends();
		this.result.done(null, failure);
	}

	@Override
	public void refused(Throwable why) {
		this.counts.refused();
		this.result.done(null, why);
	}

	@Override
	public String toString() {
		return "'" + this.name + "' of service '" + this.service + "'";
	}

}

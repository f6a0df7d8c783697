/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import io.boss.websocket.DeliveryResult;
import io.boss.websocket.mailbox.Mailbox;
import org.jspecify.annotations.Nullable;

/**
 * Work that a service has done elsewhere, and whose results come back as mail. Safe on
 * any thread.
 */
final class ServiceWork {

	private final MailHandler handler;

	private final InstanceSlot instance;

	private final ServiceContext service;

	private final Executor threads;

	private final Mailbox mailbox;

	private final MailGate gate;

	private final WorkCounts counts;

	/**
	 * Creates work.
	 * @param handler handler of results
	 * @param instance gives the work
	 * @param mailbox where results wait
	 * @param gate decides whether work is begun
	 * @param service the service, whose threads for work may refuse a job, but neither
	 * run it inside the call nor wait
	 */
	ServiceWork(MailHandler handler, InstanceSlot instance, Mailbox mailbox, MailGate gate, ServiceContext service) {
		this.service = service;
		this.counts = service.common().work();
		this.handler = handler;
		this.instance = instance;
		this.threads = service.common().workers();
		this.mailbox = mailbox;
		this.gate = gate;
	}

	DeliveryResult pipe(String name, Callable<?> work, @Nullable Object origin) {
		return begin(name, origin, (task) -> execute(
				new Job(this.service.label(), name, task, work, this.counts, this.handler.clock().nanoTime())));
	}

	private void execute(Job job) {
		try {
			this.threads.execute(job);
		}
		catch (Throwable ex) {
			job.refused(ex);
		}
	}

	DeliveryResult pipe(String name, CompletionStage<?> stage, @Nullable Object origin) {
		return begin(name, origin, (task) -> stage.whenComplete(task::done));
	}

	private DeliveryResult begin(String name, @Nullable Object origin, Consumer<TaskMail> work) {
		InstanceScope scope = this.instance.scope();
		if (scope == null) {
			return this.gate.noInstance();
		}
		TaskMail task = new TaskMail(this.handler, name, scope, this.mailbox::put, origin, cause(),
				this.service.descriptor().annotated());
		return this.gate.offer("info", task, (mail) -> {
			if (!this.mailbox.reserveInfo(mail)) {
				return false;
			}
			// The result of what is done already is in the mailbox before the service
			// ends.
			mail.begin(work);
			return true;
		});
	}

	private @Nullable ServiceMail cause() {
		RunningCallback running = this.instance.running();
		return (running != null) ? running.mailOfThisThread() : null;
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

import io.boss.websocket.delivery.InfoQueue;
import io.boss.websocket.mailbox.Mail;

/**
 * Queue of infos for a service, open while the service takes new clients: later there is
 * no instance to tell.
 *
 * @param <T> the type of the infos
 */
final class ServiceInfoQueue<T> implements InfoQueue<T> {

	private final ServiceProcess service;

	ServiceInfoQueue(ServiceProcess service) {
		this.service = service;
	}

	@Override
	public boolean isOpen() {
		return this.service.isAccepting();
	}

	@Override
	public boolean offer(T info) {
		Full full = new Full();
		this.service.news(info, full);
		return !full.met;
	}

	@Override
	public void force(T info) {
		this.service.news(info, (mail) -> {
			this.service.put(mail);
			return true;
		});
	}

	@Override
	public void inTurn(Runnable task) {
		this.service.put(new Mail() {

			@Override
			protected void deliver() {
				task.run();
			}

		});
	}

	@Override
	public void afterEnd(Runnable task) {
		KeyLife life = this.service.keyLife();
		if (life != null) {
			CompletableFuture<Void> unused = life.ended().thenRun(task);
		}
	}

	// Says that the mail is taken, because it is not lost.
	private static final class Full implements Predicate<Mail> {

		private boolean met;

		@Override
		public boolean test(Mail mail) {
			this.met = true;
			return true;
		}

	}

}

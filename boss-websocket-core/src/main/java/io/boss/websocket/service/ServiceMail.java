/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;

import io.boss.websocket.BossMessage;
import io.boss.websocket.Outcome;
import io.boss.websocket.mailbox.Mail;
import io.boss.websocket.stats.DropReason;
import org.jspecify.annotations.Nullable;

/**
 * Mail that becomes a callback.
 */
abstract class ServiceMail extends Mail implements Callback {

	private final MailHandler handler;

	private long queued;

	private int deliveries;

	ServiceMail(MailHandler handler) {
		this.handler = handler;
		this.queued = now();
	}

	private long now() {
		return this.handler.clock().nanoTime();
	}

	@Override
	protected final void deliver() {
		this.deliveries++;
		this.handler.handle(this);
	}

	/**
	 * It waits once more, because there was no instance to give it to.
	 */
	final void takenBack() {
		this.deliveries--;
	}

	/**
	 * Whether it starts an instance of a keyed service that has none.
	 * @return whether there is somebody to serve
	 */
	boolean startsInstance() {
		return false;
	}

	/**
	 * Whether a vacant instance of a keyed service lives longer because of it.
	 * @return whether it is meant for this instance, and not for all that run
	 */
	boolean keepsInstance() {
		return true;
	}

	/**
	 * How often it has been given to an instance.
	 * @return the number of deliveries
	 */
	int deliveries() {
		return this.deliveries;
	}

	/**
	 * When it began to wait.
	 * @return the time in nanoseconds
	 */
	long queued() {
		return this.queued;
	}

	/**
	 * How long a task has been waiting.
	 * @param task the task, or {@code null} if none waits
	 * @return the time, zero if it is no mail
	 */
	static Duration age(@Nullable Runnable task) {
		return (task instanceof ServiceMail mail) ? Duration.ofNanos(mail.now() - mail.queued()) : Duration.ZERO;
	}

	/**
	 * It begins to wait only now, though it has been there for a while.
	 */
	final void queuedNow() {
		this.queued = now();
	}

	/**
	 * What it follows from, as observers of callbacks understand it.
	 * @return the origin, or {@code null} if there is no observer
	 */
	@Nullable Object origin() {
		Client client = client();
		return (client != null) ? client.origin() : null;
	}

	/**
	 * The client that it is about or from, as text.
	 * @return the id of its connection, or {@code null} if there is none
	 */
	@Nullable String connectionId() {
		Client client = client();
		return (client != null) ? client.connection().id() : null;
	}

	/**
	 * The client that it is about or from, if any.
	 * @return the client
	 */
	@Nullable Client client() {
		return null;
	}

	/**
	 * The message of the client that it is, or follows from.
	 * @return the message, or {@code null} if there is none
	 */
	@Nullable BossMessage message() {
		return null;
	}

	/**
	 * Whether there is still a receiver to hand it to.
	 * @return whether it is to be delivered
	 */
	boolean isDue() {
		return true;
	}

	/**
	 * As what it is counted if it is not handled: everything that was sent and waits to
	 * be handled. Joins and closes are about clients, which are told, and timers and
	 * timeouts are the instance's own; they are not counted.
	 * @param service why the service handles nothing now, or {@code null} if it would
	 * @return the reason, or {@code null} if nothing is lost
	 */
	@Nullable DropReason loss(@Nullable DropReason service) {
		return null;
	}

	/**
	 * Whether it is handed to the next instance if its callback has ended one.
	 * @return whether its callback may be run twice
	 */
	boolean isRepeated() {
		return true;
	}

	/**
	 * An instance has handled it.
	 * @param outcome what the callback answered
	 */
	void handled(Outcome<?> outcome) {
	}

	/**
	 * It is not due, or there is no instance to handle it.
	 * @param close what a client is told that waits for it
	 */
	void discarded(UnavailableClose close) {
	}

	/**
	 * What the callback is given besides the client, as its failure tells it.
	 * @return the message, the broadcast or the info, or {@code null} if it is given none
	 */
	@Nullable Object content() {
		return null;
	}

	/**
	 * The callback has failed, the instance goes on, and it will not be tried again.
	 * {@link #handled} comes next.
	 * @param failure what the callback threw
	 * @param denied whether that means that access was denied
	 */
	void failed(Throwable failure, boolean denied) {
	}

	/**
	 * It has ended two instances and is not tried again.
	 */
	void poisonous() {
	}

}

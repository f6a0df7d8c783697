/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import org.jspecify.annotations.Nullable;

/**
 * Result of work that a service had done elsewhere
 * ({@link BossServiceReference#pipeToSelf}). Delivered to
 * {@link BossServiceHandler#handleInfo}. Immutable.
 * <p>
 * Work that a service begins on the thread of a client's callback is that client's:
 * whatever the callback is, and also if it handles a result that is a client's already.
 *
 * @since 0.1.0
 */
public sealed interface TaskResult {

	/**
	 * Name that the work was given.
	 * @return the name
	 */
	String name();

	/**
	 * The client in whose callback the work was begun. It may be gone by now: what is
	 * sent to it then is answered {@link SendResult#CLOSED}.
	 * @return the handle, or {@code null} if the work was begun in no client's callback
	 */
	@Nullable BossConnection client();

	/**
	 * The message that the client had sent when its callback began the work, as it came.
	 * @return the message, or {@code null} if the callback had none
	 */
	@Nullable BossMessage message();

	/**
	 * Result of work that is done.
	 *
	 * @param name the name that the work was given
	 * @param value the value that it returned
	 * @param client the client in whose callback the work was begun, if any
	 * @param message the message of that client, if any
	 */
	record Success(String name, @Nullable Object value, @Nullable BossConnection client,
			@Nullable BossMessage message) implements TaskResult {

		/**
		 * The result of work that is no client's.
		 * @param name the name that the work was given
		 * @param value what it returned
		 */
		public Success(String name, @Nullable Object value) {
			this(name, value, null, null);
		}

		/**
		 * Tells of the client its id, and of the message nothing.
		 */
		@Override
		public String toString() {
			return "Success[name=" + this.name + ", value=" + this.value
					+ ((this.client != null) ? ", client=" + this.client.id() : "") + "]";
		}

	}

	/**
	 * Result of work that has failed.
	 *
	 * @param name the name that the work was given
	 * @param cause the throwable of the work, an {@link Error} included
	 * @param client the client in whose callback the work was begun, if any
	 * @param message the message of that client, if any
	 */
	record Failure(String name, Throwable cause, @Nullable BossConnection client,
			@Nullable BossMessage message) implements TaskResult {

		/**
		 * The failure of work that is no client's.
		 * @param name the name that the work was given
		 * @param cause what it threw
		 */
		public Failure(String name, Throwable cause) {
			this(name, cause, null, null);
		}

		/**
		 * Tells of the client its id, and of the message nothing.
		 */
		@Override
		public String toString() {
			return "Failure[name=" + this.name + ", cause=" + this.cause
					+ ((this.client != null) ? ", client=" + this.client.id() : "") + "]";
		}

	}

}

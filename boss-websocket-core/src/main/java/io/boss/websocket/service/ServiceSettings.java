/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;

import io.boss.websocket.mailbox.MailboxLimits;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a service.
 *
 * @param throughput how many callbacks run before the thread is given back
 * @param mailbox how much mail may wait
 * @param restart how often and how soon an instance is replaced
 * @param maxTimers how many timers an instance may have
 * @param errors what becomes of failures of clients' callbacks
 * @param keyed how many instances a keyed service may have, and for how long
 */
public record ServiceSettings(int throughput, MailboxLimits mailbox, Restart restart, int maxTimers, Errors errors,
		Keyed keyed) {

	/**
	 * Settings of a service whose failures are treated as its style suggests, and whose
	 * clients hear nothing of them.
	 * @param throughput how many callbacks run before the thread is given back
	 * @param mailbox how much mail may wait
	 * @param restart how often and how soon an instance is replaced
	 * @param maxTimers how many timers an instance may have
	 */
	public ServiceSettings(int throughput, MailboxLimits mailbox, Restart restart, int maxTimers) {
		this(throughput, mailbox, restart, maxTimers, new Errors(null, FailureAnswer.NONE), Keyed.DEFAULT);
	}

	/**
	 * Limits of the instances of a keyed service.
	 *
	 * @param idleTimeout how long an instance without a client, mail, work and timer
	 * lives on
	 * @param maxInstances how many instances there may be, at least 1
	 * @param maxKeyLength how many bytes of UTF-8 a key may have, at least 1
	 * @param maxPerPrincipal how many instances handshakes of one principal may have
	 * started, no limit if zero
	 */
	public record Keyed(Duration idleTimeout, int maxInstances, int maxKeyLength, int maxPerPrincipal) {

		/**
		 * The limits of a service that sets none.
		 */
		public static final Keyed DEFAULT = new Keyed(Duration.ofSeconds(30), 10_000, 128, 64);

	}

	/**
	 * Settings for failures of clients' callbacks.
	 *
	 * @param onError the policy for an exception that was not handled, or {@code null} if
	 * the style of the service decides
	 * @param answer the answer to the client
	 */
	public record Errors(@Nullable ErrorPolicy onError, FailureAnswer answer) {

		ErrorPolicy policy(boolean annotated) {
			if (this.onError != null) {
				return this.onError;
			}
			return annotated ? ErrorPolicy.ISOLATE : ErrorPolicy.RESTART;
		}

	}

	/**
	 * Limits of the supervisor, as {@code MaxR} and {@code MaxT} of OTP, and its
	 * back-off.
	 *
	 * @param maxRestarts how many restarts are allowed within the window
	 * @param window the window
	 * @param initialBackoff the wait before the first restart within the window; doubles
	 * with each
	 * @param maxBackoff the longest wait
	 * @param maxPerClient how many restarts one client, one principal or one remote
	 * address may cause, at least 1; they come back one by one within the window
	 * @param maxByClients how many all clients together may, at least 1; likewise
	 * @param retryAfter the wait before a service that was given up is started again;
	 * doubles with each; never if zero
	 * @param maxRetryAfter the longest such wait
	 */
	public record Restart(int maxRestarts, Duration window, Duration initialBackoff, Duration maxBackoff,
			int maxPerClient, int maxByClients, Duration retryAfter, Duration maxRetryAfter) {

		/**
		 * Limits with the defaults of what clients may cause, and of a service that was
		 * given up for good.
		 * @param maxRestarts how many restarts are allowed within the window
		 * @param window the window
		 * @param initialBackoff the wait before the first restart within the window
		 * @param maxBackoff the longest wait
		 */
		public Restart(int maxRestarts, Duration window, Duration initialBackoff, Duration maxBackoff) {
			this(maxRestarts, window, initialBackoff, maxBackoff, 5, 10, Duration.ZERO, Duration.ZERO);
		}

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import org.jspecify.annotations.Nullable;

/**
 * Exception for a {@link BossServiceReference#call call} of a service that has brought no
 * answer.
 *
 * @since 0.1.0
 */
public class ServiceCallException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * The name of the service that was called.
	 */
	private final String service;

	/**
	 * What went wrong.
	 */
	private final Failure failure;

	/**
	 * Creates an exception.
	 * @param service the name of the service that was called
	 * @param failure what went wrong
	 * @param message the text for people
	 * @param cause the cause, if there is one
	 */
	public ServiceCallException(String service, Failure failure, String message, @Nullable Throwable cause) {
		super(message, cause);
		this.service = service;
		this.failure = failure;
	}

	/**
	 * Name of the service that was called.
	 * @return the name
	 */
	public String service() {
		return this.service;
	}

	/**
	 * What went wrong.
	 * @return the kind of failure
	 */
	public Failure failure() {
		return this.failure;
	}

	/**
	 * Reason why a call has failed.
	 */
	public enum Failure {

		/**
		 * The service is down, stopped or stopping. It has not been given the call.
		 */
		NOT_RUNNING,

		/**
		 * The service runs on another node. It has not been given the call: broadcast to
		 * it, and let it answer with a broadcast.
		 */
		STANDBY,

		/**
		 * There is no room for infos in the mailbox of the service. It has not been given
		 * the call.
		 */
		MAILBOX_FULL,

		/**
		 * No answer in time. A call that still waits in the mailbox is not delivered any
		 * more; if the service was given it, it may act on it all the same.
		 */
		TIMEOUT,

		/**
		 * The calling thread was interrupted while it waited; its interrupt flag is set.
		 * The service may have been given the call.
		 */
		INTERRUPTED,

		/**
		 * The instance that was given the call has ended without an answer, or the call
		 * has ended two instances and was dropped.
		 */
		CRASHED,

		/**
		 * The calling service would have waited for itself. The message has the chain of
		 * calls, {@code chat -> stock -> chat}.
		 */
		SELF_CALL,

		/**
		 * The service has answered with {@link ServiceCall#fail}, which has the cause.
		 */
		FAILED

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import org.jspecify.annotations.Nullable;

import org.springframework.http.ProblemDetail;

/**
 * Exception for a request to a client ({@link BossConnection#ask}) that has brought no
 * answer.
 *
 * @since 0.1.0
 */
public class ClientAskException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * What went wrong.
	 */
	private final Failure failure;

	private final transient @Nullable ProblemDetail problem;

	/**
	 * Creates an exception.
	 * @param failure what went wrong
	 * @param message the text for people
	 * @param problem what the client has answered, if it has answered with a problem
	 * @param cause the cause, if there is one
	 */
	public ClientAskException(Failure failure, String message, @Nullable ProblemDetail problem,
			@Nullable Throwable cause) {
		super(message, cause);
		this.failure = failure;
		this.problem = problem;
	}

	/**
	 * What went wrong.
	 * @return the kind of failure
	 */
	public Failure failure() {
		return this.failure;
	}

	/**
	 * What the client has answered.
	 * @return the problem, text of a client that is not to be trusted, or {@code null} if
	 * it is not {@link Failure#FAILED}
	 */
	public @Nullable ProblemDetail problem() {
		return this.problem;
	}

	/**
	 * Reason why a request to a client has failed.
	 */
	public enum Failure {

		/**
		 * The client does not speak {@code boss.v1}. It has not been sent the request.
		 */
		UNSUPPORTED,

		/**
		 * Too many requests to this client are open ({@code requests.max-open}). It has
		 * not been sent the request.
		 */
		TOO_MANY,

		/**
		 * The connection is closed, or was before there was an answer. A client that is
		 * away and may come back is not closed.
		 */
		CLOSED,

		/**
		 * No answer in time. The client may act on the request all the same.
		 */
		TIMEOUT,

		/**
		 * The answer cannot be read as the type that was asked for, or the request could
		 * not be written or queued.
		 */
		UNREADABLE,

		/**
		 * The client has answered with a {@link ClientAskException#problem() problem}.
		 */
		FAILED

	}

}

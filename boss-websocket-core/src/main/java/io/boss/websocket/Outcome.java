/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Return value of a callback, as in {@code gen_server}: go on with a state, go on and
 * hear of silence, or stop. Immutable.
 *
 * @param <S> the type of the service's state
 * @since 0.1.0
 */
public sealed interface Outcome<S extends @Nullable Object> {

	/**
	 * Go on with this state.
	 * @param <S> the type of the state
	 * @param state the next state
	 * @return the outcome
	 */
	static <S extends @Nullable Object> Outcome<S> noReply(S state) {
		return new NoReply<>(state, null);
	}

	/**
	 * Go on with this state; if no other mail arrives within the timeout, an
	 * {@link IdleTimeout} is delivered to {@link BossServiceHandler#handleInfo}.
	 * @param <S> the type of the state
	 * @param state the next state
	 * @param timeout how long to wait; zero means as soon as the mailbox is empty
	 * @return the outcome
	 * @throws IllegalArgumentException if the timeout is negative
	 */
	static <S extends @Nullable Object> Outcome<S> noReply(S state, Duration timeout) {
		return new NoReply<>(state, timeout);
	}

	/**
	 * End this instance of the service. {@link BossServiceHandler#terminate} is called
	 * with the same reason; whether another instance follows is up to the
	 * {@link RestartPolicy}.
	 * @param <S> the type of the state
	 * @param reason why
	 * @param state the last state
	 * @return the outcome
	 */
	static <S extends @Nullable Object> Outcome<S> stop(TerminationReason reason, S state) {
		return new Stop<>(reason, state);
	}

	/**
	 * Refuse the client that is joining; the state stays as it is. Only
	 * {@link BossServiceHandler#handleJoin} may answer this, from any other callback it
	 * is an error that ends the instance.
	 * @param <S> the type of the state
	 * @param code the close code: 1000, 1008, 1011, 1013 or 3000 to 4999 are usual
	 * @param reason the close reason, cut at 123 bytes of UTF-8
	 * @return the outcome
	 * @throws IllegalArgumentException if the code cannot be sent
	 */
	static <S extends @Nullable Object> Outcome<S> reject(CloseCode code, String reason) {
		return new Reject<>(code, reason);
	}

	/**
	 * Outcome that goes on.
	 *
	 * @param <S> the type of the state
	 * @param state the next state
	 * @param timeout how long a silence must last to be reported, or {@code null} for
	 * none
	 */
	record NoReply<S extends @Nullable Object>(S state, @Nullable Duration timeout) implements Outcome<S> {

		/**
		 * Creates an outcome.
		 * @param state the next state
		 * @param timeout how long a silence must last to be reported, not negative, or
		 * {@code null} for none
		 */
		public NoReply(S state, @Nullable Duration timeout) {
			if (timeout != null && timeout.isNegative()) {
				throw new IllegalArgumentException("Timeout must not be negative: " + timeout);
			}
			this.state = state;
			this.timeout = timeout;
		}

	}

	/**
	 * Outcome that ends the instance.
	 *
	 * @param <S> the type of the state
	 * @param reason the reason
	 * @param state the last state
	 */
	record Stop<S extends @Nullable Object>(TerminationReason reason, S state) implements Outcome<S> {
	}

	/**
	 * Outcome that refuses a joining client.
	 *
	 * @param <S> the type of the state
	 * @param code the close code
	 * @param reason the close reason
	 */
	record Reject<S extends @Nullable Object>(CloseCode code, String reason) implements Outcome<S> {

		/**
		 * Creates an outcome.
		 * @param code the close code
		 * @param reason the close reason, which is cut to what a close frame can carry
		 */
		public Reject(CloseCode code, String reason) {
			this.code = code;
			this.reason = CloseReason.sendable(code, reason);
		}

	}

}

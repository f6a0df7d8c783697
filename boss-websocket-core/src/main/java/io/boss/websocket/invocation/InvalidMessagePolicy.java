/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.CloseCode;
import io.boss.websocket.InvalidMessage;
import io.boss.websocket.service.FailureAnswer;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * Policy for an invalid message when the service has no {@code @OnInvalid} method, for a
 * message that its client may not send, and for a message that the service fails to
 * handle.
 */
public enum InvalidMessagePolicy implements FailureAnswer {

	/**
	 * The client gets a problem as RFC 9457 has it, or its detail as text if the service
	 * has no converter that writes objects.
	 */
	ANSWER {

		@Override
		void apply(InvalidMessage invalid, BossConnection client) {
			answer(HttpStatus.BAD_REQUEST, invalid.detail(), client);
		}

		@Override
		public void denied(BossConnection client) {
			answer(HttpStatus.FORBIDDEN, ACCESS_DENIED, client);
		}

		@Override
		public void failed(BossConnection client) {
			answer(HttpStatus.INTERNAL_SERVER_ERROR, FAILED, client);
		}

		private void answer(HttpStatus status, String detail, BossConnection client) {
			BossMessage answer;
			try {
				answer = client.encode(ProblemDetail.forStatusAndDetail(status, detail));
			}
			catch (RuntimeException ex) {
				// Whatever a converter throws.
				answer = BossMessage.text(detail);
			}
			client.send(answer);
		}

	},

	/**
	 * Nothing happens.
	 */
	IGNORE {

		@Override
		void apply(InvalidMessage invalid, BossConnection client) {
		}

		@Override
		public void denied(BossConnection client) {
		}

		@Override
		public void failed(BossConnection client) {
		}

	},

	/**
	 * The client is closed: with 1007 if the message cannot be converted, with 1008 if it
	 * is not valid, with 4403 if it was denied, with 1011 if the service has failed.
	 */
	CLOSE {

		@Override
		public boolean closes() {
			return true;
		}

		@Override
		void apply(InvalidMessage invalid, BossConnection client) {
			client.close(invalid.problem().closeCode(), "invalid message");
		}

		@Override
		public void denied(BossConnection client) {
			client.close(CloseCode.ACCESS_DENIED, ACCESS_DENIED);
		}

		@Override
		public void failed(BossConnection client) {
			client.close(CloseCode.SERVER_ERROR, FAILED);
		}

	};

	static final String ACCESS_DENIED = "access denied";

	// Without the exception, which no client may see.
	private static final String FAILED = "the service has failed to handle this";

	abstract void apply(InvalidMessage invalid, BossConnection client);

}

package io.boss.websocket.invocation;

import io.boss.websocket.BossConnection;
import io.boss.websocket.InvalidMessage;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * What becomes of an invalid message when the service has no {@code @OnInvalid} method.
 */
public enum InvalidMessagePolicy {

	/**
	 * The client gets a problem as RFC 9457 has it.
	 */
	ANSWER {

		@Override
		void apply(InvalidMessage invalid, BossConnection client) {
			client.send(ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, invalid.detail()));
		}

	},

	/**
	 * Nothing happens.
	 */
	IGNORE {

		@Override
		void apply(InvalidMessage invalid, BossConnection client) {
		}

	},

	/**
	 * The client is closed: with 1007 if the message cannot be converted, with 1008 if it
	 * is not valid.
	 */
	CLOSE {

		@Override
		void apply(InvalidMessage invalid, BossConnection client) {
			client.close(invalid.problem().closeCode(), "invalid message");
		}

	};

	abstract void apply(InvalidMessage invalid, BossConnection client);

}

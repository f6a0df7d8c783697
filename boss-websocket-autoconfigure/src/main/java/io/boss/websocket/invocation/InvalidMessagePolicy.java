package io.boss.websocket.invocation;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.InvalidMessage;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.messaging.converter.MessageConversionException;

/**
 * What becomes of an invalid message when the service has no {@code @OnInvalid} method.
 */
public enum InvalidMessagePolicy {

	/**
	 * The client gets a problem as RFC 9457 has it, or its detail as text if the service
	 * has no converter that writes objects.
	 */
	ANSWER {

		@Override
		void apply(InvalidMessage invalid, BossConnection client) {
			BossMessage answer;
			try {
				answer = client.encode(ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, invalid.detail()));
			}
			catch (MessageConversionException ex) {
				answer = BossMessage.text(invalid.detail());
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

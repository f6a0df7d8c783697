package io.boss.websocket.invocation;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.CloseReason;
import io.boss.websocket.InvalidMessage;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * What becomes of an invalid message when the service has no {@code @OnInvalid} method,
 * and of one that its client may not send.
 */
public enum InvalidMessagePolicy {

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
		void deny(BossConnection client) {
			answer(HttpStatus.FORBIDDEN, ACCESS_DENIED, client);
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
		void deny(BossConnection client) {
		}

	},

	/**
	 * The client is closed: with 1007 if the message cannot be converted, with 1008 if it
	 * is not valid, with 4403 if it was denied.
	 */
	CLOSE {

		@Override
		void apply(InvalidMessage invalid, BossConnection client) {
			client.close(invalid.problem().closeCode(), "invalid message");
		}

		@Override
		void deny(BossConnection client) {
			client.close(CloseReason.ACCESS_DENIED, ACCESS_DENIED);
		}

	};

	private static final String ACCESS_DENIED = "access denied";

	abstract void apply(InvalidMessage invalid, BossConnection client);

	/**
	 * Tells a client, or does not, that it may not do what it has asked for.
	 * @param client the client
	 */
	abstract void deny(BossConnection client);

}

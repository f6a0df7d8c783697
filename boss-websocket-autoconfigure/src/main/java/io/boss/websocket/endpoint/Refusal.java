package io.boss.websocket.endpoint;

import java.time.Duration;

import io.boss.websocket.stats.RefusalReason;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * The answer to a handshake that is refused.
 *
 * @param status the status of the response
 * @param reason what it is counted as
 * @param text the body of the response, for whoever looks at it; tells no secrets
 * @param retryAfter when the client may try again, or {@code null} if there is nothing to
 * say about that
 * @param logText what the log says of it: for operators, so it may name more than the
 * body
 */
public record Refusal(HttpStatus status, RefusalReason reason, String text, @Nullable Duration retryAfter,
		String logText) {

	/**
	 * A refusal of which the log says what the client is told.
	 * @param status the status of the response
	 * @param reason what it is counted as
	 * @param text the body of the response
	 * @param retryAfter when the client may try again, or {@code null}
	 */
	public Refusal(HttpStatus status, RefusalReason reason, String text, @Nullable Duration retryAfter) {
		this(status, reason, text, retryAfter, text);
	}

	/**
	 * A refusal that waiting does not change.
	 * @param status the status of the response
	 * @param reason what it is counted as
	 * @param text the body of the response
	 */
	public Refusal(HttpStatus status, RefusalReason reason, String text) {
		this(status, reason, text, null);
	}

	/**
	 * The same with other words for the log.
	 * @param logText what the log says; others may have chosen parts of it
	 * @return a new refusal
	 */
	public Refusal withLogText(String logText) {
		return new Refusal(this.status, this.reason, this.text, this.retryAfter, logText);
	}

}

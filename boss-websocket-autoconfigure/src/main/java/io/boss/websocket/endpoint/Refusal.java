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
 * @param detail what the log says besides, or {@code null}
 */
public record Refusal(HttpStatus status, RefusalReason reason, String text, @Nullable Duration retryAfter,
		@Nullable String detail) {

	/**
	 * A refusal that waiting does not change.
	 * @param status the status of the response
	 * @param reason what it is counted as
	 * @param text the body of the response
	 */
	public Refusal(HttpStatus status, RefusalReason reason, String text) {
		this(status, reason, text, null, null);
	}

	/**
	 * A refusal that says no more to the log than to the client.
	 * @param status the status of the response
	 * @param reason what it is counted as
	 * @param text the body of the response
	 * @param retryAfter when the client may try again, or {@code null}
	 */
	public Refusal(HttpStatus status, RefusalReason reason, String text, @Nullable Duration retryAfter) {
		this(status, reason, text, retryAfter, null);
	}

	/**
	 * The same, with something for the log.
	 * @param detail what the log says besides; may have what the client has sent
	 * @return a refusal
	 */
	public Refusal withDetail(String detail) {
		return new Refusal(this.status, this.reason, this.text, this.retryAfter, detail);
	}

}

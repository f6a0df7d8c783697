package io.boss.websocket.security.lifetime;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.boss.websocket.BossMessage;
import org.jspecify.annotations.Nullable;

/**
 * What is said about authentication on the connection itself: text messages that begin
 * with a type of their own.
 */
final class InBand {

	private static final String TYPE = "{\"type\":\"boss.authentication\"";

	private static final byte[] PREFIX = TYPE.getBytes(StandardCharsets.US_ASCII);

	private static final ByteBuffer PREFIX_BYTES = ByteBuffer.wrap(PREFIX).asReadOnlyBuffer();

	// The characters of RFC 6750, section 2.1, which need no escapes.
	private static final Pattern CREDENTIAL = Pattern
		.compile("\\s*,\\s*\"(token|ticket)\"\\s*:\\s*\"([A-Za-z0-9._~+/=-]+)\"\\s*}\\s*");

	private InBand() {
	}

	/**
	 * Whether a message is about authentication. Most are found not to be by their first
	 * few bytes.
	 * @param message a message from a client
	 * @return whether it is not for the service
	 */
	static boolean isAbout(BossMessage message) {
		if (!(message instanceof BossMessage.Text)) {
			return false;
		}
		ByteBuffer bytes = message.bytes();
		return bytes.remaining() > PREFIX.length && bytes.slice(bytes.position(), PREFIX.length).equals(PREFIX_BYTES);
	}

	/**
	 * Reads what a client shows.
	 * @param message a message about authentication
	 * @return the credential, or {@code null} if there is none
	 */
	static @Nullable Credential read(BossMessage message) {
		String rest = ((BossMessage.Text) message).payload().substring(TYPE.length());
		Matcher matcher = CREDENTIAL.matcher(rest);
		return matcher.matches() ? new Credential(matcher.group(1).equals("ticket"), matcher.group(2)) : null;
	}

	static String expiring(Duration remaining) {
		return TYPE + ",\"event\":\"expiring\",\"expiresIn\":" + remaining.toSeconds() + "}";
	}

	static String refreshed(@Nullable Duration remaining) {
		return TYPE + ",\"event\":\"refreshed\""
				+ ((remaining != null) ? ",\"expiresIn\":" + remaining.toSeconds() : "") + "}";
	}

	static String failed() {
		return TYPE + ",\"event\":\"failed\"}";
	}

	/**
	 * Something to be verified.
	 *
	 * @param isTicket whether it is a ticket, else a bearer token
	 * @param value the secret, never to be logged
	 */
	record Credential(boolean isTicket, String value) {

		@Override
		public String toString() {
			return this.isTicket ? "a ticket" : "a token";
		}

	}

}

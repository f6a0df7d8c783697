package io.boss.websocket.session;

import java.nio.ByteBuffer;

import io.boss.websocket.BossMessage;
import io.boss.websocket.stats.ResumeResult;
import org.jspecify.annotations.Nullable;

/**
 * Session of a client that speaks {@code boss.v1}: what the protocol says to it and hears
 * of it, beside the messages of the application. Safe on any thread.
 */
public final class ProtocolSession {

	private final Mark mark = Mark.next();

	// Why the client does not get the session that it has asked for, if it has.
	private final @Nullable ResumeResult instead;

	/**
	 * Begins a session.
	 * @param instead why the client does not get the one that it has asked for, or
	 * {@code null} if it has asked for none
	 */
	public ProtocolSession(@Nullable ResumeResult instead) {
		this.instead = instead;
	}

	/**
	 * What a connection begins with.
	 * @param welcome what the client is told
	 * @return the text
	 */
	public String welcome(Welcome welcome) {
		Welcome told = (this.instead != null && !welcome.resumed()) ? welcome.insteadOf(this.instead) : welcome;
		return told.text(this.mark);
	}

	/**
	 * Tells the client what has been received.
	 * @param count how many messages since the session has begun
	 * @return the text
	 */
	public String acknowledgement(long count) {
		return "{\"boss\":\"" + this.mark.text() + "\",\"type\":\"boss.ack\",\"n\":" + count + "}";
	}

	/**
	 * A sign of life.
	 * @return the text
	 */
	public String beat() {
		return this.mark.open("boss.beat") + "}";
	}

	/**
	 * What comes before a close frame after which the client may come back.
	 * @param code the close code
	 * @param retryAfter milliseconds of which the client waits a random part
	 * @return the text
	 */
	public String bye(int code, long retryAfter) {
		return this.mark.open("boss.bye") + ",\"code\":" + code + ",\"retryAfter\":" + retryAfter + "}";
	}

	/**
	 * Reads a message if it is one to the protocol.
	 * @param message a message of the client
	 * @return what it says, or {@code null} if it is the application's
	 */
	public @Nullable MarkedMessage read(BossMessage message) {
		return beginsWith(message.bytes(), this.mark.prefix()) ? MarkedMessage.read(message, this.mark) : null;
	}

	private static boolean beginsWith(ByteBuffer bytes, byte[] prefix) {
		return bytes.remaining() >= prefix.length
				&& bytes.slice(bytes.position(), prefix.length).equals(ByteBuffer.wrap(prefix));
	}

}

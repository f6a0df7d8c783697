package io.boss.websocket.session;

import java.nio.ByteBuffer;

import io.boss.websocket.BossMessage;
import org.jspecify.annotations.Nullable;

/**
 * Session of a client that speaks {@code boss.v1}: what the protocol says to it and hears
 * of it, beside the messages of the application. Safe on any thread.
 */
public final class ProtocolSession {

	private final Mark mark = Mark.next();

	/**
	 * What a connection begins with.
	 * @param welcome what the client is told
	 * @return the text
	 */
	public String welcome(Welcome welcome) {
		return welcome.text(this.mark);
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

package io.boss.websocket.session;

/**
 * Session of a client that speaks {@code boss.v1}: what the protocol says to it, beside
 * the messages of the application. Safe on any thread.
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

}

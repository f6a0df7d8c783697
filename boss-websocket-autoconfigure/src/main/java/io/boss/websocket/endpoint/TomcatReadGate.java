package io.boss.websocket.endpoint;

import jakarta.websocket.Session;
import org.apache.tomcat.websocket.WsSession;

/**
 * Lets Tomcat not read from the socket: no thread waits.
 */
final class TomcatReadGate implements ReadGate {

	private final WsSession session;

	private TomcatReadGate(WsSession session) {
		this.session = session;
	}

	static boolean canPause(Session session) {
		return session instanceof WsSession;
	}

	static ReadGate of(Session session) {
		return new TomcatReadGate((WsSession) session);
	}

	@Override
	public void pause() {
		this.session.suspend();
	}

	@Override
	public void resume() {
		this.session.resume();
	}

	@Override
	public boolean pass() {
		return true;
	}

}

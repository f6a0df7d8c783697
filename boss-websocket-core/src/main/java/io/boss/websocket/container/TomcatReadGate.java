/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.container;

import jakarta.websocket.Session;
import org.apache.tomcat.websocket.WsSession;

/**
 * Gate that has Tomcat not read from the socket: no thread waits.
 * <p>
 * A resume can slip in after Tomcat's reading thread has seen the suspension, and before
 * it has noted that it leaves. It then goes on to wait for the socket, with what it had
 * read ahead still in its buffer, and looks at that only when more arrives
 * ({@code WsFrameServer.onDataAvailable}, 11.0.22). It cannot be seen from outside, so a
 * client that stays silent after a resume is made to send something
 * ({@link ResumeCheck}).
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
	public boolean resume() {
		this.session.resume();
		return true;
	}

	@Override
	public boolean pass() {
		return true;
	}

}

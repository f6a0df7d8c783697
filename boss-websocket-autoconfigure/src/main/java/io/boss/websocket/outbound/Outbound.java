package io.boss.websocket.outbound;

import java.util.concurrent.Executor;

import jakarta.websocket.Session;

/**
 * The way to one client's socket.
 *
 * @param session the session of the container
 * @param limits how much may wait, and for how long
 * @param executor lends the thread that writes; must not refuse
 * @param encoder makes messages of objects
 */
public record Outbound(Session session, OutboundLimits limits, Executor executor, MessageEncoder encoder) {

	FrameWriter writer() {
		return new SessionFrameWriter(this.session, this.limits);
	}

}

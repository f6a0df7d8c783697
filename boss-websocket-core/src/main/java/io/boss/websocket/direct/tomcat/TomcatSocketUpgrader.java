package io.boss.websocket.direct.tomcat;

import java.io.IOException;

import io.boss.websocket.direct.SocketUpgrader;
import io.boss.websocket.direct.WireLoops;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Adopts the sockets of Tomcat's NIO connector into the engine's own loops, the fastest
 * way there is.
 */
public final class TomcatSocketUpgrader implements SocketUpgrader {

	private final WireLoops loops;

	/**
	 * Creates a carrier.
	 * @param loops the engine's loops
	 */
	public TomcatSocketUpgrader(WireLoops loops) {
		this.loops = loops;
	}

	@Override
	public void upgrade(HttpServletRequest request, ConnectionFactory arrival) throws IOException, ServletException {
		request.upgrade(TomcatUpgradeHandler.class).expect(arrival, this.loops.next());
	}

}

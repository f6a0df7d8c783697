package io.boss.websocket.direct.tomcat;

import java.io.IOException;

import io.boss.websocket.direct.Carrier;
import io.boss.websocket.direct.WireLoops;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Adopts the sockets of Tomcat's NIO connector into the engine's own loops, the fastest
 * way there is.
 */
public final class TomcatCarrier implements Carrier {

	private final WireLoops loops;

	/**
	 * Creates a carrier.
	 * @param loops the engine's loops
	 */
	public TomcatCarrier(WireLoops loops) {
		this.loops = loops;
	}

	@Override
	public void upgrade(HttpServletRequest request, Arrival arrival) throws IOException, ServletException {
		request.upgrade(TomcatUpgradeHandler.class).expect(arrival, this.loops.next());
	}

}

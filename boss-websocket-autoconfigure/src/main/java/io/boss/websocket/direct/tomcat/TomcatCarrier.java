package io.boss.websocket.direct.tomcat;

import java.io.IOException;

import io.boss.websocket.direct.Carrier;
import io.boss.websocket.direct.WireLoops;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Adopts the sockets of Tomcat's NIO connector into the engine's own loops, the fastest
 * way there is. A connection with TLS is left to another carrier, because there the
 * socket alone is not enough.
 */
public final class TomcatCarrier implements Carrier {

	// Set by the connector itself; what a proxy says about TLS does not set it.
	private static final String CIPHER_SUITE = "jakarta.servlet.request.cipher_suite";

	private final WireLoops loops;

	private final Carrier encrypted;

	/**
	 * Creates a carrier.
	 * @param loops the engine's loops
	 * @param encrypted takes requests that came by TLS
	 */
	public TomcatCarrier(WireLoops loops, Carrier encrypted) {
		this.loops = loops;
		this.encrypted = encrypted;
	}

	@Override
	public void upgrade(HttpServletRequest request, Arrival arrival) throws IOException, ServletException {
		if (request.getAttribute(CIPHER_SUITE) != null) {
			this.encrypted.upgrade(request, arrival);
			return;
		}
		request.upgrade(TomcatUpgradeHandler.class).expect(arrival, this.loops.next());
	}

}

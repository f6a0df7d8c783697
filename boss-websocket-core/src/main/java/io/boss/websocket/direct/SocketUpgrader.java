package io.boss.websocket.direct;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;

/**
 * How the engine gets hold of the socket of a request that is being upgraded. Safe on any
 * thread.
 */
public interface SocketUpgrader {

	/**
	 * Upgrades a request whose response has its status and headers.
	 * @param request the request
	 * @param arrival opens the connection when the socket is there
	 * @throws IOException if the container fails to
	 * @throws ServletException if the container refuses to
	 */
	void upgrade(HttpServletRequest request, ConnectionFactory arrival) throws IOException, ServletException;

	/**
	 * A client whose handshake has succeeded and whose socket is about to come.
	 */
	@FunctionalInterface
	interface ConnectionFactory {

		/**
		 * Opens the connection. The carrier then tells it to
		 * {@link DirectConnection#open()} and what comes in, in this order.
		 * @param loop the loop that the connection belongs to
		 * @param channel the socket
		 * @return the connection
		 */
		DirectConnection open(WireLoop loop, WireChannel channel);

	}

}

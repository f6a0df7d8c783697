/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.nio.ByteBuffer;
import java.time.Duration;

import io.boss.websocket.log.LogTrace;
import io.boss.websocket.timing.Nanos;
import io.boss.websocket.wire.EncodedFrame;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Close frame for a socket that no session belongs to any more. If it does not go without
 * waiting, the socket is closed without it. On the loop.
 */
final class Farewell {

	private static final Log logger = LogFactory.getLog(Farewell.class);

	private final WireLoop loop;

	private final Duration closeTimeout;

	/**
	 * Creates a farewell.
	 * @param loop the loop of the sockets
	 * @param closeTimeout how long a client may take to close its side
	 */
	Farewell(WireLoop loop, Duration closeTimeout) {
		this.loop = loop;
		this.closeTimeout = closeTimeout;
	}

	/**
	 * Says why, and closes the socket.
	 * @param socket the socket, in which no frame is under way
	 * @param close the close frame
	 */
	void say(WireChannel socket, CloseFrame close) {
		if (writes(socket, close.frame())) {
			// Closing it now would reset it if the client still sends, and the frame be
			// lost.
			socket.shutdownOutput();
			this.loop.schedule(Nanos.of(this.closeTimeout), socket::close);
		}
		else {
			socket.close();
		}
	}

	private static boolean writes(WireChannel socket, EncodedFrame frame) {
		try {
			ByteBuffer bytes = ByteBuffer.allocate(frame.size());
			frame.copyTo(0, bytes);
			socket.write(bytes.flip());
			return !bytes.hasRemaining();
		}
		catch (Throwable ex) {
			LogTrace.debug(logger, "A socket is gone that was to be told why", ex);
			return false;
		}
	}

}

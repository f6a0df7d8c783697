package io.boss.websocket.direct;

import java.io.IOException;
import java.nio.ByteBuffer;

import io.boss.websocket.log.LogTrace;
import io.boss.websocket.wire.EncodedFrame;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Close frame for a socket that no session belongs to any more: as much of it as goes
 * without waiting, and the socket is closed.
 */
final class Farewell {

	private static final Log logger = LogFactory.getLog(Farewell.class);

	private Farewell() {
	}

	/**
	 * Says why, and closes the socket. On the loop.
	 * @param socket the socket, in which no frame is under way
	 * @param close the close frame
	 */
	static void say(WireChannel socket, CloseFrame close) {
		try {
			if (socket != NoSocket.INSTANCE) {
				EncodedFrame frame = close.frame();
				ByteBuffer bytes = ByteBuffer.allocate(frame.size());
				frame.copyTo(0, bytes);
				socket.write(bytes.flip());
				socket.shutdownOutput();
			}
		}
		catch (IOException | RuntimeException ex) {
			logger.debug(new LogTrace("A socket is gone that was to be told why", ex));
		}
		finally {
			socket.close();
		}
	}

}

package io.boss.websocket.direct;

import java.util.List;

import io.boss.websocket.wire.EncodedFrame;

/**
 * What others put into the inbox of a {@link WireLoop}.
 */
sealed interface Delivery {

	/**
	 * A frame for one connection, which has made room for it.
	 *
	 * @param connection who gets it
	 * @param frame the frame
	 */
	record ToOne(DirectOutlet connection, EncodedFrame frame) implements Delivery {
	}

	/**
	 * A frame for many connections of the loop.
	 *
	 * @param members who gets it; never changes
	 * @param frame the frame
	 * @param share is told when the loop has taken it out
	 */
	record ToMany(List<DirectConnection> members, EncodedFrame frame, LoopShare share) implements Delivery {
	}

	/**
	 * Anything else that is to be done on the loop, in its turn.
	 *
	 * @param task what to do
	 */
	record Command(Runnable task) implements Delivery {
	}

}

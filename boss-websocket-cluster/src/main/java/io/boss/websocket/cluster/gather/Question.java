package io.boss.websocket.cluster.gather;

import java.util.Objects;

/**
 * A question to all nodes.
 *
 * @param number tells it from others of the node that asks
 * @param about what is asked for
 */
record Question(long number, String about) {

	// It comes from elsewhere.
	Question {
		Objects.requireNonNull(about);
	}

}

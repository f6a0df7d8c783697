package io.boss.websocket.cluster.node;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A message that waits for the broker.
 *
 * @param to the id of the node that it is for, or {@code null} if it is for all
 * @param sequence its number among those for the same addressee, or 0 if nobody misses it
 * @param kind what it is
 * @param context what it follows from
 * @param body what it says, as JSON
 */
record Outgoing(@Nullable String to, long sequence, String kind, Map<String, String> context, byte[] body) {

	// About what the envelope takes.
	private static final int ENVELOPE = 80;

	private static final int CONTEXT = 100;

	int size() {
		return ENVELOPE + this.body.length + (this.context.isEmpty() ? 0 : CONTEXT);
	}

	boolean isNumbered() {
		return this.sequence > 0;
	}

}

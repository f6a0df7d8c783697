package io.boss.websocket.cluster.node;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counters for the messages of this node: one for messages to all, and one for each other
 * node. Bounded in the number of nodes; the counter of a node that was forgotten goes on
 * with a number that it has not had. Not safe by itself: the outbox has a lock.
 */
final class Sequences {

	private static final int ADDRESSEES = 4096;

	private final Map<String, Long> sent = new LinkedHashMap<>(16, 0.75f, true) {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
			boolean forget = size() > ADDRESSEES;
			if (forget) {
				Sequences.this.forgotten = Math.max(Sequences.this.forgotten, eldest.getValue());
			}
			return forget;
		}

	};

	private long published;

	private long forgotten;

	long nextForAll() {
		return ++this.published;
	}

	long lastForAll() {
		return this.published;
	}

	long nextFor(String node) {
		long next = this.sent.getOrDefault(node, this.forgotten) + 1;
		this.sent.put(node, next);
		return next;
	}

}

package io.boss.websocket.cluster.node;

import java.util.Map;

import io.boss.websocket.BossMessage;
import org.jspecify.annotations.Nullable;

/**
 * Message that waits for the broker.
 */
final class Outgoing {

	// About what the envelope takes.
	private static final int ENVELOPE = 80;

	// Quotes and the like.
	private static final int CONTEXT_ENTRY = 6;

	private final @Nullable String to;

	private final long sequence;

	private final String kind;

	private final Map<String, String> context;

	private final byte[] body;

	private final int size;

	/**
	 * Creates a message.
	 * @param to the id of the node that it is for, or {@code null} if it is for all
	 * @param sequence its number among those for the same addressee, or, for a beat, that
	 * of the one before it
	 * @param kind what it is
	 * @param context what it follows from
	 * @param body what it says, as JSON
	 */
	Outgoing(@Nullable String to, long sequence, String kind, Map<String, String> context, byte[] body) {
		this.to = to;
		this.sequence = sequence;
		this.kind = kind;
		this.context = context;
		this.body = body;
		this.size = ENVELOPE + body.length + size(context);
	}

	private static int size(Map<String, String> context) {
		int size = 0;
		for (Map.Entry<String, String> entry : context.entrySet()) {
			size += CONTEXT_ENTRY + BossMessage.Text.utf8Length(entry.getKey())
					+ BossMessage.Text.utf8Length(entry.getValue());
		}
		return size;
	}

	@Nullable String to() {
		return this.to;
	}

	long sequence() {
		return this.sequence;
	}

	String kind() {
		return this.kind;
	}

	Map<String, String> context() {
		return this.context;
	}

	byte[] body() {
		return this.body;
	}

	int size() {
		return this.size;
	}

	boolean isBeat() {
		return this.kind.equals(Beat.KIND);
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.session;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.regex.Pattern;

import io.boss.websocket.BossMessage;
import org.jspecify.annotations.Nullable;

/**
 * Message of a client that begins with the mark of its session: one to the protocol, and
 * not to the service.
 */
public sealed interface MarkedMessage {

	/**
	 * Reads what follows the mark.
	 * @param text the message
	 * @param mark what it begins with
	 * @return what it says
	 */
	static MarkedMessage read(BossMessage text, Mark mark) {
		Map<String, String> members = (text instanceof BossMessage.Text known) ? OuterMembers.read(known.payload())
				: null;
		String type = (members != null) ? members.get("type") : null;
		if (members == null || type == null || type.charAt(0) != '"') {
			return new Malformed();
		}
		return switch (type) {
			case "\"boss.ack\"" -> acknowledgement(members.get("n"));
			case "\"boss.authentication\"" -> new Authentication(unmarked(text.bytes(), mark));
			default -> new Unknown();
		};
	}

	private static MarkedMessage acknowledgement(@Nullable String count) {
		boolean number = count != null && Acknowledgement.COUNT.matcher(count).matches();
		return number ? new Acknowledgement(Long.parseLong(count)) : new Malformed();
	}

	private static BossMessage unmarked(ByteBuffer marked, Mark mark) {
		ByteBuffer text = ByteBuffer.allocate(marked.remaining() - mark.prefix().length + 1);
		marked.position(marked.position() + mark.prefix().length);
		return BossMessage.utf8(text.put((byte) '{').put(marked).flip());
	}

	/**
	 * Number of messages that the client has received whole.
	 *
	 * @param count the number since the session has begun
	 */
	record Acknowledgement(long count) implements MarkedMessage {

		// At most 16 digits.
		private static final Pattern COUNT = Pattern.compile("0|[1-9][0-9]{0,15}");

	}

	/**
	 * Token or ticket that the client shows.
	 *
	 * @param message the message as it would be without {@code boss.v1}
	 */
	record Authentication(BossMessage message) implements MarkedMessage {

	}

	/**
	 * Message of a type that later versions may know, and that is ignored.
	 */
	record Unknown() implements MarkedMessage {

	}

	/**
	 * Message that cannot be read.
	 */
	record Malformed() implements MarkedMessage {

	}

}

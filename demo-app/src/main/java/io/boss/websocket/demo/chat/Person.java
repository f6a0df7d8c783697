package io.boss.websocket.demo.chat;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Somebody in the room.
 *
 * @param name what to be called
 * @param key what only this client knows, if it has said so
 * @param here whether the client is connected to this node
 */
record Person(String name, @Nullable String key, boolean here) {

	boolean hasNameOf(Person other) {
		return this.name.toLowerCase(Locale.ROOT).equals(other.name.toLowerCase(Locale.ROOT));
	}

	/**
	 * Whether one of two would be taken for the other. A client may come before the node
	 * that it has come from is known to be dead; at one node that cannot be.
	 * @param other somebody who is in the room
	 * @return whether this one must take another name
	 */
	boolean mustNotBeNextTo(Person other) {
		return hasNameOf(other) && (other.here || this.key == null || !this.key.equals(other.key));
	}

}

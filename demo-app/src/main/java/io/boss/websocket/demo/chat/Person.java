/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.chat;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import io.boss.websocket.PresenceEntry;
import org.jspecify.annotations.Nullable;

/**
 * Person in the room, as the nodes tell each other.
 *
 * @param name the name
 * @param key a secret that only this client and the nodes know, if it has sent one
 */
record Person(String name, @Nullable String key) {

	static Person of(PresenceEntry entry) {
		return new Person(entry.metadata().getOrDefault("name", ""), entry.metadata().get("key"));
	}

	Map<String, String> metadata() {
		Map<String, String> metadata = new HashMap<>();
		metadata.put("name", this.name);
		if (this.key != null) {
			metadata.put("key", this.key);
		}
		return metadata;
	}

	/**
	 * What names are compared by.
	 * @return the name without a difference of case
	 */
	String plainName() {
		return this.name.toLowerCase(Locale.ROOT);
	}

	/**
	 * Whether one of two would be taken for the other. A client that shows the key of
	 * another is the same one: it comes back before its lost connection is given up,
	 * which takes as long as a lease if the node of that has died.
	 * @param other somebody else in the room
	 * @return whether this one must take another name
	 */
	boolean isTakenFor(Person other) {
		return plainName().equals(other.plainName()) && (this.key == null || !this.key.equals(other.key));
	}

}

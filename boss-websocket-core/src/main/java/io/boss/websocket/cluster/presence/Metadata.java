/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.presence;

import java.util.HashMap;
import java.util.Map;

import io.boss.websocket.BossMessage;
import io.boss.websocket.Presence;

/**
 * Metadata of an entry: bounded, because each node keeps that of all.
 */
final class Metadata {

	private Metadata() {
	}

	static Map<String, String> checked(Map<String, String> metadata) {
		Map<String, String> copy = wellFormed(Map.copyOf(metadata));
		long size = size(copy);
		if (size > Presence.MAX_METADATA_SIZE) {
			throw new IllegalArgumentException("Metadata of " + size + " bytes is too much: "
					+ Presence.MAX_METADATA_SIZE + " are allowed for each client");
		}
		return copy;
	}

	// Others could not read half of a surrogate pair in a key.
	private static Map<String, String> wellFormed(Map<String, String> metadata) {
		Map<String, String> wellFormed = new HashMap<>();
		metadata.forEach(
				(key, value) -> wellFormed.put(BossMessage.Text.wellFormed(key), BossMessage.Text.wellFormed(value)));
		return metadata.equals(wellFormed) ? metadata : Map.copyOf(wellFormed);
	}

	static long size(Map<String, String> metadata) {
		return metadata.entrySet()
			.stream()
			.mapToLong((entry) -> (long) BossMessage.Text.utf8Length(entry.getKey())
					+ BossMessage.Text.utf8Length(entry.getValue()))
			.sum();
	}

}

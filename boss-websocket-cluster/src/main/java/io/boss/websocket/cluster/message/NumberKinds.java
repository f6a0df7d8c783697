/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.message;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Notes of the classes of the numbers in a payload, because JSON does not tell them: a
 * number without a fraction comes back as the smallest class that holds it, one with a
 * fraction as a Double, and one that is not finite as text. A number that would come back
 * as it is needs no note, so that most payloads have none.
 * <p>
 * The notes are a list such as <code>2L,B3</code>: pass over two values, the next is a
 * Long, and the three after it are BigDecimals. Values are counted as the JSON has them;
 * objects and arrays are none. Nodes of a version that does not know the notes pass over
 * them. For one thread.
 */
final class NumberKinds {

	private final StringBuilder notes = new StringBuilder();

	private int passed;

	private @Nullable NumberKind kind;

	private int run;

	private NumberKinds() {
	}

	/**
	 * Notes the numbers of a payload.
	 * @param payload a map, a list or a JSON node, as it is written
	 * @return the notes, or {@code null} if there is nothing to note
	 */
	static @Nullable String of(Object payload) {
		NumberKinds kinds = new NumberKinds();
		kinds.add(payload);
		kinds.end();
		return kinds.notes.isEmpty() ? null : kinds.notes.toString();
	}

	private void add(@Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			map.values().forEach(this::add);
		}
		else if (value instanceof List<?> list) {
			list.forEach(this::add);
		}
		else if (value instanceof JsonNode node && node.isContainer()) {
			node.forEach(this::add);
		}
		else {
			note(NumberKind.of((value instanceof JsonNode node && node.isNumber()) ? node.numberValue() : value));
		}
	}

	private void note(@Nullable NumberKind next) {
		if (next != null && next == this.kind) {
			this.run++;
			return;
		}
		end();
		if (next == null) {
			this.passed++;
		}
		else {
			this.kind = next;
			this.run = 1;
		}
	}

	private void end() {
		if (this.kind == null) {
			return;
		}
		this.notes.append(this.notes.isEmpty() ? "" : ",")
			.append((this.passed > 0) ? this.passed : "")
			.append(this.kind.letter())
			.append((this.run > 1) ? this.run : "");
		this.kind = null;
		this.passed = 0;
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.report;

import java.util.List;

/**
 * Row of the comparison with other servers.
 *
 * @param label what it begins with in the documents
 * @param cells what follows
 */
public record Row(String label, List<String> cells) {

	String toMarkdown() {
		return start() + String.join(" | ", this.cells) + " |";
	}

	String start() {
		return "| " + this.label + " | ";
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A document of which a part is written by the benchmark.
 */
public final class Document {

	private static final String BEGIN = "<!-- wire: begin -->\n";

	private static final String END = "<!-- wire: end -->";

	private Document() {
	}

	/**
	 * Replaces what is between the marks.
	 * @param file the document
	 * @param section the new text
	 * @throws IOException if it cannot be read or written
	 */
	public static void replaceSection(Path file, String section) throws IOException {
		String text = Files.readString(file);
		int begin = text.indexOf(BEGIN);
		int end = text.indexOf(END);
		if (begin < 0 || end < begin) {
			throw new IOException("No marks in " + file);
		}
		Files.writeString(file, text.substring(0, begin + BEGIN.length()) + section + text.substring(end));
	}

	/**
	 * Replaces rows of a table, each found by what it begins with.
	 * @param file the document
	 * @param rows the new rows
	 * @throws IOException if it cannot be read or written, or has no such row
	 */
	public static void replaceRows(Path file, List<Row> rows) throws IOException {
		List<String> lines = new ArrayList<>(Files.readAllLines(file));
		for (Row row : rows) {
			boolean found = false;
			for (int i = 0; i < lines.size(); i++) {
				if (lines.get(i).startsWith(row.start())) {
					lines.set(i, row.toMarkdown());
					found = true;
				}
			}
			if (!found) {
				throw new IOException("No row '" + row.label() + "' in " + file);
			}
		}
		Files.write(file, lines);
	}

}

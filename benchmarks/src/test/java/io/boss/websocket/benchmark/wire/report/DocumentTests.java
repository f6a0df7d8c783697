/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class DocumentTests {

	@TempDir
	private Path directory;

	@Test
	void whenMarkedReplacesWhatIsBetween() throws IOException {
		Path file = document("before\n<!-- wire: begin -->\nold\n<!-- wire: end -->\nafter\n");
		Document.replaceSection(file, "new\n");
		assertThat(file).hasContent("before\n<!-- wire: begin -->\nnew\n<!-- wire: end -->\nafter\n");
	}

	@Test
	void whenNotMarkedFailsAndLeavesItAlone() throws IOException {
		Path file = document("nothing to see here\n");
		assertThatIOException().isThrownBy(() -> Document.replaceSection(file, "new\n"));
		assertThat(file).hasContent("nothing to see here\n");
	}

	@Test
	void whenRowIsThereReplacesItWhereverItIs() throws IOException {
		Path file = document("| a ¹ | 1 |\n| b | 2 |\n");
		Document.replaceRows(file, List.of(new Row("a ¹", List.of("3", "4"))));
		assertThat(file).hasContent("| a ¹ | 3 | 4 |\n| b | 2 |\n");
	}

	@Test
	void whenRowIsMissingFails() throws IOException {
		Path file = document("| b | 2 |\n");
		assertThatIOException().isThrownBy(() -> Document.replaceRows(file, List.of(new Row("a", List.of("3")))))
			.withMessageContaining("'a'");
	}

	private Path document(String text) throws IOException {
		return Files.writeString(this.directory.resolve("benchmarks.md"), text);
	}

}

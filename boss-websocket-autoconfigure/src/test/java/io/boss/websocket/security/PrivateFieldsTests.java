/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security;

import io.boss.websocket.security.access.PrivateFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PrivateFields}.
 */
@ExtendWith(OutputCaptureExtension.class)
class PrivateFieldsTests {

	private static final String PURPOSE = "whether the test is happy";

	private final PrivateFields fields = new PrivateFields();

	@Test
	void whenFieldIsThereThenItIsRead(CapturedOutput output) {
		assertThat(this.fields.read(new Child(), "name", String.class, PURPOSE)).isEqualTo("mine");
		assertThat(output).doesNotContain(PURPOSE);
	}

	@Test
	void whenFieldWasRenamedThenNothingIsFoundAndOneWarningSaysSo(CapturedOutput output) {
		assertThat(this.fields.read(new Child(), "oldName", String.class, PURPOSE)).isNull();
		assertThat(this.fields.read(new Child(), "older", String.class, PURPOSE)).isNull();
		assertThat(output.getOut().split("Cannot tell " + PURPOSE, -1)).hasSize(2);
		assertThat(output).contains("the field 'oldName' of " + Child.class.getName());
	}

	@Test
	void whenFieldHasAnotherTypeThenNothingIsFoundAndAWarningSaysSo(CapturedOutput output) {
		assertThat(this.fields.read(new Child(), "name", Integer.class, PURPOSE)).isNull();
		assertThat(output).contains("it is no Integer");
	}

	static class Parent {

		@SuppressWarnings("unused")
		private final String name = "mine";

	}

	static final class Child extends Parent {

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test;

import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;

/**
 * Assertions about what a connection was sent. Messages stay for further assertions until
 * the test takes them.
 *
 * @since 0.1.0
 */
public final class FakeConnectionAssert extends AbstractAssert<FakeConnectionAssert, FakeConnection> {

	FakeConnectionAssert(FakeConnection connection) {
		super(connection, FakeConnectionAssert.class);
	}

	/**
	 * Goes on with the messages of a type.
	 * @param <T> the type
	 * @param type what {@link FakeConnection#received(Class)} takes
	 * @return assertions about these messages
	 */
	public <T> ListAssert<T> received(Class<T> type) {
		return Assertions.<T>assertThat(this.actual.received(type))
			.as(() -> type.getSimpleName() + " messages of " + this.actual + ", which was sent "
					+ this.actual.received());
	}

	/**
	 * Goes on with the text messages.
	 * @return assertions about these messages
	 */
	public ListAssert<String> receivedTexts() {
		return received(String.class);
	}

	/**
	 * Nothing was sent that the test has not taken.
	 * @return this assertion
	 */
	public FakeConnectionAssert receivedNothing() {
		received(Object.class).isEmpty();
		return this;
	}

	/**
	 * The connection is open.
	 * @return this assertion
	 */
	public FakeConnectionAssert isOpen() {
		if (!this.actual.isOpen()) {
			failWithMessage("Expected %s to be open", this.actual);
		}
		return this;
	}

	/**
	 * The connection has ended with this code.
	 * @param code the close code, 1006 for one that was disconnected
	 * @return this assertion
	 */
	public FakeConnectionAssert isClosedWith(int code) {
		CloseReason reason = this.actual.closeReason();
		if (reason == null || reason.code().value() != code) {
			failWithMessage("Expected %s to be closed with %s", this.actual, code);
		}
		return this;
	}

	/**
	 * The connection has ended with this code.
	 * @param code the close code
	 * @return this assertion
	 */
	public FakeConnectionAssert isClosedWith(CloseCode code) {
		return isClosedWith(code.value());
	}

	/**
	 * The connection has ended with this text of a reason.
	 * @param text the text
	 * @return this assertion
	 */
	public FakeConnectionAssert hasCloseReason(String text) {
		CloseReason reason = this.actual.closeReason();
		if (reason == null || !reason.text().equals(text)) {
			failWithMessage("Expected %s to be closed with the reason %s", this.actual, text);
		}
		return this;
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test;

import java.util.List;
import java.util.Objects;

import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.ListAssert;
import org.assertj.core.api.StringAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about a client, each after all that was ready. Failures show what happened
 * last, with virtual times.
 *
 * @since 0.1.0
 */
public final class TestClientAssert extends AbstractObjectAssert<TestClientAssert, TestClient> {

	TestClientAssert(TestClient client) {
		super(client, TestClientAssert.class);
	}

	/**
	 * The messages that are unread and of a type, for further assertions.
	 * @param <T> the type of the messages
	 * @param type the type of the messages
	 * @return assertions about the list
	 */
	public <T> ListAssert<T> received(Class<T> type) {
		List<T> received = this.actual.received(type);
		return new ListAssert<>(received).as(described("messages of type " + type.getSimpleName()));
	}

	/**
	 * The text messages that are unread, for further assertions.
	 * @return assertions about the list
	 */
	public ListAssert<String> receivedTexts() {
		return new ListAssert<>(this.actual.receivedTexts()).as(described("text messages"));
	}

	/**
	 * The last text message that is unread, for further assertions.
	 * @return assertions about the text
	 */
	public StringAssert lastText() {
		List<String> texts = this.actual.receivedTexts();
		if (texts.isEmpty()) {
			throw failure("Expected " + this.actual.name() + " to have a text message, and there is none unread");
		}
		return new StringAssert(texts.get(texts.size() - 1)).as(described("last text message"));
	}

	/**
	 * Verifies that nothing is unread.
	 * @return this
	 */
	public TestClientAssert receivedNothing() {
		List<Object> received = this.actual.received();
		if (!received.isEmpty()) {
			throw failure("Expected " + this.actual.name() + " to have nothing unread, and there is "
					+ received.stream().map(TestClientAssert::show).toList());
		}
		return this;
	}

	/**
	 * Verifies that the connection is open.
	 * @return this
	 */
	public TestClientAssert isOpen() {
		if (!this.actual.isOpen()) {
			throw failure("Expected the connection of " + this.actual.name() + " to be open, and it is " + end());
		}
		return this;
	}

	/**
	 * Verifies that the connection has ended with a close code.
	 * @param code the code, 1005 for a close frame without one, 1006 without a close
	 * frame
	 * @return this
	 */
	public TestClientAssert isClosedWith(int code) {
		if (!Objects.equals(this.actual.closeCode(), code)) {
			throw failure("Expected the connection of " + this.actual.name() + " to be closed with " + code
					+ ", and it is " + end());
		}
		return this;
	}

	/**
	 * Verifies that the connection has ended with a close code.
	 * @param code the code
	 * @return this
	 */
	public TestClientAssert isClosedWith(CloseCode code) {
		return isClosedWith(code.value());
	}

	/**
	 * Verifies with which close frame the connection has ended.
	 * @param code the code
	 * @param reason the text
	 * @return this
	 */
	public TestClientAssert isClosedWith(int code, String reason) {
		return isClosedWith(code).hasCloseReason(reason);
	}

	/**
	 * Verifies how the connection has ended, also as the service sees it.
	 * @param code the code that the client was sent
	 * @param kind the kind of reason that the service hears
	 * @return this
	 */
	public TestClientAssert isClosedWith(int code, CloseReason.Kind kind) {
		isClosedWith(code);
		CloseReason reason = this.actual.serverReason();
		if (reason == null || reason.kind() != kind) {
			throw failure("Expected the service to hear of " + kind + " for " + this.actual.name() + ", and it was "
					+ ((reason != null) ? reason : "nothing"));
		}
		return this;
	}

	/**
	 * Verifies the reason text of the server's close frame.
	 * @param reason the text
	 * @return this
	 */
	public TestClientAssert hasCloseReason(String reason) {
		if (!this.actual.closeReason().equals(reason)) {
			throw failure("Expected the close reason \"" + reason + "\" for " + this.actual.name()
					+ ", and the connection is " + end());
		}
		return this;
	}

	/**
	 * Verifies the subprotocol that the server has chosen.
	 * @param subprotocol the subprotocol
	 * @return this
	 */
	public TestClientAssert hasSubprotocol(String subprotocol) {
		if (!subprotocol.equals(this.actual.subprotocol())) {
			throw failure("Expected the subprotocol " + subprotocol + " for " + this.actual.name() + ", and it is "
					+ this.actual.subprotocol());
		}
		return this;
	}

	/**
	 * Verifies that the session has gone on when the client came back last.
	 * @return this
	 */
	public TestClientAssert isResumed() {
		if (!this.actual.isResumed()) {
			throw failure("Expected the session of " + this.actual.name() + " to have been resumed, and it was not"
					+ ((this.actual.notResumedReason() != null) ? ": " + this.actual.notResumedReason() : ""));
		}
		return this;
	}

	/**
	 * Verifies that the session has not gone on when the client came back last.
	 * @param reason the reason that the server gave, such as {@code expired}
	 * @return this
	 */
	public TestClientAssert isNotResumed(String reason) {
		if (this.actual.isResumed() || !reason.equals(this.actual.notResumedReason())) {
			throw failure("Expected the session of " + this.actual.name() + " not to have been resumed (" + reason
					+ "), and it was " + (this.actual.isResumed() ? "resumed" : this.actual.notResumedReason()));
		}
		return this;
	}

	private static String show(Object message) {
		return (message instanceof byte[] bytes) ? bytes.length + " bytes" : message.toString();
	}

	private String end() {
		@Nullable Integer code = this.actual.closeCode();
		return (code != null) ? ("closed with " + code + " " + this.actual.closeReason()).trim() : "open";
	}

	private String described(String what) {
		return what + " of " + this.actual.name() + "; what happened last:\n" + this.actual.recentEvents();
	}

	private AssertionError failure(String message) {
		String description = this.info.hasDescription() ? "[" + this.info.descriptionText() + "] " : "";
		return new AssertionError(description + message + "\nWhat happened last:\n" + this.actual.recentEvents());
	}

}

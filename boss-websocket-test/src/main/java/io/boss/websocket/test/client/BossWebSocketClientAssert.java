/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.client;

import io.boss.websocket.CloseCode;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions about a client, which wait for what is to come.
 *
 * @since 0.1.0
 */
public final class BossWebSocketClientAssert extends AbstractAssert<BossWebSocketClientAssert, BossWebSocketClient> {

	BossWebSocketClientAssert(BossWebSocketClient actual) {
		super(actual, BossWebSocketClientAssert.class);
	}

	/**
	 * Goes on with the messages of a type that were not taken by {@code receive}.
	 * @param <T> the type
	 * @param type the class that messages are read as from JSON, or {@code String},
	 * {@code byte[]} or {@link io.boss.websocket.BossMessage} for messages as they are
	 * @return assertions about these messages
	 */
	public <T> ReceivedAssert<T> received(Class<T> type) {
		return new ReceivedAssert<>(this.actual, type);
	}

	/**
	 * Goes on with the messages of text that were not taken by {@code receive}.
	 * @return assertions about these messages
	 */
	public ReceivedAssert<String> receivedTexts() {
		return received(String.class);
	}

	/**
	 * Nothing has come so far that was not taken. Does not wait.
	 * @return this assertion
	 */
	public BossWebSocketClientAssert receivedNothing() {
		received(Object.class).isEmpty();
		return this;
	}

	/**
	 * The connection is open now.
	 * @return this assertion
	 */
	public BossWebSocketClientAssert isOpen() {
		if (!this.actual.isOpen()) {
			throw failure("Expected an open connection");
		}
		return this;
	}

	/**
	 * The server closes with this code.
	 * @param code the close code
	 * @return this assertion
	 */
	public BossWebSocketClientAssert isClosedWith(int code) {
		ConnectionEnd end = this.actual.awaitEnd();
		if (end.code() != code) {
			throw failure("Expected close code " + code);
		}
		return this;
	}

	/**
	 * The server closes with this code.
	 * @param code the close code
	 * @return this assertion
	 */
	public BossWebSocketClientAssert isClosedWith(CloseCode code) {
		return isClosedWith(code.value());
	}

	/**
	 * The server closes with this code and this reason.
	 * @param code the close code
	 * @param reason the close reason
	 * @return this assertion
	 */
	public BossWebSocketClientAssert isClosedWith(int code, String reason) {
		ConnectionEnd expected = new ConnectionEnd(code, reason);
		if (!this.actual.awaitEnd().equals(expected)) {
			throw failure("Expected close code and reason " + expected);
		}
		return this;
	}

	/**
	 * The server closes with this reason.
	 * @param reason the close reason
	 * @return this assertion
	 */
	public BossWebSocketClientAssert hasCloseReason(String reason) {
		if (!this.actual.awaitEnd().reason().equals(reason)) {
			throw failure("Expected close reason " + reason);
		}
		return this;
	}

	/**
	 * The server has agreed on this subprotocol.
	 * @param subprotocol the subprotocol
	 * @return this assertion
	 */
	public BossWebSocketClientAssert hasSubprotocol(String subprotocol) {
		if (!subprotocol.equals(this.actual.subprotocol())) {
			throw failure("Expected subprotocol " + subprotocol + ", but it is " + this.actual.subprotocol());
		}
		return this;
	}

	private AssertionError failure(String message) {
		return this.actual
			.failure(this.info.hasDescription() ? "[" + this.info.descriptionText() + "] " + message : message);
	}

}

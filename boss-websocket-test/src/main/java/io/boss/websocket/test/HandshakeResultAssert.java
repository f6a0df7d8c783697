/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test;

import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.StringAssert;

/**
 * Assertions about the answer to a handshake.
 *
 * @since 0.1.0
 */
public final class HandshakeResultAssert extends AbstractObjectAssert<HandshakeResultAssert, HandshakeResult> {

	HandshakeResultAssert(HandshakeResult result) {
		super(result, HandshakeResultAssert.class);
	}

	/**
	 * Verifies the status.
	 * @param status the status, 101 if the handshake is to be accepted
	 * @return this
	 */
	public HandshakeResultAssert hasStatus(int status) {
		Assertions.assertThat(this.actual.status()).as(this.actual.toString()).isEqualTo(status);
		return this;
	}

	/**
	 * Verifies that the handshake was accepted.
	 * @return this
	 */
	public HandshakeResultAssert isAccepted() {
		return hasStatus(101);
	}

	/**
	 * Verifies that the handshake was refused, with whatever status.
	 * @return this
	 */
	public HandshakeResultAssert isRefused() {
		Assertions.assertThat(this.actual.isAccepted()).as(this.actual.toString()).isFalse();
		return this;
	}

	/**
	 * Verifies a header.
	 * @param name the name of the header
	 * @param value its first value
	 * @return this
	 */
	public HandshakeResultAssert hasHeader(String name, String value) {
		Assertions.assertThat(this.actual.headers().getFirst(name))
			.as("Header " + name + "; " + this.actual)
			.isEqualTo(value);
		return this;
	}

	/**
	 * The body, for further assertions.
	 * @return assertions about the text
	 */
	public StringAssert body() {
		return new StringAssert(this.actual.body()).as(this.actual.toString());
	}

}

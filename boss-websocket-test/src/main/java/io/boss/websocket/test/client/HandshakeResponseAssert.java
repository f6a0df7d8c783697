/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.client;

import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;

/**
 * Assertions about the answer of a server to a handshake.
 *
 * @since 0.1.0
 */
public final class HandshakeResponseAssert extends AbstractAssert<HandshakeResponseAssert, HandshakeResponse> {

	HandshakeResponseAssert(HandshakeResponse actual) {
		super(actual, HandshakeResponseAssert.class);
	}

	/**
	 * The server has accepted.
	 * @return this assertion
	 */
	public HandshakeResponseAssert isAccepted() {
		if (!this.actual.isAccepted()) {
			failWithMessage("Expected an accepted handshake, but the answer was %s", this.actual);
		}
		return this;
	}

	/**
	 * The server has refused, with any status.
	 * @return this assertion
	 */
	public HandshakeResponseAssert isRefused() {
		if (this.actual.isAccepted()) {
			failWithMessage("Expected a refused handshake, but the server has accepted");
		}
		return this;
	}

	/**
	 * The status is this.
	 * @param status the HTTP status, 101 for an accepted handshake
	 * @return this assertion
	 */
	public HandshakeResponseAssert hasStatus(int status) {
		if (this.actual.status() != status) {
			failWithActualExpectedAndMessage(this.actual.status(), status, "Expected status %s, but the answer was %s",
					status, this.actual);
		}
		return this;
	}

	/**
	 * A header has this value, perhaps among others.
	 * @param name the name, in any case
	 * @param value the value
	 * @return this assertion
	 */
	public HandshakeResponseAssert hasHeader(String name, String value) {
		Assertions.assertThat(this.actual.headers().allValues(name)).as("header %s", name).contains(value);
		return this;
	}

	/**
	 * A header is not there.
	 * @param name the name, in any case
	 * @return this assertion
	 */
	public HandshakeResponseAssert doesNotContainHeader(String name) {
		Assertions.assertThat(this.actual.headers().allValues(name)).as("header %s", name).isEmpty();
		return this;
	}

	/**
	 * Goes on with the body.
	 * @return assertions about the body as text
	 */
	public AbstractStringAssert<?> body() {
		return Assertions.assertThat(this.actual.body()).as("body of %s", this.actual);
	}

}

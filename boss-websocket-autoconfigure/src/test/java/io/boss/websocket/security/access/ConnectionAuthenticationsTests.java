/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.access;

import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason;
import io.boss.websocket.FakeConnection;
import org.junit.jupiter.api.Test;

import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ConnectionAuthentications}.
 */
class ConnectionAuthenticationsTests {

	private final ConnectionAuthentications authentications = new ConnectionAuthentications();

	private final FakeConnection connection = new FakeConnection("a");

	private final Authentication ann = new TestingAuthenticationToken("ann", "", "ROLE_USER");

	@Test
	void whenNothingWasReplacedThenTheHandshakeCounts() {
		this.authentications.opened(this.connection);
		assertThat(this.authentications.replaced("a")).isNull();
		assertThat(this.authentications.authenticationOf(this.connection)).isNull();
	}

	@Test
	void whenReplacedThenItCountsUntilTheLastCallback() {
		this.authentications.opened(this.connection);
		assertThat(this.authentications.replace("a", this.ann)).isTrue();
		assertThat(this.authentications.authenticationOf(this.connection)).isSameAs(this.ann);
		this.authentications.closed(this.connection, new CloseReason(CloseReason.Kind.PEER, CloseCode.of(1000), ""));
		assertThat(this.authentications.replaced("a")).isSameAs(this.ann);
		this.authentications.forgotten(this.connection);
		assertThat(this.authentications.replaced("a")).isNull();
	}

	@Test
	void whenConnectionIsNotThereThenNothingIsKept() {
		assertThat(this.authentications.replace("a", this.ann)).isFalse();
		this.authentications.opened(this.connection);
		this.authentications.forgotten(this.connection);
		assertThat(this.authentications.replace("a", this.ann)).isFalse();
		assertThat(this.authentications.replaced("a")).isNull();
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.net.InetSocketAddress;
import java.net.URI;
import java.security.Principal;
import java.time.Duration;

import io.boss.websocket.FakeConnection;
import io.boss.websocket.Handshake;
import io.boss.websocket.service.CrashAllowance.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CrashAllowance}.
 */
class CrashAllowanceTests {

	private static final long SECOND = Duration.ofSeconds(1).toNanos();

	// Two for each within ten seconds, and four for all.
	private final CrashAllowance allowance = new CrashAllowance(new ServiceSettings.Restart(10, Duration.ofSeconds(10),
			Duration.ZERO, Duration.ZERO, 2, 4, Duration.ZERO, Duration.ZERO));

	private long now = Long.MAX_VALUE - 5 * SECOND;

	@Test
	void whenClientHasUsedItsAllowanceItIsClosedUntilTheAllowanceIsBack() {
		FakeConnection client = client("a", null, null);
		assertThat(charge(client)).isEqualTo(Verdict.RESTART);
		assertThat(charge(client)).isEqualTo(Verdict.RESTART);
		assertThat(charge(client)).isEqualTo(Verdict.CLOSE);
		this.now += 5 * SECOND;
		assertThat(charge(client)).isEqualTo(Verdict.RESTART);
		assertThat(charge(client)).isEqualTo(Verdict.CLOSE);
		this.now += 100 * SECOND;
		assertThat(charge(client)).isEqualTo(Verdict.RESTART);
		assertThat(charge(client)).isEqualTo(Verdict.RESTART);
		assertThat(charge(client)).isEqualTo(Verdict.CLOSE);
	}

	@Test
	void whenClientComesBackItIsKnownByItsAddress() {
		assertThat(charge(client("a", "192.0.2.1", null))).isEqualTo(Verdict.RESTART);
		assertThat(charge(client("b", "192.0.2.1", null))).isEqualTo(Verdict.RESTART);
		assertThat(charge(client("c", "192.0.2.1", null))).isEqualTo(Verdict.ISOLATE);
		assertThat(charge(client("d", "192.0.2.2", null))).isEqualTo(Verdict.RESTART);
	}

	@Test
	void whenClientComesBackFromElsewhereItIsKnownByItsPrincipal() {
		assertThat(charge(client("a", "192.0.2.1", "ann"))).isEqualTo(Verdict.RESTART);
		assertThat(charge(client("b", "192.0.2.2", "ann"))).isEqualTo(Verdict.RESTART);
		assertThat(charge(client("c", "192.0.2.3", "ann"))).isEqualTo(Verdict.ISOLATE);
		assertThat(charge(client("d", "192.0.2.3", "bob"))).isEqualTo(Verdict.RESTART);
	}

	@Test
	void whenClientHasANetworkOfIpv6ItIsKnownByThat() {
		assertThat(charge(client("a", "2001:db8::1", null))).isEqualTo(Verdict.RESTART);
		assertThat(charge(client("b", "2001:db8::2", null))).isEqualTo(Verdict.RESTART);
		assertThat(charge(client("c", "2001:db8::3", null))).isEqualTo(Verdict.ISOLATE);
	}

	@Test
	void whenManyClientsFailFromManyAddressesTheyHaveOneAllowanceTogether() {
		for (int i = 1; i <= 4; i++) {
			assertThat(charge(client("a" + i, "192.0.2." + i, null))).isEqualTo(Verdict.RESTART);
		}
		assertThat(charge(client("b", "192.0.2.9", null))).isEqualTo(Verdict.ISOLATE);
		this.now += 3 * SECOND;
		assertThat(charge(client("c", "192.0.2.10", null))).isEqualTo(Verdict.RESTART);
		assertThat(charge(client("d", "192.0.2.11", null))).isEqualTo(Verdict.ISOLATE);
	}

	@Test
	void whenClientGoesOnThoughItsAddressHasNoAllowanceItIsClosedInTheEnd() {
		charge(client("a", "192.0.2.1", null));
		charge(client("b", "192.0.2.1", null));
		FakeConnection client = client("c", "192.0.2.1", null);
		assertThat(charge(client)).isEqualTo(Verdict.ISOLATE);
		assertThat(charge(client)).isEqualTo(Verdict.ISOLATE);
		assertThat(charge(client)).isEqualTo(Verdict.CLOSE);
	}

	@Test
	void whenManyClientsFailTheAllowanceOfAllIsNotForgotten() {
		for (int i = 1; i <= 4; i++) {
			assertThat(charge(client("a" + i, "192.0.2." + (i % 2), null))).isEqualTo(Verdict.RESTART);
		}
		for (int i = 0; i < 5000; i++) {
			assertThat(charge(client("b" + i, "192.0.2.1", null))).isEqualTo(Verdict.ISOLATE);
		}
		assertThat(charge(client("c", "192.0.2.2", null))).isEqualTo(Verdict.ISOLATE);
	}

	private Verdict charge(FakeConnection client) {
		return this.allowance.charge(client, this.now);
	}

	private static FakeConnection client(String id, String address, String user) {
		FakeConnection client = new FakeConnection(id);
		Principal principal = (user != null) ? () -> user : null;
		client.handshake(Handshake.builder(URI.create("ws://localhost/websocket/test"))
			.remoteAddress((address != null) ? new InetSocketAddress(address, 4711) : null)
			.principal(principal)
			.build());
		return client;
	}

}

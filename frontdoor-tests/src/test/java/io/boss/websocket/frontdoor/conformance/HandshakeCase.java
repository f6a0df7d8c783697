/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.conformance;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

import io.boss.websocket.frontdoor.BossServer;
import io.boss.websocket.frontdoor.RawWebSocket;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A handshake, and the answer to it. Immutable.
 *
 * @param id the number of its group, and its name in there
 * @param section the section of RFC 6455
 * @param what what the client asks
 * @param service the service that it asks
 * @param change what is different from a request that is right
 * @param status the status of the answer
 * @param headers names and values of headers of the answer; an empty value stands for no
 * such header
 */
record HandshakeCase(String id, String section, String what, String service, UnaryOperator<UpgradeRequest> change,
		int status, List<String> headers) {

	static HandshakeCase of(String id, String section, String what, UnaryOperator<UpgradeRequest> change, int status) {
		return new HandshakeCase(id, section, what, "echo", change, status, List.of());
	}

	HandshakeCase to(String service) {
		return new HandshakeCase(this.id, this.section, this.what, service, this.change, this.status, this.headers);
	}

	HandshakeCase answers(String name, String value) {
		List<String> headers = new ArrayList<>(this.headers);
		headers.add(name);
		headers.add(value);
		return new HandshakeCase(this.id, this.section, this.what, this.service, this.change, this.status, headers);
	}

	void run(BossServer server) {
		URI uri = server.uri("/websocket/" + this.service);
		try (RawWebSocket client = RawWebSocket.request(uri, this.change.apply(UpgradeRequest.to(uri)).bytes())) {
			assertThat(client.status()).as("status").isEqualTo(this.status);
			if (this.status == 101) {
				assertThat(client.header("Upgrade")).as("Upgrade").isEqualToIgnoringCase("websocket");
				assertThat(client.header("Connection").toLowerCase(Locale.ROOT).split(", *")).as("Connection")
					.contains("upgrade");
				assertThat(client.header("Content-Length")).as("Content-Length").isIn(null, "0");
			}
			for (int i = 0; i < this.headers.size(); i += 2) {
				String value = this.headers.get(i + 1);
				assertThat(client.header(this.headers.get(i))).as(this.headers.get(i))
					.isEqualTo(value.isEmpty() ? null : value);
			}
		}
	}

	@Override
	public String toString() {
		return this.id + ": " + this.what + " (" + this.section + ")";
	}

}

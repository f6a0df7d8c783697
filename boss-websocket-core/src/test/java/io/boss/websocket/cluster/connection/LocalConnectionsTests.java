/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.connection;

import java.util.ArrayList;
import java.util.List;

import io.boss.websocket.BossConnection;
import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason;
import io.boss.websocket.CloseReason.Kind;
import io.boss.websocket.FakeConnection;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LocalConnectionsTests {

	private static final CloseReason LOST = new CloseReason(Kind.CONNECTION_LOST, CloseCode.ABNORMAL, "");

	private final LocalConnections connections = new LocalConnections();

	private final List<BossConnection> ended = new ArrayList<>();

	LocalConnectionsTests() {
		this.connections.afterEnd((connection) -> {
			assertThat(this.connections.find(connection.id())).isNull();
			this.ended.add(connection);
		});
	}

	@Test
	void findsWhatIsOpen() {
		FakeConnection client = new FakeConnection("a");
		this.connections.opened(client);
		assertThat(this.connections.find("a")).isSameAs(client);
		this.connections.closed(client, LOST);
		assertThat(this.connections.find("a")).isNull();
		assertThat(this.ended).containsExactly(client);
	}

	@Test
	void hearsOfAnEndOnce() {
		FakeConnection client = new FakeConnection("a");
		this.connections.opened(client);
		this.connections.closed(client, LOST);
		this.connections.forgotten(client);
		this.connections.forgotten(client);
		assertThat(this.ended).containsExactly(client);
	}

	@Test
	void keepsNothingOfAConnectionThatBrokeWhileItWasOpened() {
		FakeConnection client = TestUsers.connection("a", "eve");
		this.connections.closed(client, LOST);
		this.connections.opened(client);
		this.connections.forgotten(client);
		assertThat(this.connections.find("a")).isNull();
		assertThat(this.connections.ofUser("eve")).isEmpty();
	}

	@Test
	void findsTheConnectionsOfAUser() {
		FakeConnection first = TestUsers.connection("a", "eve");
		FakeConnection second = TestUsers.connection("b", "eve");
		List.of(first, second, TestUsers.connection("c", "bob"), new FakeConnection("d"))
			.forEach(this.connections::opened);
		assertThat(this.connections.ofUser("eve")).containsExactly(first, second);
		this.connections.closed(first, LOST);
		assertThat(this.connections.ofUser("eve")).containsExactly(second);
		this.connections.closed(second, LOST);
		assertThat(this.connections.ofUser("eve")).isEmpty();
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.migration.stomp.before;

import io.boss.websocket.docs.migration.stomp.AbstractRoomIntegrationTests;
import io.boss.websocket.docs.migration.stomp.Visitor;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The script against the controller, with STOMP, from Java and from
 * {@code stomp-room.js}.
 */
class StompRoomIntegrationTests extends AbstractRoomIntegrationTests {

	@Override
	protected Visitor enter(int port, String room, String name) {
		return new StompVisitor(port, room, name);
	}

	@Test
	void whenVisitorSpeaksOnThePageThenThePageShowsIt() {
		assertThat(linesOf("/migration/stomp-room.html?room=page")).containsExactly("ann: hello", "ann: it works");
	}

}

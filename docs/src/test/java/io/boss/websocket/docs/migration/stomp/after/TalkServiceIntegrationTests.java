/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.migration.stomp.after;

import io.boss.websocket.docs.migration.stomp.AbstractRoomIntegrationTests;
import io.boss.websocket.docs.migration.stomp.Visitor;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The script against the service, with plain JSON, from Java and from {@code room.js}.
 */
class TalkServiceIntegrationTests extends AbstractRoomIntegrationTests {

	@Override
	protected Visitor enter(int port, String room, String name) {
		return new PlainVisitor(port, room, name);
	}

	@Test
	void whenVisitorSpeaksOnThePageThenThePageShowsIt() {
		assertThat(linesOf("/migration/room.html?room=page")).containsExactly("ann: hello", "ann: it works");
	}

}

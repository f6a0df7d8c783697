/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.chat;

import java.util.List;

/**
 * Message between the instances of a room, each at a node of its own: the latest one asks
 * what was said before.
 */
sealed interface ChatRecall {

	/**
	 * Question of an instance that has just begun.
	 *
	 * @param asker the id of the instance
	 */
	record Question(String asker) implements ChatRecall {
	}

	/**
	 * Answer of one that remembers.
	 *
	 * @param asker the id of the instance that has asked
	 * @param lines the lines, oldest first
	 */
	record Answer(String asker, List<ChatEvent.Line> lines) implements ChatRecall {
	}

}

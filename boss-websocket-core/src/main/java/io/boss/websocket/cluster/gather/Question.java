/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.gather;

import java.util.Objects;

/**
 * Question to all nodes.
 *
 * @param number the number of the question, among those of the node that asks
 * @param about the subject of the question
 */
record Question(long number, String about) {

	// It comes from elsewhere.
	Question {
		Objects.requireNonNull(about);
	}

}

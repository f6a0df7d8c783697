/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.gather;

/**
 * Callback interface for the answers of this node. Must not block.
 *
 * @param <A> the answer
 */
@FunctionalInterface
public interface Responder<A extends NodeAnswer> {

	/**
	 * Answers a question.
	 * @param question the number of the question, which goes into the answer
	 * @param about what is asked for
	 * @return the answer
	 */
	A answer(long question, String about);

}

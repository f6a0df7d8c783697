/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.gather;

/**
 * Answer of a node to a question, a record of each kind of question's own.
 */
public interface NodeAnswer {

	/**
	 * What it is the answer to.
	 * @return the number of the question, as it was asked
	 */
	long question();

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.message;

import java.util.Map;

/**
 * Strategy interface for carrying the context of a thread, such as a trace, over to
 * another node. Safe on any thread; must not block.
 */
public interface ContextCarrier {

	/**
	 * Carries nothing.
	 */
	ContextCarrier NONE = new ContextCarrier() {

		@Override
		public Map<String, String> capture() {
			return Map.of();
		}

		@Override
		public void within(Map<String, String> context, Runnable work) {
			work.run();
		}

	};

	/**
	 * Captures the context of the calling thread, which sends a message.
	 * @return a few strings, empty if there is nothing to carry
	 */
	Map<String, String> capture();

	/**
	 * Runs work in a context of another node.
	 * @param context the result of {@link #capture()} there, which is not empty
	 * @param work the work, which runs once and on the calling thread; what it throws is
	 * thrown on
	 */
	void within(Map<String, String> context, Runnable work);

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

/**
 * Time for which a service of scope CLUSTER may run on this node.
 */
public interface Leadership {

	/**
	 * Whether it may run at this moment. Asked before each callback, on any thread; once
	 * the answer was no, it is no for ever.
	 * @return whether the time has not ended
	 */
	boolean holds();

	/**
	 * The service makes no more use of it: no instance runs, and none will. Called once,
	 * inside a task of the service's executor; must not block.
	 */
	void ended();

}

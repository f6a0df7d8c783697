/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

/**
 * Gate that tells when all threads have left that were let in before it was shut. A
 * thread that has left before has finished all its work inside, so that anything put
 * behind the gate then is behind everything. Safe on any thread; no thread waits.
 */
sealed interface Gate permits StripedGate, KeyGate {

	/**
	 * The answer to a thread that may not enter.
	 */
	int SHUT = -1;

	boolean isOpen();

	void open();

	/**
	 * Enters, if the gate is open. A thread inside must {@link #leave} soon.
	 * @return what to give back on leaving, or {@link #SHUT}
	 */
	int enter();

	/**
	 * Leaves.
	 * @param cell what {@link #enter} has answered
	 */
	void leave(int cell);

	/**
	 * Lets no thread in any more.
	 * @param whenEmpty run once, when all threads have left, by the last one; must not
	 * block
	 */
	void shut(Runnable whenEmpty);

	/**
	 * Waits no longer for threads that are inside.
	 */
	void giveUp();

}

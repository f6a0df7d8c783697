/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import java.time.Duration;
import java.util.Set;

/**
 * Timers of the running instance of a service. When one goes off, its info is delivered
 * to {@link BossServiceHandler#handleInfo} as mail like any other: between two callbacks,
 * after mail that waited before, and it breaks the silence that
 * {@link Outcome#noReply(Object, Duration)} asks for.
 * <ul>
 * <li><b>Life</b>: timers end with the instance that runs when they are started, be it by
 * a crash, a stop or the shutdown. An instance that needs some starts them in
 * {@link BossServiceHandler#init()}, or later.</li>
 * <li><b>Names</b>: a timer that is started replaces the one of the same name. A tick of
 * a timer that was replaced or cancelled is not delivered, even if it waited in the
 * mailbox by then.</li>
 * <li><b>Bounds</b>: {@code boss.websocket.max-timers}, counting cancelled ones until
 * ticks of theirs are out of the mailbox. A tick takes no room from infos and is never
 * refused: one of each timer waits at most.</li>
 * </ul>
 * Safe on any thread; nothing blocks.
 *
 * @since 0.1.0
 */
public interface ServiceTimers {

	/**
	 * Starts a timer that goes off once.
	 * @param name the name of the timer
	 * @param delay the time until then
	 * @param info what {@code handleInfo} gets
	 * @throws IllegalArgumentException if the delay is not positive
	 * @throws IllegalStateException if no instance of the service runs, or if it has as
	 * many timers as {@code boss.websocket.max-timers} allows
	 */
	void startSingle(String name, Duration delay, Object info);

	/**
	 * Starts a timer that goes off again and again, at a fixed rate: a late tick does not
	 * delay those that follow. A tick that is due while the one before still waits in the
	 * mailbox is skipped.
	 * @param name the name of the timer
	 * @param period the time until the first tick, and from one to the next
	 * @param info what {@code handleInfo} gets each time
	 * @throws IllegalArgumentException if the period is not positive
	 * @throws IllegalStateException if no instance of the service runs, or if it has as
	 * many timers as {@code boss.websocket.max-timers} allows
	 */
	void startPeriodic(String name, Duration period, Object info);

	/**
	 * Cancels a timer. When this returns inside a callback, no tick of it follows.
	 * @param name the name of the timer
	 * @return whether there was an active one
	 */
	boolean cancel(String name);

	/**
	 * Whether a tick of a timer is still to come.
	 * @param name the name of the timer
	 * @return whether it is neither cancelled nor, if it goes off once, delivered
	 */
	boolean isActive(String name);

	/**
	 * The active timers.
	 * @return a copy of their names, empty if no instance of the service runs
	 */
	Set<String> names();

}

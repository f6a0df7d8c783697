/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.mailbox;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.boss.websocket.log.LogTrace;
import io.boss.websocket.timing.EngineClock;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Place where tasks are given to an executor that may let the giver wait, or forget them:
 * a thread that no other waits for is the giver, and another checks tasks that have not
 * begun.
 * <ul>
 * <li><b>The giver waits</b>: its task goes elsewhere after a while, and tasks that come
 * meanwhile do so at once.</li>
 * <li><b>A task is forgotten</b>: when a task has not begun for long, a probe follows it.
 * If the probe runs and the task does not, it goes elsewhere. An executor whose threads
 * are busy runs no probe, and is left in peace.</li>
 * </ul>
 * A task that the executor begins late finds that it is taken. Both threads exist only
 * while there are tasks. What is under way is one task for each service and each
 * connection at most, and the work of services.
 */
final class HandoverDesk implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(HandoverDesk.class);

	/**
	 * Clock of the process: what is timed is how long real threads take.
	 */
	static final EngineClock CLOCK = EngineClock.SYSTEM;

	private static final int IDLE_SECONDS = 5;

	private final Executor executor;

	private final Consumer<Handover> elsewhere;

	private final long blockedAfter;

	private final long lostAfter;

	private final ThreadPoolExecutor giver;

	private final ScheduledThreadPoolExecutor watcher;

	private final Set<Handover> underWay = ConcurrentHashMap.newKeySet();

	private final AtomicBoolean watching = new AtomicBoolean();

	private final ExecutorProbe probe;

	// What the giver is giving.
	private volatile @Nullable Handover given;

	/**
	 * Creates a desk.
	 * @param executor the executor
	 * @param elsewhere where tasks go that do not get through
	 * @param blockedAfter how long the giver may wait
	 * @param lostAfter how late a task may begin before a probe follows it
	 */
	HandoverDesk(Executor executor, Consumer<Handover> elsewhere, Duration blockedAfter, Duration lostAfter) {
		this.executor = executor;
		this.elsewhere = elsewhere;
		this.blockedAfter = blockedAfter.toNanos();
		this.lostAfter = lostAfter.toNanos();
		this.probe = new ExecutorProbe(this.lostAfter, this::giveLater);
		this.giver = new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(Integer.MAX_VALUE), threads("boss-handover-"),
				new ThreadPoolExecutor.DiscardPolicy());
		this.giver.allowCoreThreadTimeOut(true);
		this.watcher = new ScheduledThreadPoolExecutor(1, threads("boss-handover-watch-"),
				new ThreadPoolExecutor.DiscardPolicy());
		this.watcher.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
		this.watcher.allowCoreThreadTimeOut(true);
	}

	private static CustomizableThreadFactory threads(String prefix) {
		CustomizableThreadFactory threads = new CustomizableThreadFactory(prefix);
		threads.setDaemon(true);
		return threads;
	}

	/**
	 * Takes a task. Does not wait.
	 * @param task the task
	 */
	void take(Runnable task) {
		if (this.giver.isShutdown()) {
			return;
		}
		Handover handover = new Handover(task, this::giveElsewhere, this.underWay::remove);
		this.underWay.add(handover);
		if (isGiverWaiting()) {
			giveElsewhere(handover);
			return;
		}
		try {
			this.giver.execute(() -> give(handover));
		}
		catch (Throwable ex) {
			// A thread that cannot be started is an Error.
			giveElsewhere(handover);
			return;
		}
		watch();
	}

	// On a busy machine it may just be slow.
	private boolean isGiverWaiting() {
		Handover given = this.given;
		Thread giver = (given != null) ? given.giver() : null;
		if (given == null || giver == null || given.age(CLOCK.nanoTime()) < this.blockedAfter) {
			return false;
		}
		return giver.getState() != Thread.State.RUNNABLE || given.age(CLOCK.nanoTime()) > this.lostAfter;
	}

	private void give(Handover handover) {
		if (handover.isTaken()) {
			return;
		}
		this.given = handover;
		try {
			handover.giveTo(this.executor);
		}
		finally {
			this.given = null;
		}
	}

	private void giveElsewhere(Handover handover) {
		if (!this.underWay.remove(handover)) {
			return;
		}
		try {
			this.elsewhere.accept(handover);
		}
		catch (Throwable ex) {
			// Neither there: it stays under way, and is tried again.
			LogTrace.debug(logger, "No thread for a task that the executor does not take", ex);
			this.underWay.add(handover);
			watch();
		}
	}

	private void watch() {
		if (this.watching.get() || !this.watching.compareAndSet(false, true)) {
			return;
		}
		try {
			Future<?> unused = this.watcher.schedule(this::look, Math.min(this.blockedAfter, this.lostAfter),
					TimeUnit.NANOSECONDS);
		}
		catch (Throwable ex) {
			this.watching.set(false);
			LogTrace.debug(logger, "No thread that looks after tasks, until the next one comes", ex);
		}
	}

	private void look() {
		this.watching.set(false);
		try {
			lookAt(CLOCK.nanoTime());
		}
		finally {
			if (!this.underWay.isEmpty()) {
				watch();
			}
		}
	}

	private void lookAt(long now) {
		boolean waiting = isGiverWaiting();
		boolean late = false;
		for (Handover handover : this.underWay) {
			if (handover.hasReturned()) {
				late |= handover.age(now) > this.lostAfter;
			}
			else if (waiting && handover.age(now) > this.blockedAfter) {
				giveElsewhere(handover);
			}
		}
		if (late) {
			probe(now);
		}
	}

	// By the thread that looks.
	private void probe(long now) {
		Handover passed = this.probe.look(now);
		if (passed != null) {
			this.underWay.stream()
				.filter((handover) -> handover.age(now) > passed.age(now))
				.toList()
				.forEach(this::giveElsewhere);
		}
	}

	private void giveLater(Handover handover) {
		this.giver.execute(() -> give(handover));
	}

	@Override
	public void close() {
		this.giver.shutdownNow();
		this.watcher.shutdownNow();
		this.underWay.clear();
	}

}

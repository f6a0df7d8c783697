/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.mailbox;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Executor of the application, made fit for services: it never refuses a task, never runs
 * one inside {@link #execute}, never lets a caller wait there, and forgets none.
 * <p>
 * An application's executor refuses when it is full, and as soon as the application
 * context closes, while services still drain; and with a caller-runs policy it would lend
 * services the threads of the web server. In each case a few threads of this class take
 * over. They do not exist until they are needed, and end soon after.
 * <p>
 * An executor that may let callers wait, such as one with a limit of concurrency, or of
 * unknown behavior, is given tasks at a {@link HandoverDesk}. Others, as most are, are
 * given them at once.
 * <p>
 * Their queue needs no bound of its own: it holds at most one task for each service and
 * each connection.
 */
public final class RescuingExecutor implements Executor, AutoCloseable {

	private static final Log logger = LogFactory.getLog(RescuingExecutor.class);

	private static final int THREADS = 4;

	private static final Duration BLOCKED_AFTER = Duration.ofMillis(20);

	private static final Duration PERHAPS_BLOCKED_AFTER = Duration.ofMillis(100);

	private static final Duration LOST_AFTER = Duration.ofSeconds(5);

	private final Executor executor;

	private final ThreadPoolExecutor rescue;

	private final @Nullable HandoverDesk desk;

	private final AtomicBoolean rescued = new AtomicBoolean();

	/**
	 * Creates an executor.
	 * @param executor the application's executor
	 */
	public RescuingExecutor(Executor executor) {
		this(executor,
				(ExecutorBehavior.of(executor) == ExecutorBehavior.BLOCKS) ? BLOCKED_AFTER : PERHAPS_BLOCKED_AFTER,
				LOST_AFTER);
	}

	/**
	 * Creates an executor.
	 * @param executor the application's executor
	 * @param blockedAfter how long a task may be given to an executor that lets others
	 * wait before it runs elsewhere
	 * @param lostAfter how late such an executor may begin it before it is checked
	 * whether it was forgotten
	 */
	RescuingExecutor(Executor executor, Duration blockedAfter, Duration lostAfter) {
		CustomizableThreadFactory threads = new CustomizableThreadFactory("boss-rescue-");
		threads.setDaemon(true);
		this.executor = executor;
		this.rescue = new ThreadPoolExecutor(THREADS, THREADS, 5, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(Integer.MAX_VALUE), threads, new ThreadPoolExecutor.DiscardPolicy());
		this.rescue.allowCoreThreadTimeOut(true);
		this.desk = (ExecutorBehavior.of(executor) != ExecutorBehavior.PROMPT)
				? new HandoverDesk(executor, this::rescue, blockedAfter, lostAfter) : null;
	}

	@Override
	public void execute(Runnable task) {
		if (this.desk != null) {
			this.desk.take(task);
		}
		else {
			new Handover(task, this::rescue, Handover::ignore).giveTo(this.executor);
		}
	}

	private void rescue(Handover task) {
		if (this.rescued.compareAndSet(false, true)) {
			logger.info("The task executor is full, shutting down, lets others wait, or runs tasks on the caller's "
					+ "thread; tasks that it does not take run on " + THREADS + " threads of WebSocket services");
		}
		this.rescue.execute(task);
	}

	/**
	 * The application has ended: tasks that no thread takes any more are dropped, so that
	 * a late send or broadcast does not throw.
	 */
	@Override
	public void close() {
		if (this.desk != null) {
			this.desk.close();
		}
		this.rescue.shutdown();
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.engine;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Watch over the steps of a loop: code of the application that waits for real time, where
 * only virtual time passes, is reported with its stack. One thread looks at all loops.
 */
final class StepWatch {

	private static final Log logger = LogFactory.getLog(StepWatch.class);

	private static final long LOOK_MILLIS = 250;

	private static final int LOOKS = 4;

	private static final int FRAMES = 25;

	private static final Queue<WeakReference<StepWatch>> watches = new ConcurrentLinkedQueue<>();

	private final Transcript transcript;

	// Odd while a step runs.
	private final AtomicLong steps = new AtomicLong();

	private volatile @Nullable Thread thread;

	// Written before, and read after, the number of steps.
	private @Nullable Lane lane;

	private long seen;

	private int looks;

	StepWatch(Transcript transcript) {
		this.transcript = transcript;
		watches.add(new WeakReference<>(this));
	}

	static {
		CustomizableThreadFactory threads = new CustomizableThreadFactory("boss-test-watch-");
		threads.setDaemon(true);
		Future<?> unused = Executors.newSingleThreadScheduledExecutor(threads)
			.scheduleWithFixedDelay(StepWatch::lookAtAll, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
	}

	private static void lookAtAll() {
		watches.removeIf((watch) -> watch.get() == null);
		watches.forEach((reference) -> {
			StepWatch watch = reference.get();
			if (watch != null) {
				watch.look();
			}
		});
	}

	/**
	 * A step begins, perhaps inside another one that waits. By one thread at a time, as
	 * all that follows.
	 * @param lane what it is about
	 * @return what the step around it is about, or {@code null} if there is none
	 */
	@Nullable Lane begin(Lane lane) {
		Lane outer = this.lane;
		this.lane = lane;
		if (this.thread != Thread.currentThread()) {
			this.thread = Thread.currentThread();
		}
		// The next odd number.
		this.steps.setRelease((this.steps.getPlain() + 1) | 1);
		return outer;
	}

	/**
	 * The step has ended.
	 * @param outer what the step around it is about, which goes on, or {@code null}
	 */
	void end(@Nullable Lane outer) {
		this.lane = outer;
		this.steps.setRelease((outer != null) ? this.steps.getPlain() + 2 : this.steps.getPlain() + 1);
	}

	private void look() {
		long steps = this.steps.get();
		if (steps != this.seen || (steps & 1) == 0) {
			this.seen = steps;
			this.looks = 0;
		}
		else if (++this.looks == LOOKS) {
			report();
		}
	}

	private static String endless(Thread thread) {
		return (thread.getState() == Thread.State.WAITING)
				? " It waits without a limit: if for an answer of another service, then for ever, since all services "
						+ "run on this thread. Use call(), which lets the others go on, or give the future to pipeToSelf."
				: "";
	}

	private void report() {
		Thread thread = this.thread;
		if (thread == null) {
			return;
		}
		String stack = Arrays.stream(thread.getStackTrace())
			.limit(FRAMES)
			.map((frame) -> "\tat " + frame)
			.collect(Collectors.joining("\n"));
		String what = "has been waiting for longer than a second of real time, in which no virtual time passes. Hand "
				+ "slow work to pipeToSelf, and take time from a Clock." + endless(thread);
		this.transcript.add(String.valueOf(this.lane), what);
		logger.warn(this.lane + " " + what + "\n" + stack);
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import io.boss.websocket.timing.EngineTime;
import io.boss.websocket.timing.Nanos;
import org.jspecify.annotations.Nullable;

/**
 * Loop that runs all of an engine on the thread of a test: callbacks, work, sockets,
 * timers, each when the test lets it. Tasks may be added on any thread; one thread at a
 * time runs them.
 */
public final class TestLoop {

	// A second or so, and more than a test means to do at one moment of time.
	private static final int LIMIT = 500_000;

	private static final int LAST = 1000;

	private static final int LINES = 20;

	private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

	// The loop of all nodes, which is this one if there are no others.
	private final TestLoop whole;

	private final String node;

	private final Alarms clock;

	private final VirtualTime time;

	private final Transcript transcript;

	private final StepWatch watch;

	private final StepLock lock;

	private final Lane alarms = new Lane("timer");

	private final List<TimedQueue> queues = new ArrayList<>();

	private ReadyTasks ready = new TasksInOrder();

	private @Nullable Long seed;

	private volatile boolean over;

	/**
	 * Creates a loop whose time begins now.
	 */
	public TestLoop() {
		this(Instant.now());
	}

	private TestLoop(Instant start) {
		this.whole = this;
		this.node = "";
		this.clock = new Alarms(start);
		this.time = new VirtualTime(this, this.clock);
		this.transcript = new Transcript(this.clock);
		this.watch = new StepWatch(this.transcript);
		this.lock = new StepLock();
	}

	private TestLoop(TestLoop whole, String node) {
		this.whole = whole;
		this.node = node;
		this.clock = whole.clock;
		this.time = new VirtualTime(this, this.clock);
		this.transcript = whole.transcript.of(node);
		this.watch = whole.watch;
		this.lock = whole.lock;
	}

	/**
	 * Creates a loop that draws the next task by lot.
	 * @param seed the seed, or {@code null} for the order in which tasks get ready
	 * @return a loop whose time begins now, or with a seed at the same time in each run
	 */
	public static TestLoop drawing(@Nullable Long seed) {
		if (seed == null) {
			return new TestLoop();
		}
		TestLoop loop = new TestLoop(START);
		loop.draw(seed);
		return loop;
	}

	/**
	 * The part of a node, with the same time, the same lots and the same transcript.
	 * @param name the name of the node
	 * @return a loop that can end alone
	 */
	public TestLoop of(String name) {
		return new TestLoop(this.whole, name);
	}

	/**
	 * Ends a node: nothing of it that is ready or will be due runs any more.
	 */
	public void end() {
		synchronized (this.whole) {
			this.over = true;
			this.whole.queues.removeAll(this.queues);
		}
	}

	/**
	 * Whether the node has ended.
	 * @return whether nothing of it runs any more
	 */
	public boolean isOver() {
		return this.over;
	}

	String nameOf(String lane) {
		return this.node.isEmpty() ? lane : this.node + " " + lane;
	}

	/**
	 * The time of the loop, and its scheduler.
	 * @return the time
	 */
	public VirtualTime time() {
		return this.time;
	}

	/**
	 * The time, as the engine knows it.
	 * @return the time
	 */
	public EngineTime engineTime() {
		return new EngineTime(this.time, this.time);
	}

	/**
	 * What has happened.
	 * @return the transcript
	 */
	public Transcript transcript() {
		return this.transcript;
	}

	/**
	 * Draws the next task by lot from now on.
	 * @param seed the seed, or {@code null} for the order in which tasks get ready
	 */
	public void draw(@Nullable Long seed) {
		this.whole.drawAll(seed);
	}

	private synchronized void drawAll(@Nullable Long seed) {
		ReadyTasks fresh = (seed != null) ? new DrawnTasks(seed) : new TasksInOrder();
		for (Runnable next = this.ready.next(); next != null; next = this.ready.next()) {
			fresh.add(this.ready.lane(), next);
		}
		this.ready = fresh;
		this.seed = seed;
		Seeds.used(seed, this.transcript);
	}

	/**
	 * The seed of the lots.
	 * @return the seed, or {@code null} if tasks run in order
	 */
	public @Nullable Long seed() {
		synchronized (this.whole) {
			return this.whole.seed;
		}
	}

	/**
	 * Looks after a queue that has deadlines of its own.
	 * @param queue the queue
	 */
	public void watch(TimedQueue queue) {
		this.queues.add(queue);
		if (this.whole != this) {
			this.whole.watch(queue);
		}
	}

	/**
	 * An executor whose tasks run on this loop.
	 * @param name the name of their lane
	 * @return the executor
	 */
	public Executor executor(String name) {
		Lane lane = new Lane(name);
		return (task) -> add(lane, task);
	}

	/**
	 * Threads whose tasks, those of the keys of a service, are in no order.
	 * @param name the name of their lanes
	 * @return the executor
	 */
	public Executor threads(String name) {
		Lane lane = new Lane(name);
		return (task) -> add((seed() != null) ? new Lane(name) : lane, task);
	}

	/**
	 * Adds a task that is ready. On any thread.
	 * @param lane its lane
	 * @param task the task
	 */
	public void add(Lane lane, Runnable task) {
		synchronized (this.whole) {
			lane.joins(this);
			this.whole.ready.add(lane, task);
		}
	}

	private synchronized @Nullable Runnable next() {
		if (this.seed != null) {
			addDue();
		}
		Runnable next = nextReady();
		while (next == null) {
			if (!addDue()) {
				return null;
			}
			next = nextReady();
		}
		return next;
	}

	// Timers of the same time are due on several threads of a server, which are in no
	// order: lots are drawn among them, too.
	private boolean addDue() {
		boolean some = false;
		Alarm due = this.clock.due();
		while (due != null) {
			some = true;
			due.loop().add((this.seed != null) ? new Lane("timer") : due.loop().alarms, due);
			due = (this.seed != null) ? this.clock.due() : null;
		}
		return some;
	}

	private @Nullable Runnable nextReady() {
		Runnable next = this.ready.next();
		while (next != null && this.ready.lane().isOver()) {
			next = this.ready.next();
		}
		return next;
	}

	/**
	 * Runs what comes next, if something is ready. If another thread is running
	 * something, waits until it has done so.
	 * @return whether there was something
	 */
	public boolean step() {
		boolean locked = this.lock.lock();
		try {
			return runNext();
		}
		finally {
			this.lock.unlock(locked);
		}
	}

	private boolean runNext() {
		Runnable next = this.whole.next();
		if (next == null) {
			return false;
		}
		Lane outer = this.watch.begin(this.whole.ready.lane());
		try {
			next.run();
		}
		finally {
			this.watch.end(outer);
		}
		return true;
	}

	/**
	 * Runs all that is ready, and all that gets ready by that. Time stands still.
	 * @throws AssertionError if there is no end of it
	 */
	public void settle() {
		this.lock.own();
		int steps = 0;
		while (step()) {
			if (++steps == LIMIT) {
				throw noEnd();
			}
		}
	}

	private AssertionError noEnd() {
		List<Lane> lanes = new ArrayList<>();
		for (int i = 0; i < LAST && step(); i++) {
			lanes.add(this.whole.ready.lane());
		}
		return new AssertionError("There is no end: " + LIMIT + " steps without a rest. Those who go on are "
				+ Lane.counted(lanes) + ". What happened last:\n" + String.join("\n", this.transcript.last(LINES)));
	}

	/**
	 * What is ready, without timers that are due.
	 * @return the names of services, clients and so on, with the numbers of their tasks
	 */
	public String ready() {
		synchronized (this.whole) {
			return Lane.counted(this.whole.ready.lanes());
		}
	}

	/**
	 * Lets time pass. What is due at a time runs then, with all that follows from it.
	 * @param duration how long
	 */
	public void advance(Duration duration) {
		long target = this.clock.after(duration);
		DeadlineLimit limit = new DeadlineLimit(this.transcript);
		settle();
		for (long next = nextDeadline(); next <= target; next = nextDeadline()) {
			limit.passed(next);
			passTo(next);
			settle();
		}
		this.clock.moveTo(target);
		settle();
	}

	private long nextDeadline() {
		long next = this.clock.next();
		for (TimedQueue queue : this.whole.queues) {
			next = Math.min(next, queue.nextDeadline());
		}
		return next;
	}

	private void passTo(long deadline) {
		this.clock.moveTo(deadline);
		for (TimedQueue queue : this.whole.queues) {
			if (queue.nextDeadline() <= this.clock.now()) {
				queue.deadlinePassed();
			}
		}
	}

	/**
	 * Runs what comes next, or lets time pass up to it if nothing is ready.
	 * @return whether there was something
	 */
	public boolean pass() {
		if (step()) {
			return true;
		}
		long next = nextDeadline();
		if (next == Alarms.NEVER) {
			return false;
		}
		passTo(next);
		return true;
	}

	/**
	 * Waits for a future as a callback or a test does that blocks: others go on
	 * meanwhile, and time passes if there is nothing else to do.
	 * @param future the future
	 * @param timeout how long to wait at most, in virtual time
	 * @return whether it is done
	 */
	boolean await(CompletableFuture<?> future, Duration timeout) {
		long end = this.clock.now() + Nanos.of(timeout);
		int rests = 0;
		while (!future.isDone()) {
			if (step()) {
				rests = 0;
				continue;
			}
			// What another thread was running may have been all.
			if (future.isDone() || this.lock.rest(rests++)) {
				continue;
			}
			long next = nextDeadline();
			if (next > end) {
				this.clock.moveTo(end);
				return false;
			}
			passTo(next);
		}
		return true;
	}

}

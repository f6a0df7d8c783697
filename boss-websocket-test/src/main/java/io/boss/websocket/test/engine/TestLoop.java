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

	private static final int LIMIT = 5_000_000;

	private static final int LINES = 20;

	private final VirtualTime time;

	private final Transcript transcript;

	private final StepWatch watch;

	private final Lane alarms = new Lane("timer");

	private final List<TimedQueue> queues = new ArrayList<>();

	private ReadyTasks ready = new TasksInOrder();

	private @Nullable Long seed;

	/**
	 * Creates a loop whose time begins now.
	 */
	public TestLoop() {
		this.time = new VirtualTime(this, Instant.now());
		this.transcript = new Transcript(this.time);
		this.watch = new StepWatch(this.transcript);
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
	public synchronized void draw(@Nullable Long seed) {
		ReadyTasks fresh = (seed != null) ? new DrawnTasks(seed) : new TasksInOrder();
		for (ReadyTask next = this.ready.next(); next != null; next = this.ready.next()) {
			fresh.add(next.lane(), next.task());
		}
		this.ready = fresh;
		this.seed = seed;
		Seeds.used(seed, this.transcript);
	}

	/**
	 * The seed of the lots.
	 * @return the seed, or {@code null} if tasks run in order
	 */
	public synchronized @Nullable Long seed() {
		return this.seed;
	}

	/**
	 * Looks after a queue that has deadlines of its own.
	 * @param queue the queue
	 */
	public void watch(TimedQueue queue) {
		this.queues.add(queue);
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
	 * Adds a task that is ready. On any thread.
	 * @param lane its lane
	 * @param task the task
	 */
	public synchronized void add(Lane lane, Runnable task) {
		this.ready.add(lane, task);
	}

	private synchronized @Nullable ReadyTask next() {
		ReadyTask next = this.ready.next();
		while (next == null) {
			Alarm due = this.time.due();
			if (due == null) {
				return null;
			}
			this.ready.add(this.alarms, due);
			next = this.ready.next();
		}
		return next;
	}

	/**
	 * Runs what comes next, if something is ready.
	 * @return whether there was something
	 */
	public boolean step() {
		ReadyTask next = next();
		if (next == null) {
			return false;
		}
		this.watch.begin(next.lane());
		try {
			next.task().run();
		}
		finally {
			this.watch.end();
		}
		return true;
	}

	/**
	 * Runs all that is ready, and all that gets ready by that. Time stands still.
	 * @throws AssertionError if there is no end of it
	 */
	public void settle() {
		int steps = 0;
		while (step()) {
			if (++steps == LIMIT) {
				throw new AssertionError("There is no end: " + LIMIT + " steps without a rest, the last of them\n"
						+ String.join("\n", this.transcript.last(LINES)));
			}
		}
	}

	/**
	 * Lets time pass. What is due at a time runs then, with all that follows from it.
	 * @param duration how long
	 */
	public void advance(Duration duration) {
		long target = this.time.nanoTime() + Nanos.of(duration);
		settle();
		for (long next = nextDeadline(); next <= target; next = nextDeadline()) {
			this.time.moveTo(Math.max(next, this.time.nanoTime()));
			turnQueues();
			settle();
		}
		this.time.moveTo(target);
		settle();
	}

	private long nextDeadline() {
		long next = this.time.next();
		for (TimedQueue queue : this.queues) {
			next = Math.min(next, queue.nextDeadline());
		}
		return next;
	}

	private void turnQueues() {
		for (TimedQueue queue : this.queues) {
			if (queue.nextDeadline() <= this.time.nanoTime()) {
				queue.deadlinePassed();
			}
		}
	}

	/**
	 * Waits for a future as a callback or a test does that blocks: others go on
	 * meanwhile, and time passes if there is nothing else to do.
	 * @param future the future
	 * @param timeout how long to wait at most, in virtual time
	 * @return whether it is done
	 */
	boolean await(CompletableFuture<?> future, Duration timeout) {
		long end = this.time.nanoTime() + Nanos.of(timeout);
		while (!future.isDone()) {
			if (step()) {
				continue;
			}
			long next = nextDeadline();
			if (next > end) {
				this.time.moveTo(end);
				return false;
			}
			this.time.moveTo(Math.max(next, this.time.nanoTime()));
			turnQueues();
		}
		return true;
	}

}

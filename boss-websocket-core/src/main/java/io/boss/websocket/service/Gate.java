package io.boss.websocket.service;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * Gate that tells when all threads have left that were let in before it was shut. A
 * thread that has left before has finished all its work inside, so that anything put
 * behind the gate then is behind everything. Safe on any thread; no thread waits.
 * <p>
 * Threads inside are counted in cells, one for a few threads each. A thread that enters
 * counts first and looks then, and the thread that shuts the gate does the opposite: a
 * thread that has seen the gate open is thus seen by the one that looks for the last.
 */
final class Gate {

	/**
	 * The answer to a thread that may not enter.
	 */
	static final int SHUT = -1;

	// A power of two.
	private static final int CELLS = 8;

	// As many as two cache lines hold.
	private static final int SPACING = 32;

	private final AtomicIntegerArray inside = new AtomicIntegerArray(CELLS * SPACING);

	private final AtomicReference<@Nullable Runnable> whenEmpty = new AtomicReference<>();

	private volatile boolean open;

	boolean isOpen() {
		return this.open;
	}

	void open() {
		this.open = true;
	}

	/**
	 * Enters, if the gate is open. A thread inside must {@link #leave} soon.
	 * @return what to give back on leaving, or {@link #SHUT}
	 */
	int enter() {
		if (!this.open) {
			return SHUT;
		}
		int cell = (Thread.currentThread().hashCode() & (CELLS - 1)) * SPACING;
		this.inside.incrementAndGet(cell);
		if (!this.open) {
			leave(cell);
			return SHUT;
		}
		return cell;
	}

	/**
	 * Leaves.
	 * @param cell what {@link #enter} has answered
	 */
	void leave(int cell) {
		this.inside.decrementAndGet(cell);
		if (!this.open) {
			endIfEmpty();
		}
	}

	/**
	 * Lets no thread in any more.
	 * @param whenEmpty run once, when all threads have left, by the last one; must not
	 * block
	 */
	void shut(Runnable whenEmpty) {
		this.whenEmpty.set(whenEmpty);
		this.open = false;
		endIfEmpty();
	}

	/**
	 * Waits no longer for threads that are inside.
	 */
	void giveUp() {
		Runnable task = this.whenEmpty.getAndSet(null);
		if (task != null) {
			task.run();
		}
	}

	private void endIfEmpty() {
		for (int i = 0; i < CELLS; i++) {
			if (this.inside.get(i * SPACING) != 0) {
				return;
			}
		}
		giveUp();
	}

}

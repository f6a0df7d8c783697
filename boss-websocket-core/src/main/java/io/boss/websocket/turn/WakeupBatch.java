package io.boss.websocket.turn;

import java.util.ArrayList;
import java.util.List;

import io.boss.websocket.log.LogTrace;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * One turn of a thread: a select cycle of a loop, or the mail that a service handles
 * before it gives its thread back. A turn that makes work for the same sleeper many times
 * wakes him once, because waking costs more than the work itself.
 * <p>
 * Confined to one thread.
 */
public final class WakeupBatch {

	private static final Log logger = LogFactory.getLog(WakeupBatch.class);

	private static final ThreadLocal<@Nullable WakeupBatch> CURRENT = new ThreadLocal<>();

	/**
	 * How much work may be made before those are woken who are to do it, so that they
	 * work while the turn goes on.
	 */
	private static final int MAX_DEFERRED = 64;

	private final boolean brief;

	private final @Nullable WakeupBatch outer;

	private final List<Wakeable> sleepers = new ArrayList<>(4);

	private int deferred;

	private @Nullable Backlog backlog;

	private WakeupBatch(boolean brief, @Nullable WakeupBatch outer) {
		this.brief = brief;
		this.outer = outer;
	}

	/**
	 * Begins a turn of this thread in which nothing takes long.
	 * @return the turn, to be ended by the same thread
	 */
	public static WakeupBatch beginBrief() {
		return begin(true);
	}

	/**
	 * Begins a turn of this thread in which an application's code runs, which may take
	 * its time: only who is {@link Wakeable#isDozing() dozing} is woken late.
	 * @return the turn, to be ended by the same thread
	 */
	public static WakeupBatch begin() {
		return begin(false);
	}

	private static WakeupBatch begin(boolean brief) {
		WakeupBatch turn = new WakeupBatch(brief, CURRENT.get());
		CURRENT.set(turn);
		return turn;
	}

	/**
	 * There is work for somebody: wakes him, at the end of this thread's turn if that can
	 * wait.
	 * @param sleeper who is to be woken
	 */
	public static void wake(Wakeable sleeper) {
		WakeupBatch turn = CURRENT.get();
		if (turn == null || !(turn.brief || sleeper.isDozing())) {
			sleeper.wake();
		}
		else {
			turn.defer(sleeper);
		}
	}

	/**
	 * Somebody cannot keep up with the work that is made for him: asks this thread's turn
	 * to pause until he has caught up.
	 * @param backlog what he has yet to do
	 */
	public static void pauseFor(Backlog backlog) {
		WakeupBatch turn = CURRENT.get();
		if (turn != null) {
			turn.backlog = backlog;
		}
	}

	/**
	 * Whom the turn is to wait for before it goes on.
	 * @return the backlog, or {@code null} if everybody keeps up
	 */
	public @Nullable Backlog backlog() {
		return this.backlog;
	}

	private void defer(Wakeable sleeper) {
		if (!this.sleepers.contains(sleeper)) {
			this.sleepers.add(sleeper);
		}
		if (++this.deferred >= MAX_DEFERRED) {
			flush();
		}
	}

	/**
	 * Wakes those who wait for it, and goes on.
	 */
	public void flush() {
		this.deferred = 0;
		if (!this.sleepers.isEmpty()) {
			this.sleepers.forEach(WakeupBatch::wakeNow);
			this.sleepers.clear();
		}
	}

	// The others must be woken, too, or they sleep for ever.
	private static void wakeNow(Wakeable sleeper) {
		try {
			sleeper.wake();
		}
		catch (Throwable ex) {
			logger.error(new LogTrace("Could not wake " + sleeper, ex));
		}
	}

	/**
	 * Ends the turn.
	 */
	public void end() {
		if (this.outer != null) {
			CURRENT.set(this.outer);
		}
		else {
			CURRENT.remove();
		}
		flush();
	}

}

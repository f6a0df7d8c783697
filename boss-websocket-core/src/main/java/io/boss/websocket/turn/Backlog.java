package io.boss.websocket.turn;

/**
 * Work that somebody has yet to do. Safe on any thread.
 */
@FunctionalInterface
public interface Backlog {

	/**
	 * Runs something when all the work that was there before is done.
	 * @param task what to run, on any thread; must not block. It runs in any case, at
	 * once if nobody works any more.
	 */
	void whenCaughtUp(Runnable task);

}

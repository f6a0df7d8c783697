package io.boss.websocket.turn;

/**
 * Somebody who may have to be woken because there is work for him.
 */
public interface Wakeable {

	/**
	 * Wakes him, unless he is awake. On any thread; must not block.
	 */
	void wake();

	/**
	 * Whether he looks for work soon without being woken, so that even a turn in which an
	 * application's code runs may put off waking him.
	 * @return whether a wake-up can wait
	 */
	boolean isDozing();

}

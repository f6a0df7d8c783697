package io.boss.websocket.limit;

/**
 * Hears of limits that are exceeded, and knows what follows. Safe on any thread.
 */
@FunctionalInterface
public interface LimitListener {

	/**
	 * Somebody exceeds a limit.
	 * @param limit the limit
	 * @return whether it is enforced
	 */
	boolean exceeded(Limit limit);

}

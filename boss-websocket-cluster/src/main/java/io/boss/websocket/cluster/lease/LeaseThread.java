package io.boss.websocket.cluster.lease;

/**
 * Thread that runs tasks at their time, one after the other.
 */
@FunctionalInterface
interface LeaseThread {

	/**
	 * Runs a task later.
	 * @param task the task
	 * @param nanos in how many nanoseconds at the earliest
	 */
	void schedule(Runnable task, long nanos);

}

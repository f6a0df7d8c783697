package io.boss.websocket.service;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Objects that belong to one instance of a service and end with it: its timers, the
 * results of its work, and the calls that it has not answered. Begins before
 * {@code init}, so that an instance can make use of it there, and ends after
 * {@code terminate}. Safe on any thread.
 */
final class InstanceScope {

	private final InstanceTimers timers;

	// By the order in which they came.
	private final Map<Long, PendingCall> unanswered = new ConcurrentSkipListMap<>();

	private long calls;

	private volatile boolean ended;

	InstanceScope(InstanceTimers timers) {
		this.timers = timers;
	}

	InstanceTimers timers() {
		return this.timers;
	}

	boolean hasEnded() {
		return this.ended;
	}

	/**
	 * The instance was given a call and may answer it later. Only inside a task of the
	 * service's executor, as {@link #end()}.
	 * @param call the call
	 */
	void owesAnswer(PendingCall call) {
		if (!call.isDone()) {
			long number = this.calls++;
			this.unanswered.put(number, call);
			call.whenDone(() -> this.unanswered.remove(number));
		}
	}

	/**
	 * Whether no timer runs and no call waits for its answer.
	 * @return whether nothing is to come
	 */
	boolean isQuiet() {
		return this.unanswered.isEmpty() && this.timers.isEmpty();
	}

	void end() {
		this.ended = true;
		this.timers.end();
		this.unanswered.values().forEach((call) -> call.crashed("the instance that was given the call has ended"));
	}

}

package io.boss.websocket.service;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Objects that belong to one instance of a service and end with it: its timers, the
 * results of its work, and the calls that it has not answered. Begins before
 * {@code init}, so that an instance can make use of it there, and ends after
 * {@code terminate}. Safe on any thread.
 */
final class InstanceScope {

	private final InstanceTimers timers;

	private final Set<PendingCall> unanswered = ConcurrentHashMap.newKeySet();

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
			this.unanswered.add(call);
			call.whenDone(() -> this.unanswered.remove(call));
		}
	}

	void end() {
		this.ended = true;
		this.timers.end();
		this.unanswered.forEach((call) -> call.crashed("the instance that was given the call has ended"));
	}

}

package io.boss.websocket.service;

import java.util.concurrent.Callable;

import io.boss.websocket.mailbox.Refusable;

/**
 * Work on its way to a thread and on it. Begins to wait when it is made.
 */
final class Job implements Refusable {

	private final String service;

	private final String name;

	private final TaskMail result;

	private final Callable<?> work;

	private final WorkCounts counts;

	private final long queued = System.nanoTime();

	Job(String service, String name, TaskMail result, Callable<?> work, WorkCounts counts) {
		this.service = service;
		this.name = name;
		this.result = result;
		this.work = work;
		this.counts = counts;
		counts.waits();
	}

	/**
	 * When it began to wait.
	 * @return the time in nanoseconds
	 */
	long queued() {
		return this.queued;
	}

	@Override
	public void run() {
		this.counts.begins();
		try {
			this.result.run(this.work);
		}
		finally {
			this.counts.ends();
		}
	}

	@Override
	public void refused(Throwable why) {
		this.counts.refused();
		this.result.done(null, why);
	}

	@Override
	public String toString() {
		return "'" + this.name + "' of service '" + this.service + "'";
	}

}

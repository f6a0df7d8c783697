package io.boss.websocket.service;

import io.boss.websocket.Timeout;

/**
 * Nothing has happened for as long as the service wanted to wait.
 */
final class SilenceMail extends InformingMail {

	private final Timeout timeout;

	private final IdleTimer timer;

	private final long generation;

	SilenceMail(ServiceLoop loop, Timeout timeout, IdleTimer timer, long generation) {
		super(loop, null);
		this.timeout = timeout;
		this.timer = timer;
		this.generation = generation;
	}

	@Override
	Object info() {
		return this.timeout;
	}

	@Override
	boolean isDue() {
		return this.timer.isCurrent(this.generation);
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint;

/**
 * Times at which a client was heard. Told by one thread at a time, asked on any; times
 * are those of the engine's clock.
 */
public final class ConnectionActivity {

	/**
	 * Stands for the time of what has not begun.
	 */
	static final long NOTHING = Long.MIN_VALUE;

	private final long opened;

	private volatile long lastHeard;

	private volatile long lastMessage;

	// When what is incomplete began.
	private volatile long begun = NOTHING;

	// A client that is not read cannot be heard.
	private volatile boolean paused;

	// Not told by the times: a message may come at the moment at which a client connects.
	private volatile boolean spoken;

	/**
	 * Creates the activity of a client that connects.
	 * @param now the time in nanoseconds
	 */
	ConnectionActivity(long now) {
		this.opened = now;
		this.lastHeard = now;
		this.lastMessage = now;
	}

	/**
	 * Something has come from the client, be it half a frame: it is alive.
	 * @param now the time in nanoseconds
	 */
	public void heard(long now) {
		this.lastHeard = now;
	}

	/**
	 * What was heard last was the end of a message.
	 */
	void message() {
		this.lastMessage = this.lastHeard;
		if (!this.spoken) {
			this.spoken = true;
		}
	}

	/**
	 * With what was heard last a message has begun that is not complete, or a control
	 * frame.
	 */
	public void begun() {
		this.begun = this.lastHeard;
	}

	/**
	 * Nothing that has begun is incomplete any more.
	 */
	public void completed() {
		this.begun = NOTHING;
	}

	void pause() {
		this.paused = true;
	}

	void resume(long now) {
		this.lastHeard = now;
		this.lastMessage = now;
		this.spoken = true;
		this.paused = false;
	}

	long opened() {
		return this.opened;
	}

	/**
	 * When something came from the client last.
	 * @return a time in nanoseconds
	 */
	public long lastHeard() {
		return this.lastHeard;
	}

	long lastMessage() {
		return this.lastMessage;
	}

	/**
	 * When that began of which the rest is missing, or went on after a pause: then the
	 * last message seems to be younger.
	 * @return the time, or {@link #NOTHING}
	 */
	long unfinishedSince() {
		long begun = this.begun;
		long resumed = this.lastMessage;
		return (begun != NOTHING && resumed - begun > 0) ? resumed : begun;
	}

	/**
	 * Whether a message has come, or a part of one.
	 * @return whether the client has said anything
	 */
	boolean hasSpoken() {
		return this.spoken || this.begun != NOTHING;
	}

	boolean isPaused() {
		return this.paused;
	}

}

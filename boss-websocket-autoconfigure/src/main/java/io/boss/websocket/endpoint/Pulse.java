package io.boss.websocket.endpoint;

/**
 * When a client was heard. Told by one thread at a time, asked on any; times are those of
 * {@link System#nanoTime()}.
 */
final class Pulse {

	private final long opened = System.nanoTime();

	private volatile long lastHeard = this.opened;

	private volatile long lastMessage = this.opened;

	// A client that is not read cannot be heard.
	private volatile boolean paused;

	void heard(long now) {
		this.lastHeard = now;
	}

	/**
	 * What was heard last was the end of a message.
	 */
	void message() {
		this.lastMessage = this.lastHeard;
	}

	void pause() {
		this.paused = true;
	}

	void resume(long now) {
		this.lastHeard = now;
		this.lastMessage = now;
		this.paused = false;
	}

	long opened() {
		return this.opened;
	}

	long lastHeard() {
		return this.lastHeard;
	}

	long lastMessage() {
		return this.lastMessage;
	}

	boolean isPaused() {
		return this.paused;
	}

}

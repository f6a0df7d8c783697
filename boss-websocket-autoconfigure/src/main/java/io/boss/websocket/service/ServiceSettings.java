package io.boss.websocket.service;

import java.time.Duration;

import io.boss.websocket.mailbox.MailboxLimits;

/**
 * How a service runs.
 *
 * @param throughput how many callbacks run before the thread is given back
 * @param mailbox how much mail may wait
 * @param restart how often and how soon an instance is replaced
 * @param maxTimers how many timers an instance may have
 */
public record ServiceSettings(int throughput, MailboxLimits mailbox, Restart restart, int maxTimers) {

	/**
	 * Limits of the supervisor, as {@code MaxR} and {@code MaxT} of OTP, and its
	 * back-off.
	 *
	 * @param maxRestarts how many restarts are allowed within the window
	 * @param window the window
	 * @param initialBackoff the wait before the first restart within the window; doubles
	 * with each
	 * @param maxBackoff the longest wait
	 */
	public record Restart(int maxRestarts, Duration window, Duration initialBackoff, Duration maxBackoff) {
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.outbound;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.SendResult;
import io.boss.websocket.multicast.Multicast;
import org.jspecify.annotations.Nullable;

/**
 * Way to one client, for everything that it is sent, in order: a bounded queue with a
 * socket behind it. Safe on any thread; nothing blocks.
 */
public interface OutboundChannel {

	/**
	 * Queues a message.
	 * @param message the message
	 * @return what became of it
	 */
	SendResult send(BossMessage message);

	/**
	 * Queues a text of the protocol itself: no message of the application, so that it is
	 * neither counted nor dropped by a policy.
	 * @param text the text
	 * @return whether it was queued; not if there is no room
	 */
	default boolean control(String text) {
		return send(BossMessage.text(text)).isQueued();
	}

	/**
	 * Whether there is a socket; if not, what is sent waits for the next one.
	 * @return whether the client is there
	 */
	default boolean isAttached() {
		return isOpen();
	}

	/**
	 * The client has received messages, which need not be kept any longer. Does nothing
	 * if none are kept.
	 * @param count how many since the session has begun
	 * @param otherwise what to do if fewer were sent
	 */
	default void acknowledged(long count, Runnable otherwise) {
	}

	/**
	 * Gives up a socket that seems to be dead, if the session may go on without it.
	 * @param otherwise what to do if it may not
	 */
	default void giveUpSocket(Runnable otherwise) {
		otherwise.run();
	}

	/**
	 * Runs a task when what was sent before is with the operating system, on a thread
	 * that must not be blocked; at once if the channel is closed.
	 * @param task the task, which throws nothing
	 */
	default void whenWritten(Runnable task) {
		task.run();
	}

	/**
	 * Queues an empty ping.
	 * @return what became of it
	 */
	SendResult ping();

	/**
	 * Queues an empty ping if nothing else waits; unlike {@link #ping()} it never closes
	 * a client for want of room.
	 * @return whether it was queued
	 */
	boolean pingIfIdle();

	/**
	 * What comes from now on is a fresh snapshot, and what follows it: takes messages
	 * again after {@link OutboundListener#outdated()}. Does nothing otherwise.
	 */
	void refresh();

	/**
	 * Queues a close frame, the last that is taken.
	 * @param code the close code
	 * @param reason the close reason
	 * @return what became of it
	 */
	SendResult close(int code, String reason);

	/**
	 * Whether anything is taken.
	 * @return whether it is open
	 */
	boolean isOpen();

	/**
	 * How many messages and pings wait that were queued and are not yet with the
	 * operating system, the one that is being written among them.
	 * @return the number at this moment
	 */
	int queuedMessages();

	/**
	 * The payload of what waits.
	 * @return its size in bytes at this moment
	 */
	long queuedBytes();

	/**
	 * How a message reaches many channels of this kind together.
	 * @return the multicast, or {@code null} if there is no such way
	 */
	@Nullable Multicast<BossConnection, BossMessage> multicast();

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.mailbox;

/**
 * Limits on the mail that waits in a mailbox.
 *
 * @param capacity how many messages of clients, all together
 * @param clientShare how many messages of one client
 * @param maxBytes how many bytes of messages of clients, all together; one message may be
 * larger if nothing else waits
 * @param clientMaxBytes how many bytes of messages of one client; one message may be
 * larger if nothing else of that client waits
 * @param broadcasts how many broadcasts
 * @param infos how many infos
 * @param whenFull the policy for a client whose message finds no room
 */
public record MailboxLimits(int capacity, int clientShare, long maxBytes, long clientMaxBytes, int broadcasts,
		int infos, WhenFull whenFull) {

	/**
	 * Creates limits of numbers alone, whatever the size of messages.
	 * @param capacity how many messages of clients, all together
	 * @param clientShare how many messages of one client
	 * @param broadcasts how many broadcasts
	 * @param infos how many infos
	 * @param whenFull what is done with a client whose message finds no room
	 */
	public MailboxLimits(int capacity, int clientShare, int broadcasts, int infos, WhenFull whenFull) {
		this(capacity, clientShare, Long.MAX_VALUE, Long.MAX_VALUE, broadcasts, infos, whenFull);
	}

	/**
	 * Policy for a client that sends faster than the service handles.
	 */
	public enum WhenFull {

		/**
		 * Its socket is not read until there is room again. Nothing is lost, and TCP
		 * slows the client down.
		 */
		PAUSE,

		/**
		 * The message is dropped.
		 */
		DROP,

		/**
		 * The client is closed with code 1008.
		 */
		CLOSE

	}

	boolean isFull(long load) {
		return Load.messages(load) >= this.capacity || Load.bytes(load) >= this.maxBytes;
	}

	boolean hasRoom(long load, int bytes) {
		return hasRoom(load, bytes, this.capacity, this.maxBytes);
	}

	boolean isBelowLowWater(long load) {
		return Load.messages(load) <= this.capacity / 4 * 3 && Load.bytes(load) <= this.maxBytes / 4 * 3;
	}

	boolean isClientFull(long load) {
		return Load.messages(load) >= this.clientShare || Load.bytes(load) >= this.clientMaxBytes;
	}

	boolean hasClientRoom(long load, int bytes) {
		return hasRoom(load, bytes, this.clientShare, this.clientMaxBytes);
	}

	boolean isClientBelowLowWater(long load) {
		return Load.messages(load) <= this.clientShare / 2 && Load.bytes(load) <= this.clientMaxBytes / 2;
	}

	// What is too large for any room gets in when it is alone.
	private static boolean hasRoom(long load, int bytes, int messages, long maxBytes) {
		return Load.messages(load) < messages && (load == 0 || Load.bytes(load) <= maxBytes - bytes);
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.mailbox;

import org.jspecify.annotations.Nullable;

/**
 * Unit of work that waits in a {@link Mailbox}. It is the task of the serialized executor
 * itself, so that a message costs no object besides its mail.
 */
public abstract class Mail implements Runnable {

	// Written before the mail is queued, read when it is taken out.
	private @Nullable Slot slot;

	private int bytes;

	@Override
	public final void run() {
		try {
			release();
		}
		finally {
			// Though another client, which was to be resumed, may have failed.
			deliver();
		}
	}

	private void release() {
		Slot slot = this.slot;
		if (slot != null) {
			// Once only: mail that is put back does not count any more.
			this.slot = null;
			slot.release(this.bytes);
		}
	}

	/**
	 * Does what the mail is for. One at a time for each mailbox.
	 */
	protected abstract void deliver();

	void occupy(Slot slot, int bytes) {
		this.slot = slot;
		this.bytes = bytes;
	}

	/**
	 * Kind of room that mail takes up while it waits.
	 */
	@FunctionalInterface
	interface Slot {

		/**
		 * The mail has been taken out.
		 * @param bytes the size that it had when it got in
		 */
		void release(int bytes);

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import io.boss.websocket.wire.EncodedFrame;
import org.jspecify.annotations.Nullable;

/**
 * Batch of broadcasts to the same connections, one after the other: their frames are put
 * together once, and every connection that has nothing of its own waiting is written the
 * same bytes. Confined to the loop.
 */
final class BroadcastBatch {

	private final ByteBuffer buffer;

	private final List<EncodedFrame> frames = new ArrayList<>();

	private @Nullable List<LoopMember> members;

	private int size;

	// Made when a connection keeps it.
	private @Nullable SentBatch sent;

	BroadcastBatch(ByteBuffer buffer) {
		this.buffer = buffer;
	}

	void add(InboxEntry.ToMany broadcast) {
		boolean fits = this.size + broadcast.frame().size() <= this.buffer.capacity();
		if (this.members != broadcast.members() || !fits) {
			write();
			this.members = broadcast.members();
		}
		this.frames.add(broadcast.frame());
		this.size += broadcast.frame().size();
	}

	/**
	 * Writes what has been added.
	 */
	void write() {
		List<LoopMember> members = this.members;
		if (members == null) {
			return;
		}
		if (this.size <= this.buffer.capacity()) {
			writeTogether(members);
		}
		else {
			queue(members);
		}
		this.frames.clear();
		this.members = null;
		this.sent = null;
		this.size = 0;
	}

	private void writeTogether(List<LoopMember> members) {
		this.buffer.clear();
		for (EncodedFrame frame : this.frames) {
			frame.copyTo(0, this.buffer);
		}
		this.buffer.flip();
		for (LoopMember member : members) {
			try {
				member.writeBroadcasts(this.buffer, this);
			}
			catch (Throwable ex) {
				member.broken(ex);
			}
		}
	}

	/**
	 * The frames of the batch.
	 * @return the frames, which change with the next batch
	 */
	List<EncodedFrame> frames() {
		return this.frames;
	}

	/**
	 * The batch for a connection that keeps what it was sent.
	 * @return the same object for all connections
	 */
	SentBatch sent() {
		SentBatch sent = this.sent;
		if (sent == null) {
			sent = new SentBatch(this.frames, (this.members != null) ? this.members.size() : 1);
			this.sent = sent;
		}
		return sent;
	}

	// One frame that is larger than the buffer.
	private void queue(List<LoopMember> members) {
		for (LoopMember member : members) {
			for (EncodedFrame frame : this.frames) {
				member.queue(frame);
			}
		}
	}

}

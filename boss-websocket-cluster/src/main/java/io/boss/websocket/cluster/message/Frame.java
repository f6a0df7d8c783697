/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.message;

/**
 * Message as it has come, of which the envelope was read and the body was not yet.
 */
public final class Frame {

	private final Envelope envelope;

	private final byte[] bytes;

	private final int offset;

	private final int length;

	Frame(Envelope envelope, byte[] bytes, int offset, int length) {
		this.envelope = envelope;
		this.bytes = bytes;
		this.offset = offset;
		this.length = length;
	}

	/**
	 * What is said about the message.
	 * @return the envelope
	 */
	public Envelope envelope() {
		return this.envelope;
	}

	byte[] bytes() {
		return this.bytes;
	}

	int offset() {
		return this.offset;
	}

	int length() {
		return this.length;
	}

}

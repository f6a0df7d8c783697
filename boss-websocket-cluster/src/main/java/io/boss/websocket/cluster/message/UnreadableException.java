/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.message;

import io.boss.websocket.stats.SkipReason;
import org.jspecify.annotations.Nullable;

/**
 * Exception for a message of another node that cannot be understood, and is to be
 * skipped.
 */
public class UnreadableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Why the message is skipped.
	 */
	private final SkipReason reason;

	/**
	 * Creates an exception.
	 * @param reason why the message is skipped
	 * @param message the same in words
	 * @param cause what was thrown over it, if something was
	 */
	public UnreadableException(SkipReason reason, String message, @Nullable Throwable cause) {
		super(message, cause);
		this.reason = reason;
	}

	/**
	 * Why it is skipped.
	 * @return the reason
	 */
	public SkipReason reason() {
		return this.reason;
	}

}

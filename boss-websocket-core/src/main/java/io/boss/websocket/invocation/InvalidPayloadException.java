/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import io.boss.websocket.InvalidMessage.Problem;

/**
 * Exception for a payload that cannot be made an argument. It tells this apart from an
 * exception of the method itself.
 */
final class InvalidPayloadException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Problem problem;

	private final String detail;

	private final String explanation;

	private final Exception reason;

	InvalidPayloadException(Problem problem, String detail, Exception reason) {
		this(problem, detail, detail, reason);
	}

	/**
	 * Creates an exception.
	 * @param problem what is wrong
	 * @param detail what a client may be told
	 * @param explanation why, for the log
	 * @param reason what conversion or validation threw
	 */
	InvalidPayloadException(Problem problem, String detail, String explanation, Exception reason) {
		super(detail, reason);
		this.explanation = explanation;
		this.problem = problem;
		this.detail = detail;
		this.reason = reason;
	}

	Problem problem() {
		return this.problem;
	}

	String detail() {
		return this.detail;
	}

	String explanation() {
		return this.explanation;
	}

	Exception reason() {
		return this.reason;
	}

}

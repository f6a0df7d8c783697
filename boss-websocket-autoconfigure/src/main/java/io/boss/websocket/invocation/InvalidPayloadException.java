package io.boss.websocket.invocation;

import io.boss.websocket.InvalidMessage.Problem;

/**
 * What a callback was given cannot be made an argument. Tells this apart from what a
 * method itself throws.
 */
final class InvalidPayloadException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Problem problem;

	private final String detail;

	private final Exception reason;

	InvalidPayloadException(Problem problem, String detail, Exception reason) {
		super(detail, reason);
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

	Exception reason() {
		return this.reason;
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

/**
 * Condition on which the supervisor replaces an instance of a service that has ended, as
 * in an OTP child specification.
 *
 * @since 0.1.0
 */
public enum RestartPolicy {

	/**
	 * Always, however it ended.
	 */
	PERMANENT,

	/**
	 * Only if it ended abnormally: by a crash, or by a stop with a reason other than
	 * {@link TerminationReason#NORMAL} and {@link TerminationReason#SHUTDOWN}.
	 */
	TRANSIENT,

	/**
	 * Never.
	 */
	TEMPORARY;

	/**
	 * Whether an instance that ended for this reason is replaced.
	 * @param reason why the instance ended
	 * @return whether to start another
	 */
	public boolean restartsAfter(TerminationReason reason) {
		return switch (this) {
			case PERMANENT -> true;
			case TRANSIENT -> reason.isAbnormal();
			case TEMPORARY -> false;
		};
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Reason why an instance of a service ends, as the reason of
 * {@code gen_server:terminate/2}. Immutable.
 *
 * @param kind the kind of reason
 * @param text the text for the log
 * @param cause the throwable of a callback, only for {@link Kind#CRASHED}
 * @since 0.1.0
 */
public record TerminationReason(Kind kind, String text, @Nullable Throwable cause) {

	/**
	 * The service has done its work.
	 */
	public static final TerminationReason NORMAL = new TerminationReason(Kind.NORMAL, "normal", null);

	/**
	 * The application shuts down.
	 */
	public static final TerminationReason SHUTDOWN = new TerminationReason(Kind.SHUTDOWN, "shutdown", null);

	/**
	 * Another node may run the service.
	 */
	public static final TerminationReason STANDBY = new TerminationReason(Kind.STANDBY,
			"the lease of this node has ended, and another may run the service", null);

	/**
	 * The instance of a keyed service has had nothing to do.
	 */
	public static final TerminationReason IDLE = new TerminationReason(Kind.IDLE,
			"no client, mail, work or timer for boss.websocket.keyed.idle-timeout", null);

	/**
	 * The service gives up for a reason of its own.
	 * @param text the reason, for the log
	 * @return the termination reason
	 */
	public static TerminationReason stopped(String text) {
		return new TerminationReason(Kind.STOPPED, text, null);
	}

	/**
	 * A callback threw.
	 * @param cause what it threw
	 * @return the termination reason
	 */
	public static TerminationReason crashed(Throwable cause) {
		return new TerminationReason(Kind.CRASHED, describe(cause), cause);
	}

	private static String describe(Throwable cause) {
		String name = cause.getClass().getName();
		try {
			return Objects.requireNonNullElse(cause.toString(), name);
		}
		catch (Throwable ex) {
			// Its message cannot be had, which must not hide the crash.
			return name;
		}
	}

	/**
	 * Whether a {@link RestartPolicy#TRANSIENT transient} service is restarted after it.
	 * @return whether the end was abnormal
	 */
	public boolean isAbnormal() {
		return this.kind == Kind.STOPPED || this.kind == Kind.CRASHED;
	}

	/**
	 * Classes of termination reasons.
	 */
	public enum Kind {

		/**
		 * The service stopped itself, its work done.
		 */
		NORMAL,

		/**
		 * The application shut down.
		 */
		SHUTDOWN,

		/**
		 * A service of {@link ServiceScope#CLUSTER} has lost its lease: another node may
		 * run it already, so this is no time to write anything.
		 */
		STANDBY,

		/**
		 * The instance of a keyed service has had no client, mail, work or timer for
		 * {@code boss.websocket.keyed.idle-timeout}, or has made room for another key.
		 * The next client of its key starts the next.
		 */
		IDLE,

		/**
		 * The service stopped itself because something is wrong.
		 */
		STOPPED,

		/**
		 * A callback threw, or answered what it may not.
		 */
		CRASHED

	}

}

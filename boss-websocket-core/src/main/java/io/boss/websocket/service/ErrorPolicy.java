/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

/**
 * Policy for an exception of a callback for a client (a join, a message, a close or an
 * overflow) that no handler has handled. Exceptions of other callbacks, and every
 * {@link Error}, end the instance whatever the policy is.
 */
public enum ErrorPolicy {

	/**
	 * The state stays as it was and the service goes on. The exception is logged and
	 * counted, and the client is told; one that was joining is refused with code 1011. As
	 * a {@code @RestController} behaves.
	 */
	ISOLATE,

	/**
	 * The instance ends, and the supervisor starts another one. As a {@code gen_server}
	 * behaves.
	 */
	RESTART

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

/**
 * Answer of a service to a client whose handshake nothing else refuses: the process that
 * the client belongs to, or why there is none. This is where it is decided, once for each
 * handshake.
 */
public sealed interface Admission permits Seat, Admission.Refused {

	/**
	 * Refusal of a client.
	 *
	 * @param why the reason
	 */
	record Refused(Unavailability why) implements Admission {
	}

}

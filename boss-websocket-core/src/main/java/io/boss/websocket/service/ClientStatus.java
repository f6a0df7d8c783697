/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Instant;
import java.util.Map;

import io.boss.websocket.BossConnection;

/**
 * Status of a client at one moment, for operators of its service. Read while everything
 * goes on, so that its parts may be a moment apart.
 *
 * @param connection the handle of the client
 * @param connected when it has connected
 * @param joined whether the running instance knows it; else a join waits in the mailbox
 * @param paused whether it is not read, because it has sent more than the service has
 * handled
 * @param queuedMessages how many messages wait to be written to it
 * @param queuedBytes how many bytes of payload these have
 * @param attributes the attributes that the application keeps for it, not to be changed
 */
public record ClientStatus(BossConnection connection, Instant connected, boolean joined, boolean paused,
		int queuedMessages, long queuedBytes, Map<String, Object> attributes) {
}

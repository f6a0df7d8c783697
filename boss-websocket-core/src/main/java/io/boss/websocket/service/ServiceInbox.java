/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import io.boss.websocket.mailbox.Mailbox;
import io.boss.websocket.service.discovery.DeclaredCallbacks;

/**
 * Way of clients and of their mail into one service.
 *
 * @param path path of the service
 * @param clients clients of the service
 * @param mailbox queue of its mail
 * @param handler handler of its mail
 * @param callbacks callbacks that the service has
 * @param annotated whether its callbacks are annotated methods
 */
record ServiceInbox(String path, Clients clients, Mailbox mailbox, MailHandler handler, DeclaredCallbacks callbacks,
		boolean annotated) {
}

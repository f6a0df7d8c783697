/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import io.boss.websocket.timing.EngineClock;

/**
 * Handler of the mail of one service, called when mail is taken out of the mailbox.
 */
interface MailHandler {

	/**
	 * Handles mail. Only inside a task of the service's executor.
	 * @param mail the mail
	 */
	void handle(ServiceMail mail);

	/**
	 * Clock by which the mail waits.
	 * @return the clock of the engine
	 */
	EngineClock clock();

}

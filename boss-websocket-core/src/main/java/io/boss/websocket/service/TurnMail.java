/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import io.boss.websocket.log.LogTrace;
import io.boss.websocket.mailbox.Mail;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Mail for code of the application that works on an answer: no callback, and run in turn
 * with callbacks. There is at most one for each answer that is open.
 */
final class TurnMail extends Mail {

	private static final Log logger = LogFactory.getLog(TurnMail.class);

	private final Runnable task;

	TurnMail(Runnable task) {
		this.task = task;
	}

	@Override
	protected void deliver() {
		try {
			this.task.run();
		}
		catch (Throwable ex) {
			// The answer's own failures are handled where it is made.
			logger.warn(new LogTrace("What works on an answer has failed", ex));
		}
	}

}

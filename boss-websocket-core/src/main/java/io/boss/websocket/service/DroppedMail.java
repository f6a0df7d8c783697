/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import io.boss.websocket.ServiceState;
import io.boss.websocket.stats.CallbackName;
import io.boss.websocket.stats.DropReason;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Counter and log of mail that was accepted and is not handled. Mail that is dropped
 * because of the service is worth a warning; mail that has lost its client is everyday
 * life.
 */
final class DroppedMail {

	private static final Log logger = LogFactory.getLog(DroppedMail.class);

	private final ServiceContext service;

	DroppedMail(ServiceContext service) {
		this.service = service;
	}

	void count(CallbackName callback, DropReason reason, ServiceState state) {
		this.service.stats().messageDropped(reason);
		switch (reason) {
			case NOT_RUNNING,
					STANDBY ->
				this.service.log()
					.often(ServiceLog.Topic.DROPPED, () -> "Dropping what service '" + this.service.label()
							+ "' was given for " + callback.method() + " and has not handled: it is " + state);
			default -> logger.debug("Dropping what service '" + this.service.label() + "' was given for "
					+ callback.method() + ": " + reason);
		}
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint;

import io.boss.websocket.BossConnection;
import io.boss.websocket.CloseReason;
import io.boss.websocket.Handshake;
import io.boss.websocket.ResumeInfo;
import io.boss.websocket.log.LogFields;
import io.boss.websocket.log.LogLine;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Log of the connections of a service: a line at level DEBUG for each that is opened,
 * lost, resumed or closed. Safe on any thread.
 */
public final class ConnectionLog {

	/**
	 * Name of the logger: clients come and go at level DEBUG, and are refused at WARN.
	 */
	public static final String LOGGER = "io.boss.websocket.connections";

	private static final Log logger = LogFactory.getLog(LOGGER);

	private final String service;

	ConnectionLog(String service) {
		this.service = service;
	}

	void opened(BossConnection connection) {
		if (logger.isDebugEnabled()) {
			logger.debug(LogLine.of("Opened " + subject(connection)));
		}
	}

	void detached(BossConnection connection) {
		if (logger.isDebugEnabled()) {
			logger.debug(LogLine.of("Detached " + subject(connection)));
		}
	}

	void resumed(BossConnection connection, ResumeInfo info) {
		if (logger.isDebugEnabled()) {
			logger.debug(LogLine.of("Resumed " + subject(connection) + " away=" + info.away().toMillis()
					+ "ms replayed=" + info.replayed() + (info.takenOver() ? " taken over" : "")));
		}
	}

	void closed(BossConnection connection, CloseReason reason) {
		if (logger.isDebugEnabled()) {
			logger.debug(LogLine.of("Closed " + subject(connection) + " code=" + reason.code() + " kind="
					+ reason.kind() + " text=" + LogFields.quoted(reason.text())));
		}
	}

	private String subject(BossConnection connection) {
		Handshake handshake = connection.handshake();
		String address = (handshake.remoteAddress() != null) ? handshake.remoteAddress().getHostString() : null;
		String key = connection.key();
		return "service=" + this.service + ((key != null) ? " key=" + LogFields.quoted(key) : "") + " id="
				+ connection.id() + LogFields.client(handshake.principal(), address, handshake.headers().getOrigin());
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Line of the log by which a server tells the benchmark that it is ready, and at which
 * port.
 */
public final class Announcement {

	private static final Logger logger = System.getLogger(Announcement.class.getName());

	// The second is how Quarkus says it by itself.
	private static final Pattern LINE = Pattern.compile("(?:Ready at port |Listening on: http://[^ ]+:)(\\d+)");

	private Announcement() {
	}

	/**
	 * Tells of a server.
	 * @param port the port that it listens on
	 */
	public static void readyAt(int port) {
		logger.log(Level.INFO, "Ready at port " + port);
	}

	/**
	 * Looks for an announcement.
	 * @param line a line of a server's log
	 * @return the port; 0 if the line is about something else
	 */
	public static int portIn(String line) {
		Matcher matcher = LINE.matcher(line);
		return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.log;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;

/**
 * Warning that is logged once for each kind of an event that happens again and again,
 * such as a message that nodes of an older version do not know while a newer one is
 * rolled out. Clients and other nodes can invent kinds without end: those beyond the
 * first hundred are a {@link RateLimitedWarning}. Safe on any thread.
 */
public final class OncePerKindWarning {

	private static final int KINDS = 100;

	private final Set<String> kinds = ConcurrentHashMap.newKeySet();

	private final Log logger;

	private final RateLimitedWarning others;

	/**
	 * Creates a warning.
	 * @param logger where it goes
	 */
	public OncePerKindWarning(Log logger) {
		this.logger = logger;
		this.others = new RateLimitedWarning(logger);
	}

	/**
	 * Logs the warning if it is the first of its kind.
	 * @param kind what has happened, as short as it tells one kind from another
	 * @param message the text, only asked for when it is logged, and logged as a
	 * {@link LogLine}
	 */
	public void log(String kind, Supplier<String> message) {
		String key = LogLine.of(kind);
		if (this.kinds.contains(key)) {
			return;
		}
		if (this.kinds.size() >= KINDS) {
			this.others.log(message);
		}
		else if (this.kinds.add(key)) {
			this.logger.warn(LogLine.of(message.get()) + ". More of this kind are counted and not logged");
		}
	}

}

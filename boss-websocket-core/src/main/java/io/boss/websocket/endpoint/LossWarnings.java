/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.boss.websocket.log.RateLimitedWarning;
import io.boss.websocket.stats.DropReason;
import io.boss.websocket.stats.ServiceStats;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Warnings of messages that are lost between clients and a service, of each kind not more
 * often than a reader can follow. Safe on any thread.
 */
final class LossWarnings {

	private static final Log logger = LogFactory.getLog(LossWarnings.class);

	private final ServiceStats stats;

	private final Map<DropReason, RateLimitedWarning> warnings = new ConcurrentHashMap<>();

	private final RateLimitedWarning disconnects = new RateLimitedWarning(logger);

	LossWarnings(ServiceStats stats) {
		this.stats = stats;
	}

	void dropped(DropReason reason, Supplier<String> text) {
		this.stats.messageDropped(reason);
		warn(reason, text);
	}

	void warn(DropReason reason, Supplier<String> text) {
		this.warnings.computeIfAbsent(reason, (unused) -> new RateLimitedWarning(logger)).log(text);
	}

	void disconnected(Supplier<String> text) {
		this.disconnects.inform(text);
	}

}

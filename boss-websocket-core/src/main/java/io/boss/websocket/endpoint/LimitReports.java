/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.boss.websocket.config.Limit;
import io.boss.websocket.config.ServiceLimits;
import io.boss.websocket.log.RateLimitedWarning;
import io.boss.websocket.stats.DropReason;
import io.boss.websocket.stats.ServiceStats;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Reports of limits that clients of a service exceed, counted and logged. Safe on any
 * thread.
 */
public final class LimitReports {

	private static final Log logger = LogFactory.getLog(LimitReports.class);

	private final String service;

	private final ServiceLimits limits;

	private final ServiceStats stats;

	private final Map<Limit, RateLimitedWarning> warnings = new ConcurrentHashMap<>();

	/**
	 * Creates reports.
	 * @param service name of the service
	 * @param limits limits of the service
	 * @param stats hears of limits that are exceeded
	 */
	public LimitReports(String service, ServiceLimits limits, ServiceStats stats) {
		this.service = service;
		this.limits = limits;
		this.stats = stats;
	}

	/**
	 * A limit is exceeded.
	 * @param limit the limit
	 * @param who the client, only asked for when it is logged
	 * @return whether the limit is enforced
	 */
	boolean exceeded(Limit limit, Supplier<String> who) {
		boolean enforced = this.limits.enforces(limit);
		report(limit, who, enforced);
		return enforced;
	}

	/**
	 * A handshake exceeds a limit. If that is enforced the refusal says so, in a line of
	 * its own.
	 * @param limit the limit
	 * @param who the handshake, only asked for when it is logged
	 * @return whether the limit is enforced
	 */
	public boolean atHandshake(Limit limit, Supplier<String> who) {
		if (!this.limits.enforces(limit)) {
			return exceeded(limit, who);
		}
		this.stats.limitExceeded(limit, true);
		return true;
	}

	/**
	 * A limit is exceeded by so much that it is enforced, whatever its mode.
	 * @param limit the limit
	 * @param who the client, only asked for when it is logged
	 */
	void enforced(Limit limit, Supplier<String> who) {
		report(limit, who, true);
	}

	/**
	 * A message exceeds a limit, and is not delivered.
	 * @param limit the limit
	 * @param who the client, only asked for when it is logged
	 */
	void dropped(Limit limit, Supplier<String> who) {
		this.stats.messageDropped(reason(limit));
		enforced(limit, who);
	}

	private static DropReason reason(Limit limit) {
		return switch (limit) {
			case MESSAGES_PER_SECOND, BYTES_PER_SECOND -> DropReason.TOO_FAST;
			case MAX_FRAGMENTS -> DropReason.TOO_MANY_FRAGMENTS;
			default -> DropReason.TOO_BIG;
		};
	}

	private void report(Limit limit, Supplier<String> who, boolean enforced) {
		this.stats.limitExceeded(limit, enforced);
		this.warnings.computeIfAbsent(limit, (unused) -> new RateLimitedWarning(logger))
			.log(() -> who.get() + " of service '" + this.service + "' exceeds " + limit.property() + (enforced
					? " and is sent away" : ", which is let through because boss.websocket.limits.warn-only has it"));
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint.handshake;

import java.util.Map;

import io.boss.websocket.log.LogLine;
import io.boss.websocket.stats.RefusalReason;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpRequest;

/**
 * Check that refuses handshakes with a host that the server does not answer to. The host
 * is what the server takes for it, which knows whether there is a proxy whose word
 * counts.
 */
public final class AllowedHostsCheck implements HandshakeCheck {

	private static final String PROPERTY = "boss.websocket.allowed-hosts";

	private final Map<String, AllowedHosts> hosts;

	/**
	 * Creates a check.
	 * @param hosts the hosts, by the name of the service
	 */
	public AllowedHostsCheck(Map<String, AllowedHosts> hosts) {
		this.hosts = Map.copyOf(hosts);
	}

	@Override
	public @Nullable HandshakeRefusal check(String service, ServletServerHttpRequest request) {
		AllowedHosts allowed = this.hosts.get(service);
		if (allowed == null || allowed.isEmpty()) {
			return null;
		}
		PageOrigin own = PageOrigin.ofServer(request.getServletRequest());
		if (allowed.contain(own.host(), own.port())) {
			return null;
		}
		String text = "This server does not answer to the host '" + own.authority() + "': see " + PROPERTY;
		return new HandshakeRefusal(HttpStatus.FORBIDDEN, RefusalReason.FORBIDDEN, LogLine.of(text)).withDetail(PROPERTY
				+ " is " + allowed + ", the header Host is " + request.getHeaders().getFirst(HttpHeaders.HOST));
	}

}

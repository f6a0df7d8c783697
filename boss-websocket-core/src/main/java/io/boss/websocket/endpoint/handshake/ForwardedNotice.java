/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint.handshake;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import io.boss.websocket.log.LogLine;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.ServletServerHttpRequest;

/**
 * Notice, given once, that connections are counted for each address, while a proxy tells
 * of other addresses than the server knows. Refuses no client.
 */
final class ForwardedNotice implements HandshakeCheck {

	private static final Log logger = LogFactory.getLog(ForwardedNotice.class);

	private final AtomicBoolean given = new AtomicBoolean();

	@Override
	public @Nullable HandshakeRefusal check(String service, ServletServerHttpRequest request) {
		if (!this.given.get() && isIgnored(request) && this.given.compareAndSet(false, true)) {
			logger.warn("A handshake came with X-Forwarded-For, and the server takes it for one from "
					+ LogLine.of(String.valueOf(request.getServletRequest().getRemoteAddr()))
					+ ". If that is a proxy, all clients behind it share boss.websocket.limits.connections-per-address:"
					+ " set server.forward-headers-strategy");
		}
		return null;
	}

	private static boolean isIgnored(ServletServerHttpRequest request) {
		List<String> forwarded = request.getHeaders().getOrEmpty("X-Forwarded-For");
		String address = request.getServletRequest().getRemoteAddr();
		InetAddress parsed = (address != null) ? IpLiteral.parse(address) : null;
		return address != null && !forwarded.isEmpty() && forwarded.stream()
			.flatMap((value) -> Stream.of(value.split(",")))
			.noneMatch((value) -> value.contains(address) || (parsed != null && parsed.equals(IpLiteral.parse(value))));
	}

}

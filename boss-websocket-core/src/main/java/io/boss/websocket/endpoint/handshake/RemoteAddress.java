/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint.handshake;

import java.net.InetAddress;
import java.net.InetSocketAddress;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Address that a request comes from: what the server says, which knows whether there is a
 * proxy whose word counts. However the proxy spells an address, with a port, in brackets
 * or with a zone, it is the same one. What is no address stays as it is, unresolved.
 */
final class RemoteAddress {

	private RemoteAddress() {
	}

	static @Nullable InetSocketAddress of(HttpServletRequest request) {
		String host = request.getRemoteAddr();
		int port = request.getRemotePort();
		if (host == null || port < 0 || port > 0xFFFF) {
			return null;
		}
		InetAddress address = IpLiteral.parse(host);
		return (address != null) ? new InetSocketAddress(address, port)
				: InetSocketAddress.createUnresolved(host, port);
	}

}

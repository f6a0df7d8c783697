/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.Principal;

import org.jspecify.annotations.Nullable;

/**
 * Principal and address for which a connection is counted.
 *
 * @param principal the name of the principal, if there is one
 * @param address the address, if the server knows it: of IPv6 the first 64 bits, because
 * that is what one customer has at least; all texts that are no address are one
 */
public record Origin(@Nullable Object principal, @Nullable Object address) {

	// What is no address may be what a client has made up, another one each time.
	private static final Object NO_ADDRESS = "none";

	/**
	 * Whose a connection is.
	 * @param principal the principal, if there is one
	 * @param address the address of the client, if it is known
	 * @return the origin
	 */
	public static Origin of(@Nullable Principal principal, @Nullable InetSocketAddress address) {
		return new Origin((principal != null) ? principal.getName() : null, (address != null) ? key(address) : null);
	}

	private static Object key(InetSocketAddress socket) {
		InetAddress address = socket.getAddress();
		if (address instanceof Inet6Address) {
			return ByteBuffer.wrap(address.getAddress()).getLong();
		}
		return (address != null) ? address : NO_ADDRESS;
	}

}

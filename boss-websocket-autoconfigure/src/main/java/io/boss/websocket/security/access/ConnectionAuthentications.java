/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.access;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.boss.websocket.BossConnection;
import io.boss.websocket.spi.ConnectionListener;
import io.boss.websocket.spi.OpenedConnection;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;

/**
 * Authentications of the clients as they are now: as their handshakes said, unless that
 * was replaced since. Safe on any thread.
 */
public final class ConnectionAuthentications implements ConnectionListener {

	// Each connection from its opening until no callback about it can follow, so that
	// nothing is kept for one that is gone.
	private final Map<String, Current> connections = new ConcurrentHashMap<>();

	// Most applications never replace any: their callbacks need not look.
	private volatile boolean used;

	/**
	 * From now on callbacks about a client are run for somebody else. A callback that
	 * runs at this moment is not touched.
	 * @param connectionId the id of the client's connection
	 * @param authentication who the client is now
	 * @return whether the connection was there
	 */
	public boolean replace(String connectionId, Authentication authentication) {
		Current current = this.connections.get(connectionId);
		if (current == null) {
			return false;
		}
		current.authentication = authentication;
		this.used = true;
		return true;
	}

	/**
	 * Who a client is.
	 * @param connection the client
	 * @return what has replaced the authentication of the handshake, or else that one;
	 * {@code null} if the client is anonymous
	 */
	public @Nullable Authentication authenticationOf(BossConnection connection) {
		Authentication replaced = replaced(connection.id());
		if (replaced != null) {
			return replaced;
		}
		return (connection.handshake().principal() instanceof Authentication authentication) ? authentication : null;
	}

	/**
	 * What has replaced the authentication of a handshake.
	 * @param connectionId the id of the client's connection, if a callback is about one
	 * @return the authentication, or {@code null} if nothing has
	 */
	@Nullable Authentication replaced(@Nullable String connectionId) {
		if (!this.used || connectionId == null) {
			return null;
		}
		Current current = this.connections.get(connectionId);
		return (current != null) ? current.authentication : null;
	}

	@Override
	public void opened(BossConnection connection) {
		this.connections.put(connection.id(), new Current());
	}

	@Override
	public void resumed(OpenedConnection session) {
		if (session.handshake().principal() instanceof Authentication authentication) {
			replace(session.connection().id(), authentication);
		}
	}

	// Not as soon as it has closed: what waits in the mailbox is still to be handled for
	// whoever the client was in the end.
	@Override
	public void forgotten(BossConnection connection) {
		this.connections.remove(connection.id());
	}

	private static final class Current {

		private volatile @Nullable Authentication authentication;

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.spi;

import io.boss.websocket.BossConnection;
import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason;
import io.boss.websocket.Handshake;
import org.jspecify.annotations.Nullable;

/**
 * View of a connection that has just been opened, for a {@link ConnectionListener}. Safe
 * on any thread; nothing blocks.
 *
 * @since 0.1.0
 */
public interface OpenedConnection {

	/**
	 * Handle of the client.
	 * @return the connection
	 */
	BossConnection connection();

	/**
	 * The handshake of the socket that the client has now: that of
	 * {@link BossConnection#handshake()}, unless the client has come back since.
	 * @return the latest handshake
	 */
	default Handshake handshake() {
		return connection().handshake();
	}

	/**
	 * The id of the HTTP session that the handshake belonged to.
	 * @return the id that the session had then, or {@code null} if there was none
	 */
	@Nullable String httpSessionId();

	/**
	 * Shows each message to an interceptor before it is counted, logged or handled. To be
	 * called by {@link ConnectionListener#opened(OpenedConnection)} alone. Interceptors
	 * are asked in the order in which they were given, which is that of the listeners
	 * ({@code @Order}); who takes a message is the last to see it. What an interceptor
	 * throws closes the client.
	 * @param interceptor takes out what is not for the service
	 */
	void intercept(MessageInterceptor interceptor);

	/**
	 * Closes the client after what has been sent so far.
	 * @param kind what happened, as the service hears it
	 * @param code the close code
	 * @param reason the close reason, cut at 123 bytes of UTF-8
	 * @throws IllegalArgumentException if the code cannot be sent
	 */
	void close(CloseReason.Kind kind, CloseCode code, String reason);

}

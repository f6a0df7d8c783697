/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.spi;

import java.security.Principal;

import io.boss.websocket.InstanceKey;
import org.jspecify.annotations.Nullable;

/**
 * Check that decides at the handshake who may join, and so create, the instance of a key
 * of a keyed service. A bean; all of them are asked in their order, and the first that
 * does not allow decides. Without one every well-formed key exists.
 * <p>
 * Asked on the web server's thread, after all checks that cost little and before anything
 * exists for the key: it may block, for instance to ask a database. A check that throws
 * refuses the handshake with 500. Safe on any thread.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ServiceKeyCheck {

	/**
	 * Checks a key.
	 * @param key the key, which the template matches
	 * @param principal the user of the client, or {@code null} if it is not authenticated
	 * @return what becomes of the handshake
	 */
	Verdict check(InstanceKey key, @Nullable Principal principal);

	/**
	 * Verdict about a key.
	 */
	enum Verdict {

		/**
		 * The client may join the instance of the key.
		 */
		ALLOWED,

		/**
		 * There is nothing of that key: the handshake gets 404.
		 */
		NOT_FOUND,

		/**
		 * The user may not join it: the handshake gets 403.
		 */
		FORBIDDEN

	}

}

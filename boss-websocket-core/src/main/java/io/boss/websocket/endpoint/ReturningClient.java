/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint;

import java.security.Principal;
import java.util.Map;
import java.util.Objects;

import io.boss.websocket.BossConnection;
import io.boss.websocket.InstanceKey;
import io.boss.websocket.session.ResumeRequest;
import io.boss.websocket.stats.ResumeResult;
import org.jspecify.annotations.Nullable;

/**
 * Client that comes back to its session, on its way from the handshake to the upgrade.
 *
 * @param session the session
 * @param request what it has shown
 */
public record ReturningClient(Resumption session, ResumeRequest request) {

	private static final String CLIENT = ReturningClient.class.getName();

	private static final String WHY_NOT = ResumeResult.class.getName();

	/**
	 * Whether the session is of what the client asks for.
	 * @param service the service that it has asked for
	 * @param key the key, if the service has any
	 * @return whether it is the same
	 */
	public boolean asksFor(String service, @Nullable InstanceKey key) {
		BossConnection connection = this.session.session().connection();
		return connection.service().equals(service)
				&& Objects.equals(connection.key(), (key != null) ? key.key() : null);
	}

	/**
	 * Whether the session belongs to a user.
	 * @param user the user of the handshake, if that is known
	 * @return whether it is the same as at the first handshake
	 */
	public boolean is(@Nullable Principal user) {
		Principal own = this.session.session().connection().handshake().principal();
		return Objects.equals((own != null) ? own.getName() : null, (user != null) ? user.getName() : null);
	}

	/**
	 * Takes its token.
	 * @return whether the session is the client's from now on
	 */
	public boolean claim() {
		return this.session.claim(this.request);
	}

	/**
	 * Whether the client has not come back once more since.
	 * @return whether the session is to go on with this one
	 */
	public boolean isLatest() {
		return this.session.isLatest(this.request);
	}

	/**
	 * Leaves the client for the upgrade.
	 * @param attributes attributes of the handshake
	 */
	public void storeIn(Map<String, Object> attributes) {
		attributes.put(CLIENT, this);
	}

	/**
	 * Takes the client of a handshake.
	 * @param attributes attributes of the handshake, without the client afterwards
	 * @return the client, or {@code null} if it is a new one
	 */
	public static @Nullable ReturningClient takeFrom(Map<String, Object> attributes) {
		return (ReturningClient) attributes.remove(CLIENT);
	}

	/**
	 * Leaves the reason why a client does not get the session that it has asked for.
	 * @param why the reason
	 * @param attributes attributes of the handshake
	 */
	public static void keepReason(ResumeResult why, Map<String, Object> attributes) {
		attributes.put(WHY_NOT, why);
	}

	/**
	 * Takes the reason why a client does not get the session that it has asked for.
	 * @param attributes attributes of the handshake, without the reason afterwards
	 * @return the reason, or {@code null} if it has asked for none
	 */
	static @Nullable ResumeResult takeReason(Map<String, Object> attributes) {
		return (ResumeResult) attributes.remove(WHY_NOT);
	}

}

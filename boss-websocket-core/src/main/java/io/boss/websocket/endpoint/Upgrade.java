/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint;

import java.security.Principal;
import java.util.Map;

import io.boss.websocket.InstanceKey;
import io.boss.websocket.limit.ConnectionPermit;
import io.boss.websocket.service.Seat;
import io.boss.websocket.session.Agreement;
import org.jspecify.annotations.Nullable;

/**
 * Handshake that has succeeded.
 *
 * @param connectionId what the transport calls the connection, different for each
 * @param attributes what the interceptors of the handshake left
 * @param principal user of the client, if it was authenticated
 * @param subprotocol the subprotocol that was agreed on, if any
 */
public record Upgrade(String connectionId, Map<String, Object> attributes, @Nullable Principal principal,
		@Nullable String subprotocol) {

	private static final String PERMIT = ConnectionPermit.class.getName();

	private static final String SEAT = Seat.class.getName();

	private static final String KEY = InstanceKey.class.getName();

	/**
	 * What the two sides speak.
	 * @return the agreement
	 */
	public Agreement agreement() {
		return Agreement.of(this.subprotocol);
	}

	/**
	 * Leaves the key that the client asks for.
	 * @param key the key, which has been checked
	 * @param attributes attributes of the handshake
	 */
	public static void keepKey(InstanceKey key, Map<String, Object> attributes) {
		attributes.put(KEY, key);
	}

	/**
	 * The key that the client asks for, without taking it.
	 * @param attributes attributes of the handshake
	 * @return the key, or {@code null} if the service has none
	 */
	public static @Nullable InstanceKey key(Map<String, Object> attributes) {
		return (InstanceKey) attributes.get(KEY);
	}

	/**
	 * Takes the key that the client asks for.
	 * @return the key, or {@code null} if the service has none
	 */
	public @Nullable InstanceKey takeKey() {
		return (InstanceKey) this.attributes.remove(KEY);
	}

	/**
	 * Leaves the seat of a client for the session behind the upgrade.
	 * @param seat the seat, which the client has not taken yet
	 * @param attributes attributes of the handshake
	 */
	public static void keepSeat(Seat seat, Map<String, Object> attributes) {
		attributes.put(SEAT, seat);
	}

	/**
	 * Takes the seat of the client.
	 * @return the seat, or {@code null} if none was left
	 */
	public @Nullable Seat takeSeat() {
		return (Seat) this.attributes.remove(SEAT);
	}

	/**
	 * Leaves the permit of a client for the session behind the upgrade.
	 * @param permit the permit, which the client has not taken yet
	 * @param attributes attributes of the handshake
	 */
	public static void keepPermit(ConnectionPermit permit, Map<String, Object> attributes) {
		attributes.put(PERMIT, permit);
	}

	/**
	 * Takes the permit of the client.
	 * @return the permit, or {@code null} if none was left
	 */
	public @Nullable ConnectionPermit takePermit() {
		return (ConnectionPermit) this.attributes.remove(PERMIT);
	}

}

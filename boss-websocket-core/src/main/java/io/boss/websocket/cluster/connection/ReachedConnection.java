/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.connection;

import java.util.function.Function;
import java.util.function.Predicate;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason;
import io.boss.websocket.ConnectionReference;
import io.boss.websocket.ForwardResult;
import io.boss.websocket.SendResult;

/**
 * {@link ConnectionReference} to a connection of this node or of another.
 */
final class ReachedConnection implements ConnectionReference {

	private static final int MAX_LENGTH = 200;

	private final String id;

	private final Forwarding forwarding;

	ReachedConnection(String id, Forwarding forwarding) {
		this.id = id;
		this.forwarding = forwarding;
	}

	@Override
	public String id() {
		return this.id;
	}

	@Override
	public ForwardResult send(Object payload) {
		return send(this.forwarding.encode(payload));
	}

	@Override
	public ForwardResult send(BossMessage message) {
		return reach((connection) -> connection.send(message),
				(node) -> this.forwarding.isSmallEnough(message) && this.forwarding.messaging()
					.send(node, ForwardedMessage.KIND, new ForwardedMessage(this.id, PackedMessage.of(message))));
	}

	@Override
	public ForwardResult close(CloseCode code, String reason) {
		String sendable = CloseReason.sendable(code, reason);
		return reach((connection) -> connection.close(code, sendable), (node) -> this.forwarding.messaging()
			.send(node, ForwardedClose.KIND, new ForwardedClose(this.id, code.value(), sendable)));
	}

	private ForwardResult reach(Function<BossConnection, SendResult> here, Predicate<String> there) {
		if (!isPlausible()) {
			return ForwardResult.UNKNOWN;
		}
		String node = ConnectionIds.nodeOf(this.id);
		if (node.equals(this.forwarding.messaging().node())) {
			BossConnection connection = this.forwarding.local().find(this.id);
			return (connection != null) ? resultOf(here.apply(connection)) : ForwardResult.GONE;
		}
		if (this.forwarding.messaging().other(node) != null) {
			return there.test(node) ? ForwardResult.FORWARDED : ForwardResult.REFUSED;
		}
		return this.forwarding.messaging().hasLeft(node) ? ForwardResult.GONE : ForwardResult.UNKNOWN;
	}

	// Clients may name ids of their own invention.
	private boolean isPlausible() {
		return this.id.length() <= MAX_LENGTH && this.id.chars()
			.noneMatch((character) -> Character.isISOControl(character) || Character.isSurrogate((char) character));
	}

	private static ForwardResult resultOf(SendResult result) {
		return switch (result) {
			case QUEUED -> ForwardResult.DELIVERED;
			case CLOSED -> ForwardResult.GONE;
			case OVERFLOW, DROPPED -> ForwardResult.REFUSED;
		};
	}

	@Override
	public String toString() {
		return "ConnectionReference[id=" + this.id + "]";
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.connection;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason;
import io.boss.websocket.SendResult;
import io.boss.websocket.UserConnections;
import io.boss.websocket.UserConnections.UserConnection;
import io.boss.websocket.UserDelivery;
import io.boss.websocket.UserReference;
import io.boss.websocket.cluster.ClusterMember;
import io.boss.websocket.cluster.gather.Gathered;
import org.jspecify.annotations.Nullable;

/**
 * {@link UserReference} to the connections of a user to this node and to others, to one
 * service or to all.
 */
final class ReachedUser implements UserReference {

	private final String name;

	private final @Nullable String service;

	private final Forwarding forwarding;

	ReachedUser(String name, @Nullable String service, Forwarding forwarding) {
		this.name = name;
		this.service = service;
		this.forwarding = forwarding;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public UserReference in(String service) {
		return new ReachedUser(this.name, BossMessage.Text.wellFormed(service), this.forwarding);
	}

	@Override
	public UserDelivery send(Object payload) {
		return send(this.forwarding.encode(payload));
	}

	@Override
	public UserDelivery send(BossMessage message) {
		return reach((connection) -> connection.send(message),
				() -> this.forwarding.isSmallEnough(message) && publish(PackedMessage.of(message)));
	}

	private boolean publish(PackedMessage message) {
		return (this.service != null)
				? this.forwarding.messaging()
					.publish(ServiceUserMessage.KIND, new ServiceUserMessage(this.name, this.service, message))
				: this.forwarding.messaging().publish(UserMessage.KIND, new UserMessage(this.name, message));
	}

	@Override
	public UserDelivery close(CloseCode code, String reason) {
		String sendable = CloseReason.sendable(code, reason);
		return reach((connection) -> connection.close(code, sendable), () -> publishClose(code.value(), sendable));
	}

	private boolean publishClose(int code, String reason) {
		return (this.service != null)
				? this.forwarding.messaging()
					.publish(ServiceUserClose.KIND, new ServiceUserClose(this.name, this.service, code, reason))
				: this.forwarding.messaging().publish(UserClose.KIND, new UserClose(this.name, code, reason));
	}

	private UserDelivery reach(Function<BossConnection, SendResult> here, BooleanSupplier there) {
		int connections = 0;
		int refused = 0;
		for (BossConnection connection : this.forwarding.local().ofUser(this.name, this.service)) {
			SendResult result = here.apply(connection);
			connections += result.isQueued() ? 1 : 0;
			refused += (result.isQueued() || result == SendResult.CLOSED) ? 0 : 1;
		}
		int others = this.forwarding.messaging().others().size();
		// Also to nodes that this one has not heard of yet.
		boolean told = there.getAsBoolean();
		return new UserDelivery(connections, refused, told ? others : 0, told ? 0 : others);
	}

	@Override
	public CompletableFuture<UserConnections> connections(Duration timeout) {
		return this.forwarding.users().ask(this.name, timeout).thenApply(this::connections);
	}

	private UserConnections connections(Gathered<UserAnswer> gathered) {
		Map<String, Integer> nodes = gathered.answers()
			.entrySet()
			.stream()
			.collect(
					Collectors.toUnmodifiableMap(Map.Entry::getKey, (answer) -> answer.getValue().total(this.service)));
		List<UserConnection> connections = gathered.answers()
			.values()
			.stream()
			.flatMap((answer) -> answer.connections(this.service))
			.toList();
		Set<String> missing = gathered.missing()
			.stream()
			.map(ClusterMember::id)
			.collect(Collectors.toUnmodifiableSet());
		return new UserConnections(nodes, connections, missing);
	}

	@Override
	public String toString() {
		return "UserReference[name=" + this.name + ((this.service != null) ? ", service=" + this.service : "") + "]";
	}

}

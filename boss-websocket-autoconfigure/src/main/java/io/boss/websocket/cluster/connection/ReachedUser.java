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
import io.boss.websocket.CloseReason;
import io.boss.websocket.SendResult;
import io.boss.websocket.UserConnections;
import io.boss.websocket.UserConnections.UserConnection;
import io.boss.websocket.UserDelivery;
import io.boss.websocket.UserReference;
import io.boss.websocket.cluster.ClusterMember;
import io.boss.websocket.cluster.gather.Gathered;

/**
 * The connections of a user to this node and to others.
 */
final class ReachedUser implements UserReference {

	private final String name;

	private final Forwarding forwarding;

	ReachedUser(String name, Forwarding forwarding) {
		this.name = name;
		this.forwarding = forwarding;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public UserDelivery send(Object payload) {
		return send(this.forwarding.encode(payload));
	}

	@Override
	public UserDelivery send(BossMessage message) {
		return reach((connection) -> connection.send(message),
				() -> this.forwarding.isSmallEnough(message) && this.forwarding.messaging()
					.publish(UserMessage.KIND, new UserMessage(this.name, PackedMessage.of(message))));
	}

	@Override
	public UserDelivery close(int code, String reason) {
		String sendable = CloseReason.sendable(code, reason);
		return reach((connection) -> connection.close(code, sendable),
				() -> this.forwarding.messaging().publish(UserClose.KIND, new UserClose(this.name, code, sendable)));
	}

	private UserDelivery reach(Function<BossConnection, SendResult> here, BooleanSupplier there) {
		int connections = 0;
		int refused = 0;
		for (BossConnection connection : this.forwarding.local().ofUser(this.name)) {
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
		return this.forwarding.users().ask(this.name, timeout).thenApply(ReachedUser::connections);
	}

	private static UserConnections connections(Gathered<UserAnswer> gathered) {
		Map<String, Integer> nodes = gathered.answers()
			.entrySet()
			.stream()
			.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, (answer) -> answer.getValue().total()));
		List<UserConnection> connections = gathered.answers()
			.values()
			.stream()
			.flatMap((answer) -> answer.connections().stream())
			.toList();
		Set<String> missing = gathered.missing()
			.stream()
			.map(ClusterMember::id)
			.collect(Collectors.toUnmodifiableSet());
		return new UserConnections(nodes, connections, missing);
	}

	@Override
	public String toString() {
		return "UserReference[name=" + this.name + "]";
	}

}

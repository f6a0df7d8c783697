/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.connection;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason;
import io.boss.websocket.SendResult;
import io.boss.websocket.cluster.ClusterMessaging;
import io.boss.websocket.log.OncePerKindWarning;
import io.boss.websocket.log.RateLimitedWarning;
import io.boss.websocket.stats.ClusterStats;
import io.boss.websocket.stats.SkipReason;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Receiver of messages that other nodes have forwarded to connections of this node. It
 * trusts none of them. Safe on any thread; nothing blocks.
 */
final class ForwardReceiver {

	private static final Log logger = LogFactory.getLog(ForwardReceiver.class);

	private final LocalConnections local;

	private final int maxMessageSize;

	private final ClusterStats stats;

	private final RateLimitedWarning warning = new RateLimitedWarning(logger);

	private final OncePerKindWarning gone = new OncePerKindWarning(logger);

	ForwardReceiver(LocalConnections local, int maxMessageSize, ClusterStats stats) {
		this.local = local;
		this.maxMessageSize = maxMessageSize;
		this.stats = stats;
	}

	void subscribe(ClusterMessaging messaging) {
		messaging.handle(ForwardedMessage.KIND, ForwardedMessage.class,
				(from, body) -> message(from, body.message(), (action) -> toOne(from, body.id(), action)));
		messaging.handle(ForwardedClose.KIND, ForwardedClose.class,
				(from, body) -> close(from, body.code(), body.reason(), (action) -> toOne(from, body.id(), action)));
		messaging.handle(UserMessage.KIND, UserMessage.class,
				(from, body) -> message(from, body.message(), (action) -> toAll(from, body.user(), null, action)));
		messaging.handle(UserClose.KIND, UserClose.class, (from, body) -> close(from, body.code(), body.reason(),
				(action) -> toAll(from, body.user(), null, action)));
		messaging.handle(ServiceUserMessage.KIND, ServiceUserMessage.class, (from, body) -> message(from,
				body.message(), (action) -> toAll(from, body.user(), body.service(), action)));
		messaging.handle(ServiceUserClose.KIND, ServiceUserClose.class, (from, body) -> close(from, body.code(),
				body.reason(), (action) -> toAll(from, body.user(), body.service(), action)));
	}

	private void message(String from, PackedMessage packed, Consumer<Function<BossConnection, SendResult>> target) {
		BossMessage message = packed.unpack();
		if (message.sizeInBytes() > this.maxMessageSize) {
			lost(SkipReason.TOO_BIG, from, message.toString());
			return;
		}
		target.accept((connection) -> connection.send(message));
	}

	private void close(String from, int code, String reason, Consumer<Function<BossConnection, SendResult>> target) {
		if (!isSendable(code, reason)) {
			lost(SkipReason.UNSENDABLE, from, "close code " + code);
			return;
		}
		target.accept((connection) -> connection.close(CloseCode.of(code), reason));
	}

	// Who sends a close has made it sendable.
	private static boolean isSendable(int code, String reason) {
		try {
			return CloseReason.sendable(CloseCode.of(code), reason).equals(reason);
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private void toOne(String from, String id, Function<BossConnection, SendResult> action) {
		BossConnection connection = this.local.find(id);
		settle((connection != null) ? action.apply(connection) : SendResult.CLOSED, from, id);
	}

	private void toAll(String from, String user, @Nullable String service,
			Function<BossConnection, SendResult> action) {
		this.local.ofUser(user, service)
			.forEach((connection) -> settle(action.apply(connection), from, connection.id()));
	}

	private void settle(SendResult result, String from, String id) {
		if (!result.isQueued()) {
			lost((result == SendResult.CLOSED) ? SkipReason.CONNECTION_GONE : SkipReason.CLIENT_QUEUE_FULL, from,
					"for client " + id);
		}
	}

	private void lost(SkipReason reason, String from, String what) {
		this.stats.skipped(reason);
		Supplier<String> text = () -> "Did not deliver what node " + from + " forwarded (" + reason + "): " + what;
		// Clients go while something is on its way to them.
		if (reason == SkipReason.CONNECTION_GONE) {
			this.gone.log(reason.name(), text);
		}
		else {
			this.warning.log(text);
		}
	}

}

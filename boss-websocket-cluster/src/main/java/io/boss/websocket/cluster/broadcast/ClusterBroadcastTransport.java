/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.broadcast;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import io.boss.websocket.BossMessage;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.broadcast.Broadcast;
import io.boss.websocket.broadcast.BroadcastTransport;
import io.boss.websocket.cluster.ClusterMessaging;
import io.boss.websocket.cluster.message.PayloadTypes;
import io.boss.websocket.cluster.message.UnreadableException;
import io.boss.websocket.cluster.message.WrittenPayload;
import io.boss.websocket.log.LogLine;
import io.boss.websocket.log.OncePerKindWarning;
import io.boss.websocket.log.RateLimitedWarning;
import io.boss.websocket.stats.BossStats;
import io.boss.websocket.stats.ClusterStats;
import io.boss.websocket.stats.CompositeBossStats;
import io.boss.websocket.stats.ForwardFailure;
import io.boss.websocket.stats.SkipReason;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.messaging.MessageHeaders;

/**
 * {@link BroadcastTransport} to the services of every node. The service of this node gets
 * its own broadcasts at once and as they are; the others get a copy through the broker.
 * <ul>
 * <li><b>Result</b>: that of the delivery on this node. It is forwarded all the same if
 * there is no such service or instance here, or if that does not run or has no room. A
 * broadcast that cannot be forwarded, because the outbox of this node has no room or the
 * node stops, is counted by {@link ClusterStats#notForwarded} and does not change the
 * result. A broadcast that is too large for a frame is counted, too, and the result is
 * {@link DeliveryResult#ONLY_HERE} or {@link DeliveryResult#TOO_BIG}: it would never get
 * through.</li>
 * <li><b>Order</b>: what one thread publishes arrives in that order on each node.</li>
 * <li><b>Payload</b>: one that is not of {@link PayloadTypes}, or that others could not
 * read, throws {@link org.springframework.messaging.converter.MessageConversionException}
 * before any service gets it. Half of a surrogate pair in a text is U+FFFD for
 * others.</li>
 * <li><b>Headers</b>: strings, numbers and booleans travel; not id and timestamp. Those
 * that cannot be written throw as a payload does.</li>
 * </ul>
 */
public final class ClusterBroadcastTransport implements BroadcastTransport {

	private static final Log logger = LogFactory.getLog(ClusterBroadcastTransport.class);

	private static final String KIND = "broadcast";

	private final ClusterMessaging messaging;

	private final PayloadTypes types;

	private final ClusterStats stats;

	private final OncePerKindWarning skips = new OncePerKindWarning(logger);

	private final RateLimitedWarning tooBig = new RateLimitedWarning(logger);

	private volatile Function<Broadcast, DeliveryResult> subscriber = (broadcast) -> DeliveryResult.NOT_RUNNING;

	/**
	 * Creates a transport.
	 * @param messaging this node, which has not started yet
	 * @param types what a payload may be
	 * @param stats hears of what is skipped
	 */
	public ClusterBroadcastTransport(ClusterMessaging messaging, PayloadTypes types, BossStats stats) {
		this.messaging = messaging;
		this.types = types;
		this.stats = CompositeBossStats.of(stats).cluster();
		messaging.handle(KIND, IncomingBroadcast.class, this::received);
	}

	@Override
	public DeliveryResult publish(Broadcast broadcast) {
		OutgoingBroadcast copy = copy(broadcast);
		DeliveryResult result = deliver(broadcast);
		return (this.messaging.offer(KIND, copy) == ForwardFailure.TOO_BIG) ? tooBig(broadcast.service(), result)
				: result;
	}

	private DeliveryResult tooBig(String service, DeliveryResult here) {
		this.tooBig.log(() -> "A broadcast for service '" + LogLine.of(service)
				+ "' is too large for other nodes: it is larger " + "than boss.websocket.cluster.max-frame-size, and "
				+ (here.isAccepted() ? "only clients of this node get it" : "nobody gets it"));
		return switch (here) {
			case ACCEPTED -> DeliveryResult.ONLY_HERE;
			case STANDBY, NO_INSTANCE -> DeliveryResult.TOO_BIG;
			default -> here;
		};
	}

	/**
	 * Publishes a broadcast to other nodes only, as a node does that has no services.
	 * @param broadcast the broadcast
	 * @return {@link DeliveryResult#ACCEPTED} if it is on its way; if not, that is
	 * counted
	 */
	public DeliveryResult forward(Broadcast broadcast) {
		ForwardFailure failure = this.messaging.offer(KIND, copy(broadcast));
		if (failure == ForwardFailure.TOO_BIG) {
			return tooBig(broadcast.service(), DeliveryResult.STANDBY);
		}
		return (failure != null) ? DeliveryResult.MAILBOX_FULL : DeliveryResult.ACCEPTED;
	}

	private OutgoingBroadcast copy(Broadcast broadcast) {
		WrittenPayload payload = this.types.write(broadcast.payload());
		return OutgoingBroadcast.of(BossMessage.Text.wellFormed(broadcast.service()),
				this.types.writeHeaders(simple(broadcast.headers())), payload);
	}

	private DeliveryResult deliver(Broadcast broadcast) {
		return this.subscriber.apply(broadcast);
	}

	private static Map<String, Object> simple(Map<?, ?> headers) {
		Map<String, Object> simple = new LinkedHashMap<>();
		headers.forEach((name, value) -> {
			boolean own = name.equals(MessageHeaders.ID) || name.equals(MessageHeaders.TIMESTAMP);
			if (!own && (value instanceof String || value instanceof Number || value instanceof Boolean)) {
				simple.put((String) name, value);
			}
		});
		return simple;
	}

	@Override
	public void subscribe(Function<Broadcast, DeliveryResult> subscriber) {
		this.subscriber = subscriber;
	}

	private void received(String node, IncomingBroadcast message) {
		if (message.service() == null || message.type() == null) {
			skipped(node, SkipReason.MALFORMED, "It has no service or no type");
			return;
		}
		try {
			Object payload = this.types.read(message.type(), message.payload(), message.numbers());
			Map<String, Object> headers = simple(this.types.readHeaders(message.headers(), message.headerNumbers()));
			deliver(new Broadcast(message.service(), payload, headers));
		}
		catch (UnreadableException ex) {
			skipped(node, ex.reason(), String.valueOf(ex.getMessage()));
		}
	}

	private void skipped(String node, SkipReason reason, String why) {
		this.stats.skipped(reason);
		this.skips.log(reason + why, () -> "Skipped a broadcast of node " + node + ". " + why);
	}

}

package io.boss.websocket.cluster.broadcast;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import io.boss.websocket.DeliveryResult;
import io.boss.websocket.broadcast.Broadcast;
import io.boss.websocket.broadcast.BroadcastTransport;
import io.boss.websocket.cluster.ClusterMessaging;
import io.boss.websocket.cluster.message.PayloadTypes;
import io.boss.websocket.cluster.message.UnreadableException;
import io.boss.websocket.cluster.message.WrittenPayload;
import io.boss.websocket.log.RareWarning;
import io.boss.websocket.stats.BossStats;
import io.boss.websocket.stats.ClusterStats;
import io.boss.websocket.stats.SkipReason;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.messaging.MessageHeaders;

/**
 * Carries broadcasts to the services of every node. The service of this node gets its own
 * at once and as it is; the others get a copy by way of the broker.
 * <ul>
 * <li><b>Answer</b>: what became of it on this node. It is forwarded all the same if
 * there is no such service here, or if that does not run or has no room. What cannot be
 * forwarded, because the outbox of this node has no room or the node stops, is counted by
 * {@link ClusterStats#notForwarded} and does not change the answer.</li>
 * <li><b>Order</b>: what one thread publishes arrives in that order on each node.</li>
 * <li><b>Payload</b>: one that is not of {@link PayloadTypes}, or that others could not
 * read, throws {@link org.springframework.messaging.converter.MessageConversionException}
 * before anybody gets it. Half of a surrogate pair in a text is U+FFFD for others.</li>
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

	private final RareWarning skips = new RareWarning(logger);

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
		this.stats = BossStats.guarded(stats).cluster();
		messaging.handle(KIND, IncomingBroadcast.class, this::received);
	}

	@Override
	public DeliveryResult publish(Broadcast broadcast) {
		OutgoingBroadcast copy = copy(broadcast);
		DeliveryResult result = deliver(broadcast);
		this.messaging.publish(KIND, copy);
		return result;
	}

	/**
	 * Publishes a broadcast to other nodes only, as a node does that has no services.
	 * @param broadcast the broadcast
	 * @return whether it is on its way; if not, that is counted
	 */
	public boolean forward(Broadcast broadcast) {
		return this.messaging.publish(KIND, copy(broadcast));
	}

	private OutgoingBroadcast copy(Broadcast broadcast) {
		WrittenPayload payload = this.types.write(broadcast.payload());
		return new OutgoingBroadcast(broadcast.service(), this.types.writeHeaders(simple(broadcast.headers())),
				payload.type(), payload.json());
	}

	private DeliveryResult deliver(Broadcast broadcast) {
		return this.subscriber.apply(broadcast);
	}

	private static Map<String, Object> simple(Map<String, Object> headers) {
		Map<String, Object> simple = new LinkedHashMap<>();
		headers.forEach((name, value) -> {
			boolean own = name.equals(MessageHeaders.ID) || name.equals(MessageHeaders.TIMESTAMP);
			if (!own && (value instanceof String || value instanceof Number || value instanceof Boolean)) {
				simple.put(name, value);
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
			Object payload = this.types.read(message.type(), message.payload());
			Map<String, Object> headers = (message.headers() != null) ? message.headers() : Map.of();
			deliver(new Broadcast(message.service(), payload, headers));
		}
		catch (UnreadableException ex) {
			skipped(node, ex.reason(), String.valueOf(ex.getMessage()));
		}
	}

	private void skipped(String node, SkipReason reason, String why) {
		this.stats.skipped(reason);
		this.skips.log(() -> "Skipped a broadcast of node " + node + ". " + why);
	}

}

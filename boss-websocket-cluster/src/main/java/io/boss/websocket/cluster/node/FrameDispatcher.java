package io.boss.websocket.cluster.node;

import java.util.function.LongSupplier;

import io.boss.websocket.cluster.FrameReceiver;
import io.boss.websocket.cluster.message.ContextCarrier;
import io.boss.websocket.cluster.message.Envelope;
import io.boss.websocket.cluster.message.Frame;
import io.boss.websocket.cluster.message.FrameCodec;
import io.boss.websocket.cluster.message.UnreadableException;
import io.boss.websocket.log.LogLine;
import io.boss.websocket.log.OncePerKindWarning;
import io.boss.websocket.log.RateLimitedWarning;
import io.boss.websocket.stats.ClusterStats;
import io.boss.websocket.stats.SkipReason;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Dispatcher of received frames to the handlers of their kinds. Whatever a frame contains
 * and its handler does, nothing is thrown at the engine.
 */
final class FrameDispatcher implements FrameReceiver {

	private static final Log logger = LogFactory.getLog(FrameDispatcher.class);

	// Beats are sent whatever size they have, and envelopes are not measured exactly.
	private static final int MARGIN = 64 * 1024;

	private final String node;

	private final Members members;

	private final Handlers handlers;

	private final Origins origins;

	private final BrokerHealth health;

	private final ContextCarrier carrier;

	private final ClusterStats stats;

	private final LongSupplier clock;

	private final int maxFrameSize;

	private final FrameCodec codec = new FrameCodec();

	private final OncePerKindWarning skips = new OncePerKindWarning(logger);

	private final RateLimitedWarning failures = new RateLimitedWarning(logger);

	FrameDispatcher(String node, Members members, Handlers handlers, Origins origins, BrokerHealth health,
			ContextCarrier carrier, ClusterStats stats, LongSupplier clock, int maxFrameSize) {
		this.node = node;
		this.members = members;
		this.handlers = handlers;
		this.origins = origins;
		this.health = health;
		this.carrier = carrier;
		this.stats = stats;
		this.clock = clock;
		this.maxFrameSize = maxFrameSize + MARGIN;
	}

	@Override
	public void received(byte[] frame) {
		if (frame.length > this.maxFrameSize) {
			skipped(SkipReason.TOO_BIG, "", "It has " + frame.length + " bytes");
			return;
		}
		try {
			accept(this.codec.decode(frame));
		}
		catch (UnreadableException ex) {
			skipped(ex.reason(), "", String.valueOf(ex.getMessage()));
		}
		catch (Throwable ex) {
			this.stats.skipped(SkipReason.FAILED);
			this.failures.log(() -> "Skipped a message of another node. " + LogLine.of(ex));
		}
	}

	private void accept(Frame frame) {
		Envelope envelope = frame.envelope();
		if (envelope.node().equals(this.node)) {
			this.health.heardItself();
		}
		else if (envelope.to() == null || envelope.to().equals(this.node)) {
			this.stats.received();
			if (isNew(envelope)) {
				handle(frame);
			}
		}
	}

	private boolean isNew(Envelope envelope) {
		long missing = this.origins.note(envelope, this.clock.getAsLong());
		if (missing == Origins.DUPLICATE) {
			this.stats.duplicate();
			return false;
		}
		if (missing > 0) {
			this.stats.missed(missing);
		}
		this.members.heard(envelope.node());
		return true;
	}

	private void handle(Frame frame) {
		Envelope envelope = frame.envelope();
		Runnable handler = this.handlers.find(frame);
		if (handler == null) {
			skipped(SkipReason.UNKNOWN_KIND, envelope.kind(),
					"Nothing handles '" + envelope.kind() + "' of node " + envelope.node());
		}
		else if (envelope.context().isEmpty()) {
			handler.run();
		}
		else {
			this.carrier.within(envelope.context(), handler);
		}
	}

	private void skipped(SkipReason reason, String kind, String why) {
		this.stats.skipped(reason);
		this.skips.log(reason + kind, () -> "Skipped a message of another node. " + why);
	}

}

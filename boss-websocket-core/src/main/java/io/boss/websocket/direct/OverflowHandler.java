package io.boss.websocket.direct;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.boss.websocket.OverflowPolicy;
import io.boss.websocket.SendResult;
import io.boss.websocket.outbound.OfferResult;
import io.boss.websocket.outbound.OutboundLimits;
import io.boss.websocket.outbound.OutboundListener;
import io.boss.websocket.outbound.WaitingFrames;
import io.boss.websocket.stats.DropReason;
import io.boss.websocket.wire.EncodedFrame;

/**
 * What becomes of frames for which a connection has no room, as the policy of the service
 * or of the message says. Made when it happens for the first time. Safe on any thread.
 */
final class OverflowHandler {

	private final DirectOutboundChannel connection;

	private final OutboundListener listener;

	private final OverflowQueue<EncodedFrame> press;

	private final AtomicBoolean behind = new AtomicBoolean();

	OverflowHandler(DirectOutboundChannel connection, OutboundListener listener) {
		this.connection = connection;
		this.listener = listener;
		this.press = new OverflowQueue<>(connection.loop(), connection.limits(), FrameViews.OF_ONE, connection::queue);
	}

	/**
	 * Sends a frame all the same, or does not.
	 * @param frame the frame, for which there was no room
	 * @return what became of it
	 */
	SendResult send(EncodedFrame frame) {
		OverflowPolicy policy = this.connection.policyFor(frame);
		if (frame.isMessage() && mayTakePlace(frame, policy) && press(frame, policy) != OfferResult.REFUSED) {
			return SendResult.QUEUED;
		}
		switch (policy) {
			case DROP_OLDEST, DROP_NEWEST -> dropped(DropReason.DROPPED_NEWEST, 1);
			case RESYNC -> {
				this.connection.resync();
				dropped(DropReason.RESYNCED, 1);
			}
			case CLOSE, CONFLATE -> {
				return this.connection.overflow() ? SendResult.OVERFLOW : SendResult.CLOSED;
			}
		}
		return SendResult.DROPPED;
	}

	/**
	 * Whether a frame may take the place of others, so that it is too early to say that
	 * there is no room for it.
	 * @param frame a frame
	 * @param policy the policy that holds for it
	 * @return whether it is to wait for the loop
	 */
	static boolean mayTakePlace(EncodedFrame frame, OverflowPolicy policy) {
		return policy == OverflowPolicy.DROP_OLDEST || frame.options().conflationKey() != null;
	}

	private OfferResult press(EncodedFrame frame, OverflowPolicy policy) {
		List<EncodedFrame> displaced = new ArrayList<>(1);
		OfferResult admission = this.press.offer(frame, policy == OverflowPolicy.DROP_OLDEST, displaced);
		if (!displaced.isEmpty()) {
			displaced(admission, displaced.size());
		}
		return admission;
	}

	/**
	 * Messages had to go for a newer one.
	 * @param admission what became of that
	 * @param messages how many had to go
	 */
	void displaced(OfferResult admission, int messages) {
		dropped((admission == OfferResult.REPLACED) ? DropReason.CONFLATED : DropReason.DROPPED_OLDEST, messages);
	}

	/**
	 * There is no room for a frame that the loop has. On the loop.
	 * @param policy the policy that holds for it
	 */
	void refused(OverflowPolicy policy) {
		switch (policy) {
			case DROP_OLDEST, DROP_NEWEST -> dropped(DropReason.DROPPED_NEWEST, 1);
			case RESYNC -> {
				this.connection.output().outdated();
				this.connection.resync();
				dropped(DropReason.RESYNCED, 1);
			}
			case CLOSE, CONFLATE -> {
				this.connection.output().gap();
				this.connection.overflow();
			}
		}
	}

	/**
	 * Keeps a frame with a key if there is room in the queue itself, though it is taken
	 * by what is under way: that may be for few keys. On the loop.
	 * @param frame the frame
	 * @param waiting what waits
	 * @return whether it waits now
	 */
	boolean keepsKey(EncodedFrame frame, WaitingFrames<EncodedFrame> waiting) {
		OutboundLimits limits = this.connection.limits();
		boolean keeps = frame.options().conflationKey() != null && waiting.size() < limits.maxMessages()
				&& waiting.bytes() + frame.payloadSize() <= limits.maxBytes();
		if (keeps) {
			this.connection.room().occupy(frame.payloadSize());
			OfferResult admission = waiting.add(frame);
			int gone = waiting.takeDisplaced().size();
			if (gone > 0) {
				displaced(admission, gone);
			}
		}
		return keeps;
	}

	/**
	 * Messages for this client were dropped, and the client stays.
	 * @param reason why
	 * @param messages how many
	 */
	void dropped(DropReason reason, int messages) {
		this.listener.dropped(reason, messages);
		if (reason != DropReason.CONFLATED && this.behind.compareAndSet(false, true)) {
			this.listener.fellBehind(reason);
			this.connection.onLoop(this.connection.output()::behind);
		}
	}

	/**
	 * All that waited has been written.
	 */
	void caughtUp() {
		this.behind.set(false);
	}

}

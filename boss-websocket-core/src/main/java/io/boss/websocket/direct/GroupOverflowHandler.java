package io.boss.websocket.direct;

import java.util.ArrayList;
import java.util.List;

import io.boss.websocket.OverflowPolicy;
import io.boss.websocket.outbound.OfferResult;
import io.boss.websocket.outbound.OutboundLimits;
import io.boss.websocket.stats.DropReason;

/**
 * What becomes of frames for many clients when a loop is so far behind that there is no
 * room for them in its inbox, as the policy of the service or of the message says. What
 * is in the inbox is not called back: who drops the oldest drops the oldest of those that
 * came too late for the inbox. Safe on any thread.
 */
final class GroupOverflowHandler {

	private final OverflowPolicy policy;

	private final OverflowQueue<Delivery.ToMany> press;

	GroupOverflowHandler(WireLoop loop, OutboundLimits limits) {
		this.policy = limits.overflow();
		this.press = new OverflowQueue<>(loop, limits, FrameViews.OF_MANY, GroupOverflowHandler::queue);
	}

	private static void queue(Delivery.ToMany delivery) {
		delivery.members().forEach((member) -> member.queue(delivery.frame()));
	}

	/**
	 * Sends a frame all the same, or does not.
	 * @param delivery the frame and who gets it
	 * @return whether the frame is on its way
	 */
	boolean send(Delivery.ToMany delivery) {
		OverflowPolicy policy = delivery.frame().options().overflowOr(this.policy);
		if (OverflowHandler.mayTakePlace(delivery.frame(), policy) && press(delivery, policy) != OfferResult.REFUSED) {
			return true;
		}
		switch (policy) {
			case DROP_OLDEST, DROP_NEWEST -> dropped(delivery, DropReason.DROPPED_NEWEST);
			case RESYNC -> {
				delivery.members().forEach(DirectConnection::resync);
				dropped(delivery, DropReason.RESYNCED);
			}
			case CLOSE, CONFLATE -> delivery.members().forEach(GroupOverflowHandler::overflow);
		}
		return false;
	}

	// What comes of closing one of them concerns no other.
	private static void overflow(DirectConnection member) {
		try {
			member.overflow();
		}
		catch (Throwable ex) {
			member.onLoop(() -> member.broken(ex));
		}
	}

	private OfferResult press(Delivery.ToMany delivery, OverflowPolicy policy) {
		List<Delivery.ToMany> displaced = new ArrayList<>(1);
		OfferResult admission = this.press.offer(delivery, policy == OverflowPolicy.DROP_OLDEST, displaced);
		DropReason reason = (admission == OfferResult.REPLACED) ? DropReason.CONFLATED : DropReason.DROPPED_OLDEST;
		displaced.forEach((older) -> dropped(older, reason));
		return admission;
	}

	// It is the loop that is behind, and not each of them.
	private static void dropped(Delivery.ToMany delivery, DropReason reason) {
		delivery.members().forEach((member) -> member.listener().dropped(reason, 1));
	}

}

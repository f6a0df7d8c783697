package io.boss.websocket.service;

import io.boss.websocket.Outcome;
import io.boss.websocket.stats.DropReason;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asks the service and wants an answer. Not delivered if he has given up by
 * then, or has been answered by an instance that has ended since.
 */
final class CallMail extends InformingMail {

	private final PendingCall call;

	CallMail(ServiceLoop loop, PendingCall call, @Nullable Object origin) {
		super(loop, origin);
		this.call = call;
	}

	@Override
	Object info() {
		return this.call;
	}

	@Override
	boolean isDue() {
		return !this.call.isDone();
	}

	@Override
	@Nullable DropReason loss(@Nullable DropReason service) {
		if (!this.call.isDone()) {
			return service;
		}
		// Answered before its callback threw, or not waited for any more.
		return (deliveries() > 1) ? null : DropReason.STALE;
	}

	@Override
	void handled(Outcome<?> outcome) {
		InstanceScope scope = loop().scope();
		if (scope != null) {
			scope.owesAnswer(this.call);
		}
	}

	@Override
	void failed(Throwable failure, boolean denied) {
		this.call.fail(failure);
	}

	@Override
	void discarded() {
		if (deliveries() > 1) {
			poisonous();
		}
		else {
			this.call.notDelivered();
		}
	}

	@Override
	void poisonous() {
		this.call.crashed("it has crashed while it handled the call");
	}

}

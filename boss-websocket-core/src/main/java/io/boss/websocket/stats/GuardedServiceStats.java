package io.boss.websocket.stats;

import java.util.function.Consumer;

import io.boss.websocket.BossMessage;
import io.boss.websocket.CloseReason;
import io.boss.websocket.limit.Limit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what fails while it counts from what it counts.
 */
final class GuardedServiceStats implements ServiceStats {

	private final ServiceStats delegate;

	private final Consumer<RuntimeException> failed;

	GuardedServiceStats(ServiceStats delegate, Consumer<RuntimeException> failed) {
		this.delegate = delegate;
		this.failed = failed;
	}

	@Override
	public void connectionOpened() {
		guard(ServiceStats::connectionOpened);
	}

	@Override
	public void connectionClosed(CloseReason.Kind reason) {
		guard((stats) -> stats.connectionClosed(reason));
	}

	@Override
	public void handshakeRefused(RefusalReason reason) {
		guard((stats) -> stats.handshakeRefused(reason));
	}

	@Override
	public void messageReceived(String connectionId, BossMessage message) {
		guard((stats) -> stats.messageReceived(connectionId, message));
	}

	@Override
	public void messageSent(@Nullable String connectionId, int clients, BossMessage message) {
		guard((stats) -> stats.messageSent(connectionId, clients, message));
	}

	@Override
	public void flushed(int bytes) {
		guard((stats) -> stats.flushed(bytes));
	}

	@Override
	public void messageDropped(DropReason reason) {
		guard((stats) -> stats.messageDropped(reason));
	}

	@Override
	public void messagesDropped(DropReason reason, int messages) {
		guard((stats) -> stats.messagesDropped(reason, messages));
	}

	@Override
	public void limitExceeded(Limit limit, boolean enforced) {
		guard((stats) -> stats.limitExceeded(limit, enforced));
	}

	@Override
	public void broadcastReceived() {
		guard(ServiceStats::broadcastReceived);
	}

	@Override
	public void mailWaited(long nanos) {
		guard((stats) -> stats.mailWaited(nanos));
	}

	@Override
	public void callbackEnded(CallbackName callback, CallbackOutcome outcome, long nanos) {
		guard((stats) -> stats.callbackEnded(callback, outcome, nanos));
	}

	@Override
	public void crashed() {
		guard(ServiceStats::crashed);
	}

	@Override
	public void restartSpared() {
		guard(ServiceStats::restartSpared);
	}

	@Override
	public void restarted() {
		guard(ServiceStats::restarted);
	}

	private void guard(Consumer<ServiceStats> count) {
		try {
			count.accept(this.delegate);
		}
		catch (RuntimeException ex) {
			this.failed.accept(ex);
		}
	}

}

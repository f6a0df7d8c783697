package io.boss.websocket.diagnostics;

import io.boss.websocket.BossMessage;
import io.boss.websocket.CloseReason;
import io.boss.websocket.limit.Limit;
import io.boss.websocket.stats.CallbackName;
import io.boss.websocket.stats.CallbackOutcome;
import io.boss.websocket.stats.DropReason;
import io.boss.websocket.stats.RefusalReason;
import io.boss.websocket.stats.ServiceStats;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Logs the messages of one service.
 */
final class ServiceTrafficLog implements ServiceStats {

	private static final Log traffic = LogFactory.getLog(TrafficLog.LOGGER);

	private final ServiceStats delegate;

	private final String service;

	private final int payloadLimit;

	ServiceTrafficLog(ServiceStats delegate, String service, int payloadLimit) {
		this.delegate = delegate;
		this.service = service;
		this.payloadLimit = payloadLimit;
	}

	@Override
	public void messageReceived(String connectionId, BossMessage message) {
		log("in", connectionId, message);
		this.delegate.messageReceived(connectionId, message);
	}

	@Override
	public void messageSent(@Nullable String connectionId, int clients, BossMessage message) {
		log("out", (connectionId != null) ? connectionId : clients + " clients", message);
		this.delegate.messageSent(connectionId, clients, message);
	}

	private void log(String direction, String client, BossMessage message) {
		if (traffic.isInfoEnabled()) {
			traffic.info(direction + " " + this.service + " [" + client + "] "
					+ PayloadText.describe(message, this.payloadLimit));
		}
	}

	@Override
	public void connectionOpened() {
		this.delegate.connectionOpened();
	}

	@Override
	public void connectionClosed(CloseReason.Kind reason) {
		this.delegate.connectionClosed(reason);
	}

	@Override
	public void handshakeRefused(RefusalReason reason) {
		this.delegate.handshakeRefused(reason);
	}

	@Override
	public void flushed(int bytes) {
		this.delegate.flushed(bytes);
	}

	@Override
	public void messageDropped(DropReason reason) {
		this.delegate.messageDropped(reason);
	}

	@Override
	public void messagesDropped(DropReason reason, int messages) {
		this.delegate.messagesDropped(reason, messages);
	}

	@Override
	public void limitExceeded(Limit limit, boolean enforced) {
		this.delegate.limitExceeded(limit, enforced);
	}

	@Override
	public void broadcastReceived() {
		this.delegate.broadcastReceived();
	}

	@Override
	public void mailWaited(long nanos) {
		this.delegate.mailWaited(nanos);
	}

	@Override
	public void callbackEnded(CallbackName callback, CallbackOutcome outcome, long nanos) {
		this.delegate.callbackEnded(callback, outcome, nanos);
	}

	@Override
	public void crashed() {
		this.delegate.crashed();
	}

	@Override
	public void restartSpared() {
		this.delegate.restartSpared();
	}

	@Override
	public void restarted() {
		this.delegate.restarted();
	}

}

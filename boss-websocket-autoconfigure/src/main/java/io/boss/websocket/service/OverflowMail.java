package io.boss.websocket.service;

import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.Outcome;
import io.boss.websocket.stats.CallbackName;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a fresh snapshot for a client that was too slow. Until the callback begins
 * messages for the client are dropped; whatever becomes of the mail, they are not for
 * longer.
 */
final class OverflowMail extends ServiceMail {

	private final Client client;

	OverflowMail(ServiceLoop loop, Client client) {
		super(loop);
		this.client = client;
	}

	@Override
	public <S extends @Nullable Object> Outcome<S> call(BossServiceHandler<S> handler, S state) {
		this.client.refresh();
		return handler.handleOverflow(this.client.serviceUrl(), this.client.connection(), state);
	}

	@Override
	public CallbackName name() {
		return CallbackName.OVERFLOW;
	}

	@Override
	Client client() {
		return this.client;
	}

	@Override
	boolean isDue() {
		return this.client.isJoined();
	}

	@Override
	void discarded() {
		this.client.refresh();
	}

}

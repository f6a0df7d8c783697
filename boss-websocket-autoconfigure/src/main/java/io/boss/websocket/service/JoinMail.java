package io.boss.websocket.service;

import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseReason;
import io.boss.websocket.Outcome;
import io.boss.websocket.stats.CallbackName;
import org.jspecify.annotations.Nullable;

/**
 * A client is to be joined.
 */
final class JoinMail extends ServiceMail {

	private final Client client;

	JoinMail(ServiceLoop loop, Client client) {
		super(loop);
		this.client = client;
	}

	@Override
	public <S extends @Nullable Object> Outcome<S> call(BossServiceHandler<S> handler, S state) {
		return handler.handleJoin(this.client.serviceUrl(), this.client.connection(), state);
	}

	@Override
	public CallbackName name() {
		return CallbackName.JOIN;
	}

	@Override
	public boolean mayReject() {
		return true;
	}

	@Override
	Client client() {
		return this.client;
	}

	@Override
	boolean isDue() {
		return !this.client.isGone();
	}

	@Override
	void handled(Outcome<?> outcome) {
		if (outcome instanceof Outcome.Reject<?> reject) {
			this.client.dismiss(reject.code(), reject.reason());
		}
		else {
			this.client.joined();
		}
	}

	@Override
	void discarded() {
		this.client.dismiss(CloseReason.TRY_AGAIN_LATER, "service is not running");
	}

	@Override
	void poisonous() {
		this.client.dismiss(CloseReason.SERVER_ERROR, "service failed to handle the join");
	}

}

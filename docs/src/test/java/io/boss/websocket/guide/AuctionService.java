/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.guide;

import java.time.Duration;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CallbackFailure;
import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.IdleTimeout;
import io.boss.websocket.Outcome;
import io.boss.websocket.RestartPolicy;
import io.boss.websocket.TerminationReason;

import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

@BossService(name = "auction", subprotocols = { "auction.v2", "auction.v1" }, restart = RestartPolicy.TRANSIENT)
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class AuctionService implements BossServiceHandler<Void> {

	private static final Duration SILENCE = Duration.ofSeconds(2);

	private static final long MOST = 1_000_000;

	private final ConnectionGroup bidders = new ConnectionGroup();

	private long highest;

	@Override
	public Outcome<Void> handleJoin(String servicePath, BossConnection client, Void state) {
		if (client.handshake().queryParameter("name") == null) {
			return Outcome.reject(CloseCode.of(4000), "say your name: ?name=...");
		}
		this.bidders.add(client);
		client.send(new Standing(this.highest));
		return goOn(state);
	}

	@Override
	public Outcome<Void> handleIncoming(String servicePath, BossConnection client, BossMessage message, Void state) {
		long bid = Long.parseLong((message instanceof BossMessage.Text text) ? text.payload() : "");
		if (bid > this.highest && bid <= MOST) {
			this.highest = bid;
			this.bidders.send(new Standing(bid));
		}
		else {
			client.send("bid more than " + this.highest + " and at most " + MOST);
		}
		return goOn(state);
	}

	@Override
	public Outcome<Void> handleClose(CloseReason reason, String servicePath, BossConnection client, Void state) {
		return goOn(state);
	}

	@Override
	public Outcome<Void> handleError(CallbackFailure failure, Void state) throws Throwable {
		if (failure.cause() instanceof NumberFormatException && failure.client() != null) {
			failure.client().send("bid a whole number");
			return goOn(state);
		}
		throw failure.cause();
	}

	@Override
	public Outcome<Void> handleInfo(Object info, Void state) {
		return (info instanceof IdleTimeout) ? Outcome.stop(TerminationReason.NORMAL, state) : Outcome.noReply(state);
	}

	@Override
	public void terminate(TerminationReason reason, Void state) {
		this.bidders.send("sold for " + this.highest);
		this.bidders.close(CloseCode.NORMAL, "sold");
	}

	// Nobody is waited for before the first bid.
	private Outcome<Void> goOn(Void state) {
		return (this.highest > 0) ? Outcome.noReply(state, SILENCE) : Outcome.noReply(state);
	}

	record Standing(long highest) {
	}

}

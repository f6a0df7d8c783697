package io.boss.websocket.readme;

import java.time.Duration;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseReason;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Outcome;
import io.boss.websocket.RestartPolicy;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.Timeout;

import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

@BossService(name = "auction", subprotocols = { "auction.v2", "auction.v1" }, restart = RestartPolicy.TRANSIENT)
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class AuctionService implements BossServiceHandler<Void> {

	private static final Duration SILENCE = Duration.ofSeconds(2);

	private final ConnectionGroup bidders = new ConnectionGroup();

	private long highest;

	@Override
	public Outcome<Void> handleJoin(String serviceUrl, BossConnection client, Void state) {
		if (client.handshake().queryParameter("name") == null) {
			return Outcome.reject(4000, "say your name: ?name=...");
		}
		this.bidders.add(client);
		client.send(new Standing(this.highest));
		return Outcome.noReply(state);
	}

	@Override
	public Outcome<Void> handleIncoming(String serviceUrl, BossConnection client, BossMessage message, Void state) {
		if (message instanceof BossMessage.Text text) {
			this.highest = Math.max(this.highest, Long.parseLong(text.payload()));
			this.bidders.send(new Standing(this.highest));
		}
		return Outcome.noReply(state, SILENCE);
	}

	@Override
	public Outcome<Void> handleInfo(Object info, Void state) {
		return (info instanceof Timeout) ? Outcome.stop(TerminationReason.NORMAL, state) : Outcome.noReply(state);
	}

	@Override
	public void terminate(TerminationReason reason, Void state) {
		this.bidders.send("sold for " + this.highest);
		this.bidders.close(CloseReason.NORMAL, "sold");
	}

	record Standing(long highest) {
	}

}

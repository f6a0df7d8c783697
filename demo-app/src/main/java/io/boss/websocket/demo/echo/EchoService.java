package io.boss.websocket.demo.echo;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.Outcome;
import io.boss.websocket.TerminationReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends back what a client sends, text as text and binary as binary: something for
 * {@code websocat} to talk to, at {@code /websocket/echo}. Its state is a count.
 */
@BossService
class EchoService implements BossServiceHandler<Long> {

	private static final Logger logger = LoggerFactory.getLogger(EchoService.class);

	@Override
	public Long init() {
		return 0L;
	}

	@Override
	public Outcome<Long> handleIncoming(String serviceUrl, BossConnection client, BossMessage message, Long echoed) {
		client.send(message);
		return Outcome.noReply(echoed + 1);
	}

	@Override
	public void terminate(TerminationReason reason, Long echoed) {
		logger.info("Echoed {} messages", echoed);
	}

}

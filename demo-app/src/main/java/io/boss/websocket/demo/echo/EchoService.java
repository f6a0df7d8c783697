/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.echo;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnTerminate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Service that sends back the messages of a client, text as text and binary as binary:
 * something for {@code websocat} to talk to, at {@code /websocket/echo}. Its state is a
 * count.
 */
@BossService
class EchoService {

	private static final Logger logger = LoggerFactory.getLogger(EchoService.class);

	@OnInit
	Long start() {
		return 0L;
	}

	@OnIncoming
	Long echo(BossMessage message, BossConnection client, Long echoed) {
		client.send(message);
		return echoed + 1;
	}

	@OnTerminate
	void stop(Long echoed) {
		logger.info("Echoed {} messages", echoed);
	}

}

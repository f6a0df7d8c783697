/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.parity;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseReason;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Outcome;
import io.boss.websocket.TerminationReason;

import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * Service that echoes, and writes down its joins, closes, broadcasts, infos and its end.
 */
abstract class Probe implements BossServiceHandler<ConnectionGroup> {

	private final Heard heard;

	private final String name;

	Probe(Heard heard) {
		this.heard = heard;
		this.name = AnnotatedElementUtils.getMergedAnnotation(getClass(), BossService.class).name();
	}

	static String nameOf(BossConnection client) {
		return client.handshake().queryParameter("name");
	}

	/**
	 * Writes a reason without the words that each transport has of its own.
	 * @param reason the reason
	 * @return the text
	 */
	static String describe(CloseReason reason) {
		return switch (reason.kind()) {
			case CONNECTION_LOST, BAD_ENCODING, BAD_FRAME -> reason.kind() + " " + reason.code();
			default -> reason.toString();
		};
	}

	final void hear(String line) {
		this.heard.add(this.name, line);
	}

	@Override
	public ConnectionGroup init() {
		return new ConnectionGroup();
	}

	@Override
	public Outcome<ConnectionGroup> handleJoin(String servicePath, BossConnection client, ConnectionGroup members) {
		members.add(client);
		hear((client.isRejoined() ? "rejoin " : "join ") + nameOf(client));
		return Outcome.noReply(members);
	}

	@Override
	public Outcome<ConnectionGroup> handleIncoming(String servicePath, BossConnection client, BossMessage message,
			ConnectionGroup members) {
		if (message instanceof BossMessage.Text text) {
			return said(client, text.payload(), members);
		}
		client.send(message);
		return Outcome.noReply(members);
	}

	Outcome<ConnectionGroup> said(BossConnection client, String text, ConnectionGroup members) {
		client.send(text);
		return Outcome.noReply(members);
	}

	@Override
	public Outcome<ConnectionGroup> handleClose(CloseReason reason, String servicePath, BossConnection client,
			ConnectionGroup members) {
		hear("close " + nameOf(client) + " " + describe(reason));
		return Outcome.noReply(members);
	}

	@Override
	public Outcome<ConnectionGroup> handleBroadcast(Object message, ConnectionGroup members) {
		hear("broadcast " + message);
		return Outcome.noReply(members);
	}

	@Override
	public Outcome<ConnectionGroup> handleInfo(Object info, ConnectionGroup members) {
		hear("info " + info);
		return Outcome.noReply(members);
	}

	@Override
	public void terminate(TerminationReason reason, ConnectionGroup members) {
		hear("terminate " + reason.kind());
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.faults;

import java.util.HashMap;
import java.util.Map;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseReason;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Outcome;
import io.boss.websocket.annotation.OnClose;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnJoin;

import org.springframework.web.bind.annotation.RequestParam;

/**
 * The tables of a café, each for those who have asked for its number. What is said is
 * heard by all at the table. Who has asked for none is rude: whatever he does throws, as
 * the callbacks of many applications do if they are given the wrong thing.
 */
final class Tables {

	private final Map<String, ConnectionGroup> groups = new HashMap<>();

	private void join(String table, BossConnection client) {
		// Not a number for those who are rude.
		Integer.parseInt(table);
		this.groups.computeIfAbsent(table, (number) -> new ConnectionGroup()).add(client);
		if (!client.isRejoined()) {
			client.send("welcome");
		}
	}

	private void said(String table, String text) {
		this.groups.get(table).send(text);
	}

	private static void rude(BossConnection client) {
		if (client.handshake().queryParameter("rude") != null) {
			throw new IllegalStateException("not in this tone");
		}
	}

	/**
	 * A reply that cannot be written.
	 *
	 * @param words what nobody gets
	 */
	record Unspeakable(String words) {

		@Override
		public String words() {
			throw new IllegalStateException("no words for that");
		}

	}

	@BossService("annotated")
	static final class AnnotatedCafe {

		@OnInit
		Tables init() {
			return new Tables();
		}

		@OnJoin
		void joined(BossConnection client, @RequestParam String table, Tables tables) {
			if (client.handshake().queryParameter("rude") == null) {
				tables.join(table, client);
			}
			else if (table.equals("none")) {
				rude(client);
			}
		}

		@OnIncoming
		Object said(String text, BossConnection client, @RequestParam String table, Tables tables) {
			if (text.equals("unspeakable")) {
				return new Unspeakable("");
			}
			rude(client);
			tables.said(table, text);
			return null;
		}

		@OnClose
		void left(BossConnection client, Tables tables) {
			rude(client);
		}

	}

	@BossService("behaviour")
	static final class BehaviourCafe implements BossServiceHandler<Tables> {

		@Override
		public Tables init() {
			return new Tables();
		}

		@Override
		public Outcome<Tables> handleJoin(String servicePath, BossConnection client, Tables tables) {
			String table = table(client);
			if (client.handshake().queryParameter("rude") == null) {
				tables.join(table, client);
			}
			else if (table.equals("none")) {
				rude(client);
			}
			return Outcome.noReply(tables);
		}

		@Override
		public Outcome<Tables> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				Tables tables) {
			String text = ((BossMessage.Text) message).payload();
			if (text.equals("unspeakable")) {
				client.send(new Unspeakable(""));
			}
			rude(client);
			tables.said(table(client), text);
			return Outcome.noReply(tables);
		}

		@Override
		public Outcome<Tables> handleClose(CloseReason reason, String servicePath, BossConnection client,
				Tables tables) {
			rude(client);
			return Outcome.noReply(tables);
		}

		private static String table(BossConnection client) {
			return String.valueOf(client.handshake().queryParameter("table"));
		}

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.golden;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseCode;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Outcome;
import io.boss.websocket.annotation.OnBroadcast;
import io.boss.websocket.annotation.OnError;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnJoin;
import io.boss.websocket.annotation.ServiceKey;

/**
 * The services of the recorded conversations.
 */
final class GoldenServices {

	private GoldenServices() {
	}

	/**
	 * Sends back what comes, closes a client that says so ("close 4002 enough"), and
	 * sends too much to one that says "flood".
	 */
	@BossService("echo")
	static class Echo implements BossServiceHandler<String> {

		@Override
		public Outcome<String> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				String state) {
			if (message instanceof BossMessage.Text text && text.payload().startsWith("close ")) {
				String[] words = text.payload().split(" ", 3);
				client.close(CloseCode.of(Integer.parseInt(words[1])), words[2]);
			}
			else if (message instanceof BossMessage.Text text && text.payload().equals("flood")) {
				for (int i = 0; i < 20; i++) {
					client.send("x".repeat(60_000));
				}
			}
			else {
				client.send(message);
			}
			return Outcome.noReply(state);
		}

	}

	/**
	 * Has little room.
	 */
	@BossService("narrow")
	static final class Narrow extends Echo {

	}

	/**
	 * Has subprotocols of its own.
	 */
	@BossService(name = "polyglot", subprotocols = { "second.example", "first.example" })
	static final class Polyglot extends Echo {

	}

	/**
	 * Sends heartbeats quickly.
	 */
	@BossService("beating")
	static final class Beating extends Echo {

	}

	/**
	 * Takes one client.
	 */
	@BossService("busy")
	static final class Busy extends Echo {

	}

	/**
	 * Takes one client in a second.
	 */
	@BossService("hasty")
	static final class Hasty extends Echo {

	}

	/**
	 * Wants to know who it is, on the server that asks.
	 */
	@BossService("members")
	static final class Members extends Echo {

	}

	/**
	 * Wants a role that nobody has, on the server that asks.
	 */
	@BossService("admins")
	static final class Admins extends Echo {

	}

	/**
	 * Refuses everybody.
	 */
	@BossService("closed")
	static final class Refusing implements BossServiceHandler<String> {

		@Override
		public Outcome<String> handleJoin(String servicePath, BossConnection client, String state) {
			client.close(CloseCode.of(4003), "not today");
			return Outcome.noReply(state);
		}

	}

	/**
	 * Says welcome, and crashes when told so.
	 */
	@BossService("fragile")
	static final class Fragile implements BossServiceHandler<String> {

		@Override
		public Outcome<String> handleJoin(String servicePath, BossConnection client, String state) {
			client.send(client.isRejoined() ? "welcome back" : "welcome");
			return Outcome.noReply(state);
		}

		@Override
		public Outcome<String> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				String state) {
			if (((BossMessage.Text) message).payload().equals("crash")) {
				throw new IllegalStateException("crash");
			}
			client.send(message);
			return Outcome.noReply(state);
		}

	}

	sealed interface Line {

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
	@JsonSubTypes({ @JsonSubTypes.Type(value = Say.class, name = "say"),
			@JsonSubTypes.Type(value = Ask.class, name = "ask"),
			@JsonSubTypes.Type(value = Fail.class, name = "fail") })
	sealed interface Request extends Line {

	}

	record Say(String text) implements Request {
	}

	record Ask(int number) implements Request {
	}

	record Fail(boolean handled) implements Request {
	}

	record Said(String text) implements Line {
	}

	record Answer(int square) implements Line {
	}

	/**
	 * A room with a greeting, in which all hear what one says.
	 */
	@BossService("talk/{room}")
	static final class Talk {

		@OnInit
		ConnectionGroup init() {
			return new ConnectionGroup();
		}

		@OnJoin
		Said joined(BossConnection client, ConnectionGroup group, @ServiceKey String room) {
			group.add(client);
			return new Said("welcome to " + room);
		}

		@OnIncoming
		void said(Say say, ConnectionGroup group) {
			group.send(new Said(say.text()));
		}

		@OnIncoming
		Answer asked(Ask ask) {
			return new Answer(ask.number() * ask.number());
		}

		@OnIncoming
		void failing(Fail fail) {
			if (fail.handled()) {
				throw new IllegalArgumentException("handled");
			}
			throw new IllegalStateException("not handled");
		}

		@OnError
		Said failed(IllegalArgumentException ex) {
			return new Said("sorry");
		}

		@OnBroadcast
		void announced(String news, ConnectionGroup group) {
			group.send(new Said(news));
		}

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.golden;

import java.util.Arrays;
import java.util.List;

import io.boss.websocket.frontdoor.BossServer;
import io.boss.websocket.frontdoor.ClientFrame;

/**
 * What clients say to a server without security, each step when the one before has been
 * answered.
 */
final class Conversations {

	private static final String REQUEST = "GET /websocket/echo HTTP/1.1\r\nHost: localhost\r\n";

	private static final String KEY = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

	private static final String UPGRADE = "Upgrade: websocket\r\nConnection: Upgrade\r\n";

	// What the protocol may one day mean, and means nothing to a client that has not
	// agreed
	// to it.
	private static final List<String> LIKE_THE_PROTOCOL = List.of(
			"{\"boss\":\"q5Zr8k2A\",\"type\":\"boss.ack\",\"n\":1}", "{\"boss\":\"AAAAAAAA\",\"type\":\"boss.beat\"}",
			"{\"boss\":1}", "{\"boss\":", "{\"type\":\"boss.ack\",\"n\":1}", "{\"type\":\"boss.beat\"}",
			"{\"type\":\"boss.bye\",\"code\":1012}",
			"{\"type\":\"boss.welcome\",\"mark\":\"q5Zr8k2A\",\"heartbeat\":25000,\"resumed\":false}",
			"{\"boss.re\":1}", "{\"boss.re\":\"q5Zr8k2A.1\",\"boss.value\":1}", "{\"boss.re\":null}",
			"{\"boss.done\":true}", "{ \"boss.id\":7,\"type\":\"ask\",\"number\":3}", "{\"a\":1,\"boss.id\":7}",
			"{\"boss.ide\":7}", "{\"boss.ID\":7}", "{\"type\":\"boss.authenticator\"}");

	private final BossServer server;

	private final Transcript transcript;

	Conversations(BossServer server, Transcript transcript) {
		this.server = server;
		this.transcript = transcript;
	}

	void all() {
		handshakes();
		subprotocols();
		refusals();
		messages();
		closes();
		protocol();
		groups();
		failures();
		limits();
		begin("the server goes");
		try (Wire wire = wire("a").upgrade("echo").ask("before")) {
			this.server.close();
			wire.takeCloseOnly();
		}
	}

	private void begin(String conversation) {
		this.transcript.begin(conversation);
	}

	private Wire wire(String name) {
		return new Wire(this.transcript, name, this.server.port());
	}

	private void upgrade(String conversation, String path, String... headers) {
		begin(conversation);
		try (Wire wire = wire("a")) {
			wire.upgrade(path, headers);
		}
	}

	private void request(String conversation, String request) {
		begin(conversation);
		try (Wire wire = wire("a")) {
			wire.request(request);
		}
	}

	private void handshakes() {
		upgrade("plain", "echo");
		upgrade("query", "echo?name=ann&token=mine");
		upgrade("browser", "echo", "Origin: http://localhost", "User-Agent: Some/1.0", "Cookie: a=b; SESSION=c",
				"Cache-Control: no-cache", "Accept-Encoding: gzip, deflate", "Accept-Language: en",
				"Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits");
		upgrade("deflate", "narrow",
				"Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover, x-other");
		request("lower case",
				"GET /websocket/echo HTTP/1.1\r\nhost: localhost\r\nupgrade: WebSocket\r\n"
						+ "connection: keep-alive, upgrade\r\nsec-websocket-version: 13\r\n"
						+ "sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
		upgrade("encoded key", "talk/a%20b");
	}

	private void subprotocols() {
		upgrade("one that the service has", "polyglot", "Sec-WebSocket-Protocol: first.example");
		upgrade("both that the service has", "polyglot", "Sec-WebSocket-Protocol: first.example, second.example");
		upgrade("in two headers", "polyglot", "Sec-WebSocket-Protocol: other",
				"Sec-WebSocket-Protocol: second.example");
		upgrade("one that the service has not", "polyglot", "Sec-WebSocket-Protocol: other");
		upgrade("none where the service has some", "polyglot");
		upgrade("one where the service has none", "echo", "Sec-WebSocket-Protocol: chat.v1");
		upgrade("two where the service has none", "echo", "Sec-WebSocket-Protocol: chat.v1, chat.v2");
		begin("words in a subprotocol");
		try (Wire wire = wire("a").upgrade("polyglot", "Sec-WebSocket-Protocol: first.example")) {
			wire.ask("hello").ask("{\"boss\":\"q5Zr8k2A\",\"type\":\"boss.beat\"}");
		}
	}

	private void refusals() {
		upgrade("no such service", "nobody");
		upgrade("no key", "talk");
		upgrade("another origin", "echo", "Origin: http://elsewhere.example");
		request("no upgrade", REQUEST + "\r\n");
		request("no key of the handshake", REQUEST + UPGRADE + "Sec-WebSocket-Version: 13\r\n\r\n");
		request("short key of the handshake",
				REQUEST + UPGRADE + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: c2hvcnQ=\r\n\r\n");
		request("no version", REQUEST + UPGRADE + KEY + "\r\n");
		request("another version", REQUEST + UPGRADE + "Sec-WebSocket-Version: 8\r\n" + KEY + "\r\n");
		request("no connection", REQUEST + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n" + KEY + "\r\n");
		request("posted", "POST /websocket/echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n" + UPGRADE
				+ "Sec-WebSocket-Version: 13\r\n" + KEY + "\r\n");
		upgrade("broken extension", "echo", "Sec-WebSocket-Extensions: permessage-deflate; x=\"");
		upgrade("broken subprotocol", "echo", "Sec-WebSocket-Protocol: a b");
		begin("no more clients");
		try (Wire first = wire("a").upgrade("busy"); Wire second = wire("b")) {
			first.ask("hello");
			second.upgrade("busy");
		}
		begin("too many handshakes");
		while (!refused("hasty")) {
			Thread.onSpinWait();
		}
		begin("refused by the service");
		try (Wire wire = wire("a").upgrade("closed")) {
			wire.takeCloseOnly();
		}
	}

	private boolean refused(String path) {
		Transcript attempt = new Transcript();
		try (Wire wire = new Wire(attempt, "a", this.server.port())) {
			wire.upgrade(path);
		}
		if (attempt.toString().startsWith("a < HTTP/1.1 101")) {
			return false;
		}
		this.transcript.append(attempt);
		return true;
	}

	private void messages() {
		begin("texts");
		try (Wire wire = wire("a").upgrade("echo")) {
			wire.ask("hello").ask("").ask("\u00e4\u20ac\ud83d\ude00").ask("x".repeat(125)).ask("y".repeat(126));
			wire.ask("z".repeat(5000));
		}
		begin("binary");
		byte[] bytes = new byte[300];
		Arrays.fill(bytes, (byte) 0xFE);
		try (Wire wire = wire("a").upgrade("echo")) {
			wire.send(ClientFrame.binary(new byte[] { 0, 1, (byte) 0xFF })).take(1);
			wire.send(ClientFrame.binary(new byte[0])).take(1).send(ClientFrame.binary(bytes)).take(1);
			wire.send(ClientFrame.binary("{\"boss\":\"q5Zr8k2A\",\"n\":1}".getBytes())).take(1);
			wire.send(ClientFrame.binary("{\"type\":\"boss.authentication\",\"n\":1}".getBytes())).take(1);
		}
		begin("fragments and pings");
		try (Wire wire = wire("a").upgrade("echo")) {
			wire.send(ClientFrame.of(ClientFrame.TEXT, "one ")).send(ClientFrame.ping("between")).take(1);
			wire.send(ClientFrame.of(ClientFrame.CONTINUATION, "two "))
				.send(ClientFrame.of(ClientFrame.FIN, "three"))
				.take(1);
			wire.send(ClientFrame.ping("")).take(1).send(ClientFrame.pong("by the way")).ask("after");
			wire.send(ClientFrame.ping("{\"boss\":\"q5Zr8k2A\"}")).take(1);
		}
		begin("heartbeats");
		try (Wire wire = wire("a").upgrade("beating")) {
			wire.take(1).send(ClientFrame.pong("")).take(1).send(ClientFrame.pong("")).take(1);
		}
	}

	private void closes() {
		for (int code : new int[] { 1000, 1001, 1005, 1011, 1012, 3000, 4000, 4401, 4409, 4999, 999, 5000 }) {
			begin("client closes with " + code);
			try (Wire wire = wire("a").upgrade("echo").send(ClientFrame.close(code, "because"))) {
				wire.takeCloseOnly();
			}
		}
		begin("client closes with nothing");
		try (Wire wire = wire("a").upgrade("echo").send(ClientFrame.of(ClientFrame.FIN | ClientFrame.CLOSE, ""))) {
			wire.takeCloseOnly();
		}
		for (String close : List.of("1000 bye", "1001 going", "1008 policy", "1011 oops", "1012 again", "1013 later",
				"4002 enough", "4409 taken over")) {
			begin("service closes with " + close);
			try (Wire wire = wire("a").upgrade("echo").send("close " + close)) {
				wire.takeCloseOnly();
			}
		}
		begin("reserved bit");
		try (Wire wire = wire("a").upgrade("echo").send(ClientFrame.of(0xC1, "hello"))) {
			wire.takeCloseOnly();
		}
		begin("no mask");
		try (Wire wire = wire("a").upgrade("echo").send(ClientFrame.text("hello").unmasked())) {
			wire.takeCloseOnly();
		}
		begin("no UTF-8");
		try (Wire wire = wire("a").upgrade("echo").send(ClientFrame.of(0x81, new byte[] { (byte) 0xC0, 0 }))) {
			wire.takeCloseOnly();
		}
	}

	private void protocol() {
		begin("texts like the protocol, to a handler");
		try (Wire wire = wire("a").upgrade("echo")) {
			LIKE_THE_PROTOCOL.forEach(wire::ask);
			wire.ask("{\"boss.id\":7,\"type\":\"ask\",\"number\":3}").ask("{\"boss.id\":oops");
		}
		begin("texts like the protocol, to annotated methods");
		try (Wire wire = wire("a").upgrade("talk/red").take(1)) {
			LIKE_THE_PROTOCOL.forEach(wire::ask);
		}
		begin("texts like the protocol, from annotated methods");
		try (Wire wire = wire("a").upgrade("talk/red").take(1)) {
			wire.ask("{\"type\":\"say\",\"text\":\"{\\\"boss\\\":1}\"}");
		}
		begin("authentication that nobody asked for");
		try (Wire wire = wire("a").upgrade("echo")) {
			wire.ask("{\"type\":\"boss.authentication\",\"token\":\"nonsense\"}");
			wire.ask("{\"type\":\"boss.authentication\",\"ticket\":\"nonsense\"}");
			wire.ask("{\"boss\":\"q5Zr8k2A\",\"type\":\"boss.authentication\",\"ticket\":\"nonsense\"}");
		}
	}

	private void groups() {
		begin("a room");
		try (Wire ann = wire("a").upgrade("talk/blue").take(1); Wire bob = wire("b").upgrade("talk/blue").take(1)) {
			ann.ask("{\"type\":\"say\",\"text\":\"hello\"}");
			bob.take(1).ask("{\"type\":\"ask\",\"number\":12}").ask("{\"type\":\"say\",\"text\":\"\u20ac\"}");
			ann.take(1);
			this.server.broadcasts().broadcast("talk", "news");
			ann.take(1);
			bob.take(1);
			ann.ask("{\"type\":\"say\",\"text\":\"goodbye\"}");
			bob.take(1);
		}
	}

	private void failures() {
		begin("crash");
		try (Wire wire = wire("a").upgrade("fragile").take(1).ask("one")) {
			// The message is tried once more, and crashes the next instance too.
			wire.send("crash").take(2).ask("two");
		}
		begin("isolated failure");
		try (Wire wire = wire("a").upgrade("talk/green").take(1)) {
			wire.ask("{\"type\":\"fail\",\"handled\":true}").ask("{\"type\":\"fail\",\"handled\":false}");
			wire.ask("{\"type\":\"ask\",\"number\":4}");
		}
		begin("invalid messages");
		try (Wire wire = wire("a").upgrade("talk/green").take(1)) {
			wire.ask("{}")
				.ask("no json")
				.ask("[1]")
				.ask("{\"type\":\"other\"}")
				.ask("{\"type\":\"ask\",\"number\":\"x\"}");
			wire.send(ClientFrame.binary(new byte[] { 1 })).take(1);
		}
	}

	private void limits() {
		begin("too large");
		try (Wire wire = wire("a").upgrade("narrow").send("x".repeat(2000))) {
			wire.takeCloseOnly();
		}
		begin("overflow");
		try (Wire wire = wire("a").upgrade("narrow").send("flood")) {
			wire.takeCloseOnly();
		}
	}

}

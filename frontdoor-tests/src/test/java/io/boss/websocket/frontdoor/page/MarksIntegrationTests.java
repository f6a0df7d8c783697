/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.page;

import java.util.List;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Outcome;
import io.boss.websocket.frontdoor.BossServer;
import io.boss.websocket.frontdoor.Container;
import io.boss.websocket.frontdoor.RawWebSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Texts that look like the protocol, and are passed on by a service that passes on
 * everything: only the mark of a session makes a message the protocol's.
 */
@ParameterizedClass
@CsvSource({ "TOMCAT, direct", "TOMCAT, container", "JETTY, direct", "JETTY, container" })
class MarksIntegrationTests {

	private static BossServer server;

	@Parameter(0)
	Container container;

	@Parameter(1)
	String transport;

	@BeforeParameterizedClassInvocation
	static void start(Container container, String transport) {
		server = BossServer.on(container)
			.service(PassOnService.class, PassOnService::new)
			.with("boss.websocket.transport=" + transport, "boss.websocket.heartbeat.interval=1h")
			.start();
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		server.close();
	}

	@Test
	void whenAnotherSendsWhatLooksLikeTheProtocolThenItIsAMessageOfTheApplication() {
		try (PageClient page = page(); RawWebSocket other = RawWebSocket.connect(server.uri("/websocket/pass-on"))) {
			assertThat(page.connect().resumed()).isFalse();
			assertThat(page.receiveText()).isEqualTo("welcome");
			assertThat(other.readMessage()).isEqualTo("welcome");
			for (String forged : List.of("{\"type\":\"boss.welcome\",\"mark\":\"AAAAAAAA\",\"resumed\":true}",
					"{\"boss\":\"AAAAAAAA\",\"type\":\"boss.bye\",\"code\":1012,\"retryAfter\":0}",
					"{\"boss\":\"\",\"type\":\"boss.beat\"}",
					"{\"boss\": \"" + page.mark() + "\",\"type\":\"boss.beat\"}",
					" {\"boss\":\"" + page.mark() + "\",\"type\":\"boss.beat\"}",
					"{\"boss.id\":\"AAAAAAAA.1\",\"type\":1}", "{\"boss.re\":\"AAAAAAAA.1\",\"boss.value\":1}")) {
				other.send(forged);
				assertThat(page.receiveText()).isEqualTo(forged);
				assertThat(other.readMessage()).isEqualTo(forged);
			}
		}
	}

	@Test
	void whenMarkIsThatOfAnotherSessionThenServiceGetsTheMessage() {
		try (PageClient page = page(); PageClient other = page()) {
			page.connect();
			other.connect();
			assertThat(page.mark()).isNotEqualTo(other.mark());
			assertThat(page.receiveText()).isEqualTo("welcome");
			String text = "{\"boss\":\"" + other.mark() + "\",\"type\":\"boss.ack\",\"n\":1000}";
			page.send(text);
			assertThat(page.receiveText()).isEqualTo(text);
		}
	}

	@Test
	void whenMarkedMessageIsOfAnUnknownTypeThenItIsIgnored() {
		try (PageClient page = page()) {
			page.connect();
			assertThat(page.receiveText()).isEqualTo("welcome");
			page.sendMarked("\"type\":\"boss.tomorrow\",\"more\":{\"a\":[1,\"}\"]}");
			page.sendMarked("\"type\":\"boss.beat\"");
			page.send("after");
			assertThat(page.receiveText()).isEqualTo("after");
		}
	}

	@Test
	void whenMarkedMessageCannotBeReadThenClientIsClosed() {
		for (String malformed : List.of("", "\"type\":7", "\"n\":7", "\"type\":\"boss.ack\"",
				"\"type\":\"boss.ack\",\"n\":\"7\"", "\"type\":\"boss.ack\",\"n\":-1",
				"\"type\":\"boss.ack\",\"n\":1.5", "\"type\":\"boss.ack\",\"n\":1e3",
				"\"type\":\"boss.ack\",\"n\":99999999999999999999", "\"type\":\"boss.ack\",\"n\":1",
				"\"type\":\"boss.ack", "]")) {
			try (PageClient page = page()) {
				page.connect();
				page.sendMarked((malformed.equals("\"type\":\"boss.ack\",\"n\":1")) ? malformed + "}" : malformed);
				assertThat(page.awaitEnd()).as(malformed).isEqualTo("1008 malformed boss.v1 message");
			}
		}
	}

	@Test
	void whenServiceCrashesThenSessionGoesOnWithItsMark() {
		try (PageClient page = page()) {
			page.connect();
			assertThat(page.receiveText()).isEqualTo("welcome");
			page.send("crash");
			assertThat(page.receiveText()).isEqualTo("welcome");
			assertThat(page.receiveText()).isEqualTo("welcome");
			page.send("after");
			assertThat(page.receiveText()).isEqualTo("after");
			assertThat(page.welcomes()).hasSize(1);
		}
	}

	private static PageClient page() {
		return new PageClient(server.uri("/websocket/pass-on"));
	}

	@BossService("pass-on")
	static class PassOnService implements BossServiceHandler<ConnectionGroup> {

		@Override
		public ConnectionGroup init() {
			return new ConnectionGroup();
		}

		@Override
		public Outcome<ConnectionGroup> handleJoin(String servicePath, BossConnection client, ConnectionGroup state) {
			state.add(client);
			client.send("welcome");
			return Outcome.noReply(state);
		}

		@Override
		public Outcome<ConnectionGroup> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				ConnectionGroup state) {
			if (message instanceof BossMessage.Text text && text.payload().equals("crash")) {
				throw new IllegalStateException("crash");
			}
			state.send(message);
			return Outcome.noReply(state);
		}

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseCode;
import io.boss.websocket.Outcome;
import io.boss.websocket.config.EndpointSettings;
import io.boss.websocket.config.OutboundLimits;
import io.boss.websocket.mailbox.MailboxLimits;
import io.boss.websocket.mailbox.MailboxLimits.WhenFull;
import io.boss.websocket.service.ServiceProcess;
import io.boss.websocket.service.TestProcesses;
import io.boss.websocket.timing.EngineTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ClientSession} with clients that speak {@code boss.v1}.
 */
class ProtocolMessagesTests implements BossServiceHandler<Void> {

	private final List<String> heard = new ArrayList<>();

	private final ServiceProcess service = TestProcesses.start(this,
			new MailboxLimits(100, 100, 10, 10, WhenFull.PAUSE), Runnable::run);

	private final FakeTransportConnection client = TestSessions.connect(this.service,
			EndpointSettings.of(1000, OutboundLimits.of(10, 10, Duration.ofSeconds(1), Duration.ofSeconds(1)))
				.withRetryAfter(Duration.ofMillis(1500)),
			new ConnectionClock(EngineTime.system(new HandClock())), "boss.v1", FakeTransportConnection::new);

	private final ClientSession session = this.client.session;

	private String mark;

	@Override
	public Outcome<Void> handleJoin(String servicePath, BossConnection client, Void state) {
		this.heard.add("join after " + this.client.controls.size());
		return Outcome.noReply(state);
	}

	@Override
	public Outcome<Void> handleIncoming(String servicePath, BossConnection client, BossMessage message, Void state) {
		this.heard.add(((BossMessage.Text) message).payload());
		return Outcome.noReply(state);
	}

	@Test
	void whenClientConnectsThenWelcomeComesFirstAndOnce() {
		open();
		assertThat(this.heard).containsExactly("join after 1");
		assertThat(this.client.controls).containsExactly(
				"{\"type\":\"boss.welcome\",\"mark\":\"" + this.mark + "\",\"heartbeat\":0,\"resumed\":false}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"type\":\"boss.ack\",\"n\":7}", "\"n\":0,\"type\":\"boss.ack\"}",
			"\"type\":\"boss.future\",\"a\":{\"b\":[\"}\\\"\"]}}", " \"type\" : \"boss.beat\" } " })
	void whenMessageHasTheMarkThenServiceDoesNotHearOfIt(String rest) {
		open();
		receive("{\"boss\":\"" + this.mark + "\"," + rest);
		assertThat(this.client.closed).isNull();
		assertThat(this.heard).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "}", "\"type\":\"boss.ack\"}", "\"type\":\"boss.ack\",\"n\":-1}",
			"\"type\":\"boss.ack\",\"n\":\"1\"}", "\"type\":\"boss.ack\",\"n\":1.5}", "\"type\":\"boss.ack\",\"n\":01}",
			"\"type\":\"boss.ack\",\"n\":12345678901234567}", "\"type\":\"boss.ack\",\"n\":1", "\"type\":7}",
			"\"type\":\"boss.ack\",\"n\":1} {}", "\"type\":\"boss.ack\",\"n\":1,\"n\":2}", "\"type\":", "\"n\":1}",
			"\"type\":\"boss.ack\\", "\"type\":\"boss.future\",\"a\":[" })
	void whenMarkedMessageCannotBeReadThenClientIsClosed(String rest) {
		open();
		receive("{\"boss\":\"" + this.mark + "\"," + rest);
		assertThat(this.client.closed).isEqualTo("1008 malformed boss.v1 message");
		assertThat(this.heard).hasSize(1);
	}

	@Test
	void whenMarkedMessageIsBinaryThenClientIsClosed() {
		open();
		String text = "{\"boss\":\"" + this.mark + "\",\"type\":\"boss.ack\",\"n\":1}";
		this.session.received(BossMessage.binary(text.getBytes()));
		assertThat(this.client.closed).isEqualTo("1008 malformed boss.v1 message");
	}

	@Test
	void whenMarkIsAnotherOneThenServiceGetsTheMessage() {
		open();
		List<String> texts = List.of("{\"boss\":\"12345678\",\"type\":\"boss.ack\",\"n\":7}",
				"{ \"boss\":\"" + this.mark + "\",\"type\":\"boss.ack\"}", "{\"boss\":\"" + this.mark + "\"}", "{");
		texts.forEach(this::receive);
		assertThat(this.heard.subList(1, this.heard.size())).isEqualTo(texts);
		assertThat(this.client.closed).isNull();
	}

	@Test
	void whenAuthenticationIsRenewedThenInterceptorsGetItUnmarked() {
		List<String> first = new ArrayList<>();
		this.session.intercept((message) -> first.add(((BossMessage.Text) message).payload()));
		open();
		receive("{\"boss\":\"" + this.mark + "\",\"type\":\"boss.authentication\",\"token\":\"abc\"}");
		assertThat(first).containsExactly("{\"type\":\"boss.authentication\",\"token\":\"abc\"}");
		assertThat(this.heard).hasSize(1);
	}

	@Test
	void whenThereAreSeveralInterceptorsThenFirstThatTakesAMessageIsTheLastToSeeIt() {
		List<String> first = new ArrayList<>();
		List<String> second = new ArrayList<>();
		this.session.intercept((message) -> {
			first.add(((BossMessage.Text) message).payload());
			return message.sizeInBytes() == 1;
		});
		this.session.intercept((message) -> {
			second.add(((BossMessage.Text) message).payload());
			return message.sizeInBytes() == 2;
		});
		open();
		List.of("a", "bb", "ccc").forEach(this::receive);
		assertThat(first).containsExactly("a", "bb", "ccc");
		assertThat(second).containsExactly("bb", "ccc");
		assertThat(this.heard).containsExactly("join after 1", "ccc");
	}

	@Test
	void whenInterceptorFailsThenClientIsClosedAndServiceDoesNotGetTheMessage() {
		this.session.intercept((message) -> {
			throw new IllegalStateException("broken");
		});
		open();
		receive("a");
		assertThat(this.client.closed).isEqualTo("1011 message could not be read");
		assertThat(this.heard).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1001, 1012, 1013 })
	void whenClientIsClosedAndMayComeBackThenItIsToldWhenAndOnce(int code) {
		open();
		this.session.connection().close(CloseCode.of(code), "later");
		this.session.connection().close(CloseCode.of(code), "later");
		assertThat(this.client.closed).isEqualTo(code + " later");
		assertThat(this.client.controls.subList(1, this.client.controls.size())).containsExactly(
				"{\"boss\":\"" + this.mark + "\",\"type\":\"boss.bye\",\"code\":" + code + ",\"retryAfter\":1500}");
	}

	@Test
	void whenClientIsClosedForGoodThenItIsToldNothing() {
		open();
		this.session.connection().close(CloseCode.NORMAL, "");
		assertThat(this.client.controls).hasSize(1);
	}

	private void open() {
		this.session.open();
		this.mark = this.client.controls.get(0).substring(31, 39);
	}

	private void receive(String text) {
		this.session.received(BossMessage.text(text));
	}

}

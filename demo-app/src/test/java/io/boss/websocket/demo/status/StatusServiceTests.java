/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.status;

import java.time.Duration;
import java.util.stream.IntStream;

import io.boss.websocket.demo.operator.OperatorSecurityConfiguration;
import io.boss.websocket.stats.CallbackName;
import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.FakeConnection;
import io.boss.websocket.test.TestClient;
import io.boss.websocket.test.autoconfigure.BossServiceTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StatusService}.
 */
@BossServiceTest(StatusService.class)
@Import(OperatorSecurityConfiguration.class)
class StatusServiceTests {

	@Autowired
	private BossTester boss;

	@Test
	void whenLineIsBroadcastEveryReaderGetsIt() {
		TestClient reader = connect();
		TestClient other = connect();
		print("compile");
		assertThat(reader).receivedTexts().containsExactly("compile");
		assertThat(other).receivedTexts().containsExactly("compile");
	}

	@Test
	void whenReaderJoinsLateSendsTail() {
		print("checkout");
		print("compile");
		assertThat(connect()).receivedTexts().containsExactly("\f0\ncheckout\ncompile");
	}

	@Test
	void whenConsoleIsLongTailIsBounded() {
		printLines(0, 1000);
		assertThat(connect()).receivedTexts()
			.singleElement()
			.satisfies((tail) -> assertThat(tail.split("\n")).hasSize(201)
				.startsWith("\f800", "line 800")
				.endsWith("line 999"));
	}

	// More than may wait for one client: see boss.websocket.outbound.max-messages.
	@Test
	void whenReaderIsTooSlowItStaysAndGetsTheTail() {
		TestClient reader = connect();
		reader.stopReading();
		printLines(0, 1500);
		reader.resumeReading();
		assertThat(reader).isOpen();
		assertThat(reader).receivedTexts()
			.hasSizeLessThan(1500)
			.last()
			.satisfies((tail) -> assertThat(tail.split("\n")).hasSize(201)
				.startsWith("\f1300", "line 1300")
				.endsWith("line 1499"));
	}

	@Test
	void whenReaderIsJoinedAgainSendsNoTail() {
		TestClient reader = connect();
		print("checkout");
		reader.clear();
		this.boss.crashNext(StatusService.class, CallbackName.BROADCAST, new IllegalStateException("on purpose"));
		print("compile");
		this.boss.time().advance(Duration.ofSeconds(1));
		assertThat(this.boss.service(StatusService.class).restarts()).isEqualTo(1);
		assertThat(reader).receivedTexts().containsExactly("compile");
	}

	// Clients are joined again before anything else: only a method that is called by hand
	// sees lines before that.
	@Test
	void whenReaderIsJoinedAgainAfterLinesSendsNoTail() {
		StatusService service = new StatusService();
		Console console = service.init();
		FakeConnection reader = new FakeConnection("1").rejoined();
		service.handleBroadcast("checkout", console);
		service.handleJoin("/websocket/status", reader, console);
		assertThat(reader.receivedTexts()).isEmpty();
	}

	@Test
	void whenReaderHasLeftItGetsNothing() {
		TestClient reader = connect();
		reader.close(1001, "");
		this.boss.settle();
		print("compile");
		assertThat(reader).receivedNothing();
		assertThat(this.boss.service(StatusService.class).clients()).isZero();
	}

	@Test
	void whenBroadcastIsNoTextIgnoresIt() {
		TestClient reader = connect();
		this.boss.broadcast(StatusService.class, 42);
		assertThat(reader).receivedNothing();
	}

	private TestClient connect() {
		TestClient reader = this.boss.connect(StatusService.class);
		this.boss.settle();
		return reader;
	}

	private void printLines(int from, int to) {
		IntStream.range(from, to).forEach((i) -> print("line " + i));
	}

	private void print(String line) {
		assertThat(this.boss.broadcast(StatusService.class, line).isAccepted()).isTrue();
		this.boss.settle();
	}

}

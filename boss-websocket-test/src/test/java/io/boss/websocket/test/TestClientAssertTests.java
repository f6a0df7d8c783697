/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test;

import java.nio.charset.StandardCharsets;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason.Kind;
import io.boss.websocket.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link TestClientAssert}.
 */
class TestClientAssertTests {

	private final BossTester boss = BossTester.of(new MirrorService());

	private final TestClient ann = this.boss.connect("/websocket/mirror",
			(handshake) -> handshake.user("ann").subprotocols("mirror.v2"));

	@AfterEach
	void end() {
		this.boss.close();
	}

	@Test
	void whenExpectationFailsFirstLineSaysSo() {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(this.ann).isClosedWith(1000))
			.withMessageStartingWith("Expected the connection of ann to be closed with 1000, and it is open\n")
			.withMessageContaining("ann: connects to /websocket/mirror");
	}

	@Test
	void whenAssertionIsDescribedFailureHasTheDescription() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(this.ann).as("after the sale").isClosedWith(CloseCode.NORMAL))
			.withMessageStartingWith("[after the sale] Expected");
	}

	@Test
	void whenBytesAreUnreadFailureSaysHowMany() {
		this.ann.send("four".getBytes(StandardCharsets.UTF_8));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(this.ann).receivedNothing())
			.withMessageStartingWith("Expected ann to have nothing unread, and there is [4 bytes]");
	}

	@Test
	void whenSubprotocolIsAgreedOnItIsKnown() {
		assertThat(this.ann).hasSubprotocol("mirror.v2");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(this.boss.connect("/websocket/mirror")).hasSubprotocol("x"))
			.withMessageContaining("and it is null");
	}

	@Test
	void whenConnectionHasEndedCodeAndReasonAreCompared() {
		this.ann.send("bye");
		assertThat(this.ann).isClosedWith(CloseCode.of(4001))
			.isClosedWith(4001, "bye")
			.isClosedWith(4001, Kind.SHUTDOWN);
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(this.ann).isClosedWith(4001, Kind.PEER))
			.withMessageStartingWith("Expected the service to hear of PEER for ann");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(this.ann).isClosedWith(4001, "ciao"))
			.withMessageContaining("closed with 4001 bye");
	}

	@Test
	void whenConnectionHasEndedNothingIsSent() {
		this.ann.send("bye");
		assertThat(this.ann).isClosedWith(4001);
		this.ann.send("anybody?");
		assertThat(this.ann).receivedNothing();
		assertThat(this.boss.transcript()).contains("ann: has ended, and does not send anybody?");
	}

	@Test
	void whenNextMessageIsTextItIsReceivedAsText() {
		assertThat(this.ann.send("hello").receiveText()).isEqualTo("hello");
		this.ann.send(new byte[1]);
		assertThatExceptionOfType(AssertionError.class).isThrownBy(this.ann::receiveText)
			.withMessageContaining("It is binary");
	}

	@BossService("mirror")
	static class MirrorService implements BossServiceHandler<Void> {

		@Override
		public Outcome<Void> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				Void state) {
			if (message instanceof BossMessage.Text text && text.payload().equals("bye")) {
				client.close(CloseCode.of(4001), text.payload());
			}
			client.send(message);
			return Outcome.noReply(state);
		}

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

import io.boss.websocket.BossMessage;
import io.boss.websocket.ClientAskException;
import io.boss.websocket.ClientAskException.Failure;
import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Handshake;
import io.boss.websocket.SendResult;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.ProblemDetail;
import org.springframework.messaging.converter.MessageConversionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link FakeConnection}.
 */
class FakeConnectionTests {

	private final FakeConnection ann = new FakeConnection("ann");

	@Test
	void whenMessagesAreSentRemembersThem() {
		assertThat(this.ann.send("hello")).isEqualTo(SendResult.QUEUED);
		this.ann.send(new byte[] { 1 });
		this.ann.send(new Said("bob", "hi"));
		assertThat(this.ann).receivedTexts().containsExactly("hello", "{\"fromWhom\":\"bob\",\"text\":\"hi\"}");
		assertThat(this.ann).received(Said.class).containsExactly(new Said("bob", "hi"));
		assertThat(this.ann).received(BossMessage.class).contains(BossMessage.binary(new byte[] { 1 }));
		assertThat(this.ann.received()).hasSize(3).element(1).isEqualTo(new byte[] { 1 });
		assertThat(this.ann.takeTexts()).hasSize(2);
		assertThat(this.ann).receivedNothing();
	}

	@Test
	void whenItIsInGroupItIsAsAnyOther() {
		ConnectionGroup group = new ConnectionGroup();
		FakeConnection bob = new FakeConnection("bob");
		assertThat(group.add(this.ann)).isTrue();
		assertThat(group.add(bob)).isTrue();
		assertThat(group.send(new Said("ann", "hello"))).isEqualTo(2);
		assertThat(group.send("not you", bob)).isOne();
		bob.disconnect();
		assertThat(group).containsExactly(this.ann);
		group.close(CloseCode.NORMAL, "good night");
		assertThat(this.ann).isClosedWith(1000).hasCloseReason("good night").received(Said.class).hasSize(1);
		assertThat(this.ann).receivedTexts().hasSize(2).last().isEqualTo("not you");
		assertThat(bob).isClosedWith(1006).received(Said.class).containsExactly(new Said("ann", "hello"));
	}

	@Test
	void whenItIsClosedItTakesNothing() {
		assertThat(this.ann.ping()).isEqualTo(SendResult.QUEUED);
		assertThat(this.ann).isOpen();
		assertThat(this.ann.close()).isEqualTo(SendResult.QUEUED);
		assertThat(this.ann.isOpen()).isFalse();
		assertThat(this.ann.send("hello")).isEqualTo(SendResult.CLOSED);
		assertThat(this.ann.ping()).isEqualTo(SendResult.CLOSED);
		assertThat(this.ann.close(CloseCode.GOING_AWAY, "again")).isEqualTo(SendResult.CLOSED);
		assertThat(this.ann.pings()).isOne();
		assertThat(this.ann).receivedNothing().isClosedWith(1000);
		assertThatIllegalArgumentException().isThrownBy(() -> this.ann.close(CloseCode.ABNORMAL, ""));
	}

	@Test
	void whenAnswerIsSetSendingHasIt() {
		assertThat(this.ann.answer(SendResult.DROPPED).send("lost")).isEqualTo(SendResult.DROPPED);
		assertThat(this.ann).receivedNothing().isOpen();
		assertThat(this.ann.answer(SendResult.OVERFLOW).send("too much")).isEqualTo(SendResult.OVERFLOW);
		assertThat(this.ann).receivedNothing().isClosedWith(1008);
		assertThat(this.ann.send("too late")).isEqualTo(SendResult.CLOSED);
		FakeConnection bob = new FakeConnection("bob").answer(SendResult.CLOSED);
		assertThat(bob.send("too late")).isEqualTo(SendResult.CLOSED);
		assertThat(bob).isClosedWith(1006);
		assertThat(bob.closeReason()).extracting(CloseReason::kind).isEqualTo(CloseReason.Kind.CONNECTION_LOST);
	}

	@Test
	void whenItIsNotToldToAnswerItCannotBeAsked() {
		assertThat(failure(this.ann.ask(new Said("bob", "?"), Said.class))).isEqualTo(Failure.UNSUPPORTED);
		assertThat(this.ann).receivedNothing();
	}

	@Test
	void whenItIsAskedItAnswersByTheTypeOfTheRequest() {
		this.ann
			.whenAsked(Said.class, (said) -> (said.text().isEmpty() ? null : Map.of("fromWhom", "ann", "text", "!")))
			.whenAsked(String.class, (text) -> ProblemDetail.forStatus(418));
		assertThat(this.ann.ask(new Said("bob", "?"), Said.class).toCompletableFuture())
			.isCompletedWithValue(new Said("ann", "!"));
		assertThat(this.ann.ask(new Said("bob", ""), Said.class).toCompletableFuture()).isCompletedWithValue(null);
		assertThat(this.ann.ask(new Said("bob", "?"), Integer.class).toCompletableFuture()).isCompletedExceptionally();
		assertThat(failure(this.ann.ask("?", Said.class))).isEqualTo(Failure.FAILED);
		assertThat(failure(this.ann.ask(7, Said.class))).isEqualTo(Failure.FAILED);
		assertThat(this.ann).received(Said.class).hasSize(3);
		this.ann.disconnect();
		assertThat(failure(this.ann.ask("?", Said.class))).isEqualTo(Failure.CLOSED);
	}

	private static Failure failure(CompletionStage<?> stage) {
		Throwable cause = catchThrowableOfType(CompletionException.class, () -> stage.toCompletableFuture().join())
			.getCause();
		return (cause instanceof ClientAskException failure) ? failure.failure() : null;
	}

	@Test
	void whenHandshakeIsSetItHasItsUserAndAttributes() {
		Handshake handshake = Handshake.builder(URI.create("/websocket/room?name=ann"))
			.query(Map.of("name", List.of("ann")))
			.subprotocol("room.v1")
			.attributes(Map.of("seat", 7))
			.build();
		this.ann.handshake(handshake).user("Ann").service("room").sessionId("s1").rejoined();
		assertThat(this.ann.handshake().principal().getName()).isEqualTo("Ann");
		assertThat(this.ann.handshake().queryParameter("name")).isEqualTo("ann");
		assertThat(this.ann.handshake().subprotocol()).isEqualTo("room.v1");
		assertThat(this.ann.attributes()).containsEntry("seat", 7);
		assertThat(this.ann.service()).isEqualTo("room");
		assertThat(this.ann.sessionId()).isEqualTo("s1");
		assertThat(this.ann.isRejoined()).isTrue();
	}

	@Test
	void whenMapperIsSetUsesIt() {
		this.ann.json(JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build());
		this.ann.send(new Said("bob", "hi"));
		assertThat(this.ann).receivedTexts().containsExactly("{\"from_whom\":\"bob\",\"text\":\"hi\"}");
	}

	@Test
	void whenObjectCannotBeWrittenSaysSo() {
		assertThatExceptionOfType(MessageConversionException.class).isThrownBy(() -> this.ann.send(new Unwritable("")))
			.withMessageStartingWith("Cannot write JSON: ");
	}

	@Test
	void whenExpectationIsNotMetSaysWhatWasSent() {
		this.ann.send("hello");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(this.ann).received(Said.class).hasSize(1))
			.withMessageContaining("Said messages of FakeConnection[ann], which was sent [hello]");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(this.ann).isClosedWith(1001))
			.withMessage("Expected FakeConnection[ann] to be closed with 1001");
		this.ann.close();
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(this.ann).isOpen())
			.withMessageContaining("closed: ");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(this.ann).hasCloseReason("bye"));
	}

	@Test
	void whenNobodyTakesMessagesItSaysSo() {
		IntStream.range(0, 100_000).forEach((i) -> this.ann.send(""));
		assertThatIllegalStateException().isThrownBy(() -> this.ann.send(""))
			.withMessageContaining("the test has to clear them");
		assertThat(this.ann.clear().send("")).isEqualTo(SendResult.QUEUED);
	}

	record Unwritable(String text) {

		@Override
		public String text() {
			throw new IllegalStateException("Not today");
		}

	}

	record Said(String fromWhom, String text) {
	}

}

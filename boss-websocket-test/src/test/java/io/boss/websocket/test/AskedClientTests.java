/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test;

import java.time.Duration;
import java.util.function.Consumer;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServices;
import io.boss.websocket.ClientAskException;
import io.boss.websocket.TaskResult;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInfo;
import io.boss.websocket.annotation.OnJoin;
import org.junit.jupiter.api.Test;

import org.springframework.http.ProblemDetail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for clients of the test kit that speak {@code boss.v1}.
 */
class AskedClientTests {

	private final BossTester tester = BossTester.builder().service((node) -> new DeskService(node.services())).start();

	private final TestClient ann = connect((handshake) -> handshake.user("ann").bossV1());

	@Test
	void whenServiceAsksThenClientAnswersAndSeesNoneOfIt() {
		this.ann.whenAsked(Confirm.class, (confirm) -> new Confirmed(confirm.what().equals("it")));
		assertThat(this.ann.subprotocol()).isEqualTo("boss.v1");
		assertThat(this.ann.receiveText()).isEqualTo("hello");
		this.ann.send(new Delete("it"));
		assertThat(this.ann.receiveText()).isEqualTo("Confirmed[yes=true]");
		this.ann.send(new Delete("all"));
		assertThat(this.ann.receiveText()).isEqualTo("Confirmed[yes=false]");
		assertThat(this.ann.recentEvents()).contains("ann: is welcomed", "ann: is asked {\"what\":\"all\"}",
				"ann: answers {\"yes\":false}");
	}

	@Test
	void whenClientAnswersNothingOrAProblemThenServiceHearsThat() {
		this.ann.clear();
		this.ann.send(new Delete("it"));
		assertThat(this.ann.receiveText()).isEqualTo("FAILED 501");
		this.ann.whenAsked(Confirm.class,
				(confirm) -> confirm.what().equals("it") ? null : ProblemDetail.forStatus(418));
		this.ann.send(new Delete("it"));
		assertThat(this.ann.receiveText()).isEqualTo("null");
		this.ann.send(new Delete("all"));
		assertThat(this.ann.receiveText()).isEqualTo("FAILED 418");
	}

	@Test
	void whenClientDoesNotReadThenTimePasses() {
		this.ann.clear();
		this.ann.stopReading();
		this.ann.send(new Delete("it"));
		this.tester.time().advance(Duration.ofSeconds(5));
		this.ann.resumeReading();
		assertThat(this.ann.receiveText()).isEqualTo("TIMEOUT null");
		assertThat(this.ann.recentEvents()).contains("ann: is asked no more");
	}

	@Test
	void whenClientIsPlainThenItCannotBeAsked() {
		TestClient bob = connect((handshake) -> handshake.user("bob")).clear();
		assertThatIllegalStateException().isThrownBy(() -> bob.whenAsked(Confirm.class, (confirm) -> null))
			.withMessageContaining("bossV1()");
		bob.send(new Delete("it"));
		assertThat(bob.receiveText()).isEqualTo("UNSUPPORTED null");
	}

	private TestClient connect(Consumer<TestHandshake> handshake) {
		return this.tester.connect("/websocket/desk", handshake);
	}

	record Delete(String document) {
	}

	record Confirm(String what) {
	}

	record Confirmed(boolean yes) {
	}

	@BossService
	static class DeskService {

		private final BossServices services;

		DeskService(BossServices services) {
			this.services = services;
		}

		@OnJoin
		void joined(BossConnection client) {
			client.send("hello");
		}

		@OnIncoming
		void delete(Delete delete, BossConnection client) {
			this.services.get(DeskService.class)
				.pipeToSelf(client.id(),
						client.ask(new Confirm(delete.document()), Confirmed.class, Duration.ofSeconds(5))
							.handle((answer, failure) -> new Reported(client, describe(answer, failure))));
		}

		private static String describe(Confirmed answer, Throwable failure) {
			if (failure instanceof ClientAskException ex) {
				return ex.failure() + " " + ((ex.problem() != null) ? ex.problem().getStatus() : null);
			}
			return String.valueOf(answer);
		}

		@OnInfo
		void reported(TaskResult.Success result) {
			((Reported) result.value()).tell();
		}

	}

	record Reported(BossConnection client, String text) {

		void tell() {
			this.client.send(this.text);
		}

	}

}

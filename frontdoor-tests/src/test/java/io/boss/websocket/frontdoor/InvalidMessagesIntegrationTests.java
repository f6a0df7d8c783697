/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.InvalidMessage;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInvalid;
import io.boss.websocket.test.client.BossWebSocketClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Messages that do not convert or that are not valid: whatever becomes of them, the
 * service goes on, and nobody reads them in a log.
 */
@ExtendWith(OutputCaptureExtension.class)
class InvalidMessagesIntegrationTests {

	private static final String NO_OBJECT = "{\"text\":s3cret";

	private static final String NOT_VALID = "{\"text\":\"s3cret\",\"to\":\" \"}";

	private static final String VALID = "{\"text\":\"hi\",\"to\":\"bob\"}";

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	@Test
	void whenMessageIsInvalidThenTheClientGetsAProblem(CapturedOutput output) {
		try (BossServer server = server().start();
				BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/letter"))) {
			client.send(NO_OBJECT);
			assertThat(client.receiveText())
				.isEqualTo("{\"detail\":\"The message cannot be read\",\"status\":400,\"title\":\"Bad Request\"}");
			client.send(NOT_VALID);
			assertThat(client.receiveText())
				.isEqualTo("{\"detail\":\"text size must be between 0 and 5, to must not be blank\",\"status\":400,"
						+ "\"title\":\"Bad Request\"}");
			client.send(VALID);
			assertThat(client.receiveText()).isEqualTo("hi to bob");
			assertSurvived(server, output, 2);
			assertThat(output).contains("(CONVERSION, Text[14 chars])").contains("(VALIDATION, Text[26 chars])");
		}
	}

	@Test
	void whenPolicyIsIgnoreThenTheClientHearsNothing(CapturedOutput output) {
		try (BossServer server = server().with("boss.websocket.on-invalid=ignore").start();
				BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/letter"))) {
			client.send(NO_OBJECT);
			client.send(NOT_VALID);
			client.send(VALID);
			assertThat(client.receiveText()).isEqualTo("hi to bob");
			assertSurvived(server, output, 2);
		}
	}

	@Test
	void whenPolicyOfTheServiceIsCloseThenTheClientIsClosed(CapturedOutput output) {
		try (BossServer server = server().with("boss.websocket.on-invalid=ignore")
			.with("boss.websocket.services.letter.on-invalid=close")
			.start()) {
			try (BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/letter"))) {
				client.send(NO_OBJECT);
				assertThat(client.awaitEnd()).asString().isEqualTo("1007 invalid message");
			}
			try (BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/letter"))) {
				client.send(NOT_VALID);
				assertThat(client.awaitEnd()).asString().isEqualTo("1008 invalid message");
			}
			assertSurvived(server, output, 2);
		}
	}

	@Test
	void whenServiceHasAMethodForItThenItIsCalled(CapturedOutput output) {
		try (BossServer server = BossServer.on(Container.TOMCAT)
			.service(PatientService.class, PatientService::new)
			.service(MeterRegistry.class, () -> this.meters)
			.with("boss.websocket.on-invalid=close")
			.start(); BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/patient"))) {
			client.send(NO_OBJECT);
			assertThat(client.receiveText()).isEqualTo("CONVERSION: The message cannot be read");
			client.send(NOT_VALID);
			assertThat(client.receiveText())
				.isEqualTo("VALIDATION: text size must be between 0 and 5, to must not be blank");
			client.send(new byte[] { 1 });
			assertThat(client.receiveText()).isEqualTo("CONVERSION: The message cannot be read");
			assertThat(server.service("patient").restarts()).isZero();
			assertThat(output).doesNotContain("s3cret");
		}
	}

	@Test
	void whenDetailIsOnForAServiceThenItsClientsAreToldWhyAndTheLogSaysItAtDebugAnyhow(CapturedOutput output) {
		try (BossServer server = server().service(PatientService.class, PatientService::new)
			.with("boss.websocket.services.letter.on-invalid-detail=true")
			.with("logging.level.io.boss.websocket.invocation=debug")
			.start();
				BossWebSocketClient letter = BossWebSocketClient.connect(server.uri("/websocket/letter"));
				BossWebSocketClient patient = BossWebSocketClient.connect(server.uri("/websocket/patient"))) {
			letter.send(NO_OBJECT);
			assertThat(letter.receiveText()).isEqualTo(
					"{\"detail\":\"The message cannot be read: it is no JSON (line 1, column 9)\",\"status\":400,"
							+ "\"title\":\"Bad Request\"}");
			patient.send("{\"text\":{}}");
			assertThat(patient.receiveText()).isEqualTo("CONVERSION: The message cannot be read");
			assertThat(output).contains("has sent a message that is not handled (CONVERSION): it is no JSON (line 1")
				.contains("has sent a message that is not handled (CONVERSION): member 'text' must be text");
		}
	}

	private void assertSurvived(BossServer server, CapturedOutput output, int count) {
		assertThat(server.service("letter").restarts()).isZero();
		assertThat(this.meters.get("boss.websocket.messages.dropped")
			.tags("service", "letter", "reason", "invalid")
			.counter()
			.count()).isEqualTo(count);
		assertThat(output).doesNotContain("s3cret");
		assertThat(output.getAll().lines().filter((line) -> line.contains("WARN") && line.contains("invalid message")))
			.hasSize(count);
	}

	private BossServer.Builder server() {
		return BossServer.on(Container.TOMCAT)
			.service(LetterService.class, LetterService::new)
			.service(MeterRegistry.class, () -> this.meters);
	}

	record Letter(@Size(max = 5) String text, @NotBlank String to) {
	}

	@BossService
	static class LetterService {

		@OnIncoming
		String sent(@Valid Letter letter) {
			return letter.text() + " to " + letter.to();
		}

	}

	@BossService
	static class PatientService {

		@OnIncoming
		void sent(@Valid Letter letter) {
		}

		@OnInvalid
		String invalid(InvalidMessage invalid, BossConnection client) {
			return invalid.problem() + ": " + invalid.detail();
		}

	}

}

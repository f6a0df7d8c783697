/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.errors;

import java.time.Duration;

import io.boss.websocket.CloseCode;
import io.boss.websocket.docs.errors.CalculatorService.Division;
import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.TestClient;
import io.boss.websocket.test.TestedService;
import io.boss.websocket.test.autoconfigure.BossServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.test.context.support.WithMockUser;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a client, the log and the supervisor make of an exception that nothing handles.
 */
@BossServiceTest(value = CalculatorService.class, properties = "boss.websocket.restart.max-restarts=3")
@WithMockUser
@ExtendWith(OutputCaptureExtension.class)
class CalculatorServiceTests {

	@Autowired
	BossTester boss;

	@Test
	void whenAMessageFailsThenItsClientIsToldAndTheOthersNoticeNothing(CapturedOutput output) {
		TestClient ann = this.boss.connect(CalculatorService.class);
		TestClient bob = this.boss.connect(CalculatorService.class);
		ann.send(new Division(1, 0));
		assertThat(ann).receivedTexts()
			.containsExactly(
					"{\"detail\":\"the service has failed to handle this\",\"status\":500,\"title\":\"Internal Server Error\"}");
		assertThat(bob).receivedNothing();
		assertThat(service().restarts()).isZero();
		assertThat(output).containsPattern(
				"handleIncoming of service 'calculator' for client \\S+ has failed, and the service goes on \\(boss.websocket.on-error\\)");
	}

	@Test
	void whenABroadcastFailsThenTheInstanceIsReplacedAndClientsStay(CapturedOutput output) {
		TestClient ann = this.boss.connect(CalculatorService.class);
		this.boss.broadcast(CalculatorService.class, new Division(1, 0));
		this.boss.time().advance(Duration.ofSeconds(3));
		assertThat(service().restarts()).isEqualTo(2);
		assertThat(ann).isOpen();
		assertThat(output).contains("Service 'calculator' has crashed in handleBroadcast", "/ by zero",
				"Dropping what service 'calculator' was given in handleBroadcast");
	}

	@Test
	void whenAServiceCrashesTooOftenThenItIsDownAndTriedAgain(CapturedOutput output) {
		TestClient ann = this.boss.connect(CalculatorService.class);
		for (int i = 0; i < 6; i++) {
			this.boss.broadcast(CalculatorService.class, new Division(1, 0));
		}
		this.boss.time().advance(Duration.ofSeconds(6));
		assertThat(ann).isClosedWith(CloseCode.TRY_AGAIN_LATER);
		assertThat(output).contains("Service 'calculator' is down");
		this.boss.time().advance(Duration.ofSeconds(40));
		assertThat(this.boss.connect(CalculatorService.class)).isOpen();
	}

	private TestedService service() {
		return this.boss.service(CalculatorService.class);
	}

}

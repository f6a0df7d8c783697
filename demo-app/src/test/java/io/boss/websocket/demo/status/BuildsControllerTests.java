/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.status;

import java.util.ArrayList;
import java.util.List;

import io.boss.websocket.DeliveryResult;
import io.boss.websocket.broadcast.BroadcastTemplate;
import io.boss.websocket.broadcast.InProcessBroadcastTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BuildsController}.
 */
class BuildsControllerTests {

	private final List<Object> lines = new ArrayList<>();

	private final InProcessBroadcastTransport transport = new InProcessBroadcastTransport();

	private final MockMvcTester mvc = MockMvcTester.of(new BuildsController(new BroadcastTemplate(this.transport)));

	@Test
	void whenLineIsTakenAnswersAccepted() {
		answer(DeliveryResult.ACCEPTED);
		assertThat(post("Deployed to Zürich\n")).hasStatus(HttpStatus.ACCEPTED);
		assertThat(this.lines).containsExactly("Deployed to Zürich");
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = { "ACCEPTED", "ONLY_HERE" })
	void whenLineIsRefusedAnswersServiceUnavailable(DeliveryResult result) {
		answer(result);
		assertThat(post("Deployed")).hasStatus(HttpStatus.SERVICE_UNAVAILABLE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " \n", "one\ntwo" })
	void whenBodyIsNotOneLineAnswersBadRequest(String body) {
		answer(DeliveryResult.ACCEPTED);
		assertThat(post(body)).hasStatus(HttpStatus.BAD_REQUEST);
		assertThat(this.lines).isEmpty();
	}

	@Test
	void whenLineIsAsLongAsAllowedAnswersAccepted() {
		answer(DeliveryResult.ACCEPTED);
		assertThat(post("x".repeat(BuildsController.MAX_BYTES))).hasStatus(HttpStatus.ACCEPTED);
	}

	@Test
	void whenLineIsTooLongAnswersContentTooLarge() {
		answer(DeliveryResult.ACCEPTED);
		assertThat(post("x".repeat(BuildsController.MAX_BYTES + 1))).hasStatus(HttpStatus.CONTENT_TOO_LARGE);
		assertThat(this.lines).isEmpty();
	}

	private void answer(DeliveryResult result) {
		this.transport.subscribe((broadcast) -> {
			this.lines.add(broadcast.payload());
			return result;
		});
	}

	private MvcTestResult post(String body) {
		return this.mvc.post().uri("/builds").contentType(MediaType.TEXT_PLAIN).content(body).exchange();
	}

}

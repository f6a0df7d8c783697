/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.server.valid;

import io.boss.websocket.BossService;
import io.boss.websocket.annotation.OnIncoming;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Service that sends back what it is told, if it obeys constraints.
 */
@BossService("typed-valid")
class ValidService {

	@OnIncoming
	Sentence said(@Valid Sentence sentence) {
		return sentence;
	}

	/**
	 * Sentence of a client.
	 *
	 * @param type the kind of message
	 * @param text the text
	 */
	record Sentence(@NotBlank String type, @NotBlank @Size(max = 1000) String text) {
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.server.spring;

import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.SendTo;
import org.springframework.stereotype.Controller;

/**
 * Controller that passes messages on to the broker.
 */
@Controller
class StompController {

	@MessageMapping("/bench")
	@SendTo("/topic/bench")
	String toEverybody(String message) {
		return message;
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.server.spring;

import java.io.IOException;

import io.boss.websocket.benchmark.wire.server.Say;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/**
 * Handler that reads and writes JSON by itself.
 */
class TypedHandler extends TextWebSocketHandler {

	private final JsonMapper mapper;

	TypedHandler(JsonMapper mapper) {
		this.mapper = mapper;
	}

	@Override
	protected void handleTextMessage(WebSocketSession session, TextMessage message) throws IOException {
		Say say = this.mapper.readValue(message.getPayload(), Say.class);
		TextMessage answer = new TextMessage(this.mapper.writeValueAsString(say));
		synchronized (session) {
			session.sendMessage(answer);
		}
	}

}

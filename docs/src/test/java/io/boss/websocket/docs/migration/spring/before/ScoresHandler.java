/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.migration.spring.before;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.ConcurrentWebSocketSessionDecorator;
import org.springframework.web.socket.handler.TextWebSocketHandler;

@Component
class ScoresHandler extends TextWebSocketHandler {

	private final Map<String, WebSocketSession> sessions = new ConcurrentHashMap<>();

	private final Map<String, Integer> goals = new ConcurrentHashMap<>();

	private final JsonMapper json;

	ScoresHandler(JsonMapper json) {
		this.json = json;
	}

	@Override
	public void afterConnectionEstablished(WebSocketSession session) throws IOException {
		WebSocketSession fan = new ConcurrentWebSocketSessionDecorator(session, 10_000, 512 * 1024);
		this.sessions.put(session.getId(), fan);
		fan.sendMessage(scores());
	}

	@Override
	protected void handleTextMessage(WebSocketSession session, TextMessage message) throws IOException {
		Goal goal = this.json.readValue(message.getPayload(), Goal.class);
		this.goals.merge(goal.team(), 1, Integer::sum);
		TextMessage scores = scores();
		for (WebSocketSession fan : this.sessions.values()) {
			if (fan.isOpen()) {
				fan.sendMessage(scores);
			}
		}
	}

	@Override
	public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
		this.sessions.remove(session.getId());
	}

	private TextMessage scores() {
		return new TextMessage(this.json.writeValueAsString(new Scores(this.goals)));
	}

	record Goal(String team) {
	}

	record Scores(Map<String, Integer> goals) {
	}

}

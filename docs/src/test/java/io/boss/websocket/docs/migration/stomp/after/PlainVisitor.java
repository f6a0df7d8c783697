/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.migration.stomp.after;

import io.boss.websocket.docs.migration.stomp.Visitor;
import io.boss.websocket.test.client.BossWebSocketClient;
import tools.jackson.databind.JsonNode;

/**
 * Visitor that sends and receives JSON and nothing else.
 */
final class PlainVisitor implements Visitor {

	private final String name;

	private final BossWebSocketClient client;

	PlainVisitor(int port, String room, String name) {
		this.name = name;
		this.client = BossWebSocketClient.connect(port, "/websocket/room/" + room);
	}

	@Override
	public void say(String text) {
		this.client.send(new TalkService.Say(this.name, text));
	}

	@Override
	public String heard() {
		JsonNode event = this.client.receive(JsonNode.class);
		return switch (event.get("type").asString()) {
			case "lines" -> "lines " + event.get("lines").size();
			case "said" -> event.get("name").asString() + ": " + event.get("text").asString();
			default -> "problem: " + event.get("problem").asString();
		};
	}

	@Override
	public void close() {
		this.client.close();
	}

}

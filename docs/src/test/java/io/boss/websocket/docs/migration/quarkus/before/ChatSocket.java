/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.migration.quarkus.before;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.PathParam;
import io.quarkus.websockets.next.TextDecodeException;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.quarkus.websockets.next.WebSocketConnection.BroadcastSender;
import io.smallrye.mutiny.Uni;

@WebSocket(path = "/chat/{room}")
public class ChatSocket {

	private final Map<String, Integer> people = new ConcurrentHashMap<>();

	@OnOpen
	Uni<Void> opened(WebSocketConnection connection, @PathParam String room) {
		int count = this.people.merge(room, 1, Integer::sum);
		return inRoom(connection, room).sendText(new People(count));
	}

	@OnTextMessage
	Uni<Void> said(Said said, WebSocketConnection connection, @PathParam String room) {
		return inRoom(connection, room).sendText(said);
	}

	@OnClose
	Uni<Void> closed(WebSocketConnection connection, @PathParam String room) {
		int count = this.people.merge(room, -1, Integer::sum);
		return inRoom(connection, room).sendText(new People(count));
	}

	@OnError
	Complaint unreadable(TextDecodeException exception) {
		return new Complaint("say it in JSON");
	}

	private static BroadcastSender inRoom(WebSocketConnection connection, String room) {
		return connection.broadcast().filter((other) -> room.equals(other.pathParam("room")));
	}

	record Said(String name, String text) {
	}

	record People(int people) {
	}

	record Complaint(String complaint) {
	}

}

package io.boss.websocket.benchmark.wire.server.quarkus;

import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;

/**
 * Sends back what begins with E, and to everybody what begins with B, with the broadcast
 * of WebSockets Next and without blocking the event loop.
 */
@WebSocket(path = "/websocket/bench")
public class BenchSocket {

	@OnTextMessage
	Uni<Void> said(String text, WebSocketConnection connection) {
		return text.startsWith("B") ? connection.broadcast().sendText(text) : connection.sendText(text);
	}

}

package io.boss.websocket.benchmark.wire.server.quarkus;

import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;

/**
 * Service on WebSockets Next that sends back texts that begin with E, and broadcasts
 * texts that begin with B, without blocking the event loop.
 */
@WebSocket(path = "/websocket/bench")
public class BenchSocket {

	@OnTextMessage
	Uni<Void> said(String text, WebSocketConnection connection) {
		return text.startsWith("B") ? connection.broadcast().sendText(text) : connection.sendText(text);
	}

}

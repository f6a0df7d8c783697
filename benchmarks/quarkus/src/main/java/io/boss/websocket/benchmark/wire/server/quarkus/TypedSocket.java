package io.boss.websocket.benchmark.wire.server.quarkus;

import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.smallrye.mutiny.Uni;

/**
 * Service that sends back what it is told, as an object, without blocking the event loop.
 */
@WebSocket(path = "/websocket/typed")
public class TypedSocket {

	@OnTextMessage
	Uni<Say> said(Say say) {
		return Uni.createFrom().item(say);
	}

	/**
	 * What a client says, and hears again.
	 *
	 * @param type the kind of message
	 * @param text the text
	 */
	public record Say(String type, String text) {
	}

}

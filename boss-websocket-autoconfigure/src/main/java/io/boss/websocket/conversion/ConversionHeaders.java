package io.boss.websocket.conversion;

import java.util.HashMap;
import java.util.Map;

import io.boss.websocket.BossConnection;

import org.springframework.messaging.MessageHeaders;

/**
 * What a converter is told about a message. Without the id and the time stamp that Spring
 * gives every message otherwise, because nobody asks for them here.
 */
public final class ConversionHeaders extends MessageHeaders {

	/**
	 * Name of the service, a {@code String}.
	 */
	public static final String SERVICE = "bossService";

	/**
	 * The subprotocol that was agreed on with the client, a {@code String}; absent if
	 * there is none.
	 */
	public static final String SUBPROTOCOL = "bossSubprotocol";

	private static final long serialVersionUID = 1L;

	private ConversionHeaders(Map<String, Object> headers) {
		super(headers, ID_VALUE_NONE, -1L);
	}

	static MessageHeaders of(BossConnection connection) {
		Map<String, Object> headers = new HashMap<>();
		headers.put(SERVICE, connection.service());
		String subprotocol = connection.handshake().subprotocol();
		if (subprotocol != null) {
			headers.put(SUBPROTOCOL, subprotocol);
		}
		return new ConversionHeaders(headers);
	}

}

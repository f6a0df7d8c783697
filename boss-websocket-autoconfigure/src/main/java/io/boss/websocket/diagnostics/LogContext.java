package io.boss.websocket.diagnostics;

import io.boss.websocket.stats.CallbackObserver;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Observer that puts the service and the client into the context of the log lines that a
 * callback writes, and puts back what was there before.
 */
public final class LogContext implements CallbackObserver {

	/**
	 * The key of the service's name.
	 */
	public static final String SERVICE = "boss.service";

	/**
	 * The key of the connection's id; missing if a callback is about no client.
	 */
	public static final String CONNECTION = "boss.connection";

	@Override
	public Scope begin(Call call) {
		String service = MDC.get(SERVICE);
		String connection = MDC.get(CONNECTION);
		put(SERVICE, call.service(), service);
		put(CONNECTION, call.connectionId(), connection);
		return (outcome, failure) -> {
			put(CONNECTION, connection, call.connectionId());
			put(SERVICE, service, call.service());
		};
	}

	private static void put(String key, @Nullable String value, @Nullable String before) {
		if (value != null) {
			MDC.put(key, value);
		}
		else if (before != null) {
			MDC.remove(key);
		}
	}

}

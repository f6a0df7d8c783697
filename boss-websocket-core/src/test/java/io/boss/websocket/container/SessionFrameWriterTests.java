/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.container;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.boss.websocket.BossMessage;
import io.boss.websocket.config.OutboundLimits;
import io.boss.websocket.stats.ServiceStats;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How much time the writer gives Tomcat for a close frame.
 */
class SessionFrameWriterTests {

	private static final String CLOSE_SEND_TIMEOUT = "org.apache.tomcat.websocket.ABNORMAL_SESSION_CLOSE_SEND_TIMEOUT";

	private final Map<String, Object> properties = new HashMap<>();

	private final List<String> closes = new ArrayList<>();

	private final RemoteEndpoint.Async remote = proxy(RemoteEndpoint.Async.class, (name, arguments) -> {
		if (name.equals("sendText")) {
			((SendHandler) arguments[1]).onResult(new SendResult(null, new IllegalStateException("lost")));
		}
		return null;
	});

	private final Session session = proxy(Session.class, (name, arguments) -> switch (name) {
		case "getAsyncRemote" -> this.remote;
		case "getUserProperties" -> this.properties;
		case "isOpen" -> this.closes.isEmpty();
		case "close" -> this.closes.add("within " + this.properties.get(CLOSE_SEND_TIMEOUT));
		default -> null;
	});

	private final SessionFrameWriter writer = new SessionFrameWriter(this.session,
			OutboundLimits.of(10, 1000, Duration.ofSeconds(7), Duration.ofSeconds(3)), new ServiceStats() {
			});

	@Test
	void whenSessionIsClosedThenTheCloseFrameMayTakeTheSendTimeout() {
		List<Throwable> failures = new ArrayList<>();
		this.writer.write(new OutboundFrame.Close(1001, "going away"), failures::add);
		assertThat(this.closes).containsExactly("within 7000");
		assertThat(failures).containsOnlyNulls();
	}

	@Test
	void whenMessageCannotBeWrittenThenTheAbortWaitsForNobody() {
		List<Throwable> failures = new ArrayList<>();
		this.writer.write(new OutboundFrame.Data(BossMessage.text("hello")), failures::add);
		assertThat(failures).hasSize(1).doesNotContainNull();
		this.writer.abort();
		assertThat(this.closes).containsExactly("within null");
	}

	private static <T> T proxy(Class<T> type, Answer answer) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> answer.to(method.getName(), arguments)));
	}

	private interface Answer {

		Object to(String name, Object[] arguments);

	}

}

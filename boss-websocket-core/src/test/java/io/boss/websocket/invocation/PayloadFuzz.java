/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.FakeConnection;
import io.boss.websocket.annotation.OnIncoming;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;

/**
 * What a fuzzer gives to an annotated service that takes records as JSON. A client cannot
 * make the service crash: its message is taken, or it is told what is wrong with it.
 */
public final class PayloadFuzz {

	private static final String URL = "/websocket/test";

	private static final BossServiceHandler<Object> HANDLER = TestHandlers.of(new OfRequests());

	private PayloadFuzz() {
	}

	/**
	 * Called by the fuzzer.
	 * @param data a message of a client, as text if it is UTF-8 and as binary
	 */
	public static void fuzzerTestOneInput(byte[] data) {
		send(BossMessage.binary(data));
		String text = new String(data, StandardCharsets.UTF_8);
		send(BossMessage.utf8(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))));
	}

	private static void send(BossMessage message) {
		FakeConnection client = new FakeConnection("1");
		HANDLER.handleIncoming(URL, client, message, null);
		if (client.sent().size() != 1 || !client.isOpen()) {
			throw new IllegalStateException("Open " + client.isOpen() + ", sent " + client.sent());
		}
	}

	static final class OfRequests {

		@OnIncoming
		String ordered(@Valid Order order) {
			return order.item().toUpperCase(Locale.ROOT) + order.count();
		}

		@OnIncoming
		String planted(@Valid Tree tree) {
			return "tree";
		}

		@OnIncoming
		String asked(Ask ask) {
			return "asked";
		}

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
	@JsonSubTypes({ @JsonSubTypes.Type(Order.class), @JsonSubTypes.Type(Tree.class), @JsonSubTypes.Type(Ask.class) })
	sealed interface Request permits Order, Tree, Ask {

	}

	@JsonTypeName("order")
	record Order(@NotBlank String item, @Positive int count, BigDecimal price, Instant at, UUID id, Colour colour,
			Map<String, Object> extras) implements Request {

		Order {
			if (count > 1000) {
				throw new IllegalArgumentException("too many");
			}
		}

	}

	@JsonTypeName("tree")
	record Tree(@Valid List<Tree> branches, String name) implements Request {
	}

	@JsonTypeName("ask")
	record Ask() implements Request {
	}

	enum Colour {

		RED, BLUE

	}

}

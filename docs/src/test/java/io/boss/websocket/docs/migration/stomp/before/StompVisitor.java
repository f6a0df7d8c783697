/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.migration.stomp.before;

import java.lang.reflect.Type;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.boss.websocket.docs.migration.stomp.Visitor;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.messaging.converter.JacksonJsonMessageConverter;
import org.springframework.messaging.simp.stomp.StompFrameHandler;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.simp.stomp.StompSession;
import org.springframework.messaging.simp.stomp.StompSessionHandlerAdapter;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;
import org.springframework.web.socket.messaging.WebSocketStompClient;

/**
 * Visitor that speaks STOMP.
 */
final class StompVisitor implements Visitor {

	private static final long PATIENCE_SECONDS = 40;

	private static final Type LINES = new ParameterizedTypeReference<List<RoomController.Said>>() {
	}.getType();

	private final BlockingQueue<String> heard = new LinkedBlockingQueue<>(1000);

	private final String room;

	private final String name;

	private final StompSession session;

	StompVisitor(int port, String room, String name) {
		this.room = room;
		this.name = name;
		WebSocketStompClient client = new WebSocketStompClient(new StandardWebSocketClient());
		client.setMessageConverter(new JacksonJsonMessageConverter());
		this.session = client.connectAsync("ws://localhost:{port}/stomp", new StompSessionHandlerAdapter() {
		}, port).orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
		subscribe("/topic/room/" + room, RoomController.Said.class,
				(said) -> hear(((RoomController.Said) said).name() + ": " + ((RoomController.Said) said).text()));
		subscribe("/user/queue/problems", RoomController.Problem.class,
				(problem) -> hear("problem: " + ((RoomController.Problem) problem).problem()));
		subscribe("/app/room/" + room, LINES, (lines) -> hear("lines " + ((List<?>) lines).size()));
	}

	@Override
	public void say(String text) {
		this.session.send("/app/room/" + this.room, new RoomController.Say(this.name, text));
	}

	@Override
	public String heard() {
		try {
			return this.heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.session.disconnect();
	}

	private void hear(String what) {
		this.heard.add(what);
	}

	private void subscribe(String destination, Type type, Consumer<Object> receiver) {
		this.session.subscribe(destination, new StompFrameHandler() {

			@Override
			public Type getPayloadType(StompHeaders headers) {
				return type;
			}

			@Override
			public void handleFrame(StompHeaders headers, Object payload) {
				receiver.accept(payload);
			}

		});
	}

}

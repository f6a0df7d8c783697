/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason;
import io.boss.websocket.IdleTimeout;
import io.boss.websocket.Outcome;
import io.boss.websocket.TerminationReason;

/**
 * Crashes as it is told to, and logs what it hears. The state is what it has handled.
 */
@BossService("fragile")
class FragileService implements BossServiceHandler<List<String>> {

	final EventLog log = new EventLog();

	private final Map<String, Integer> crashes = new ConcurrentHashMap<>();

	private final Map<String, BossConnection> known = new ConcurrentHashMap<>();

	/**
	 * Lets a callback crash.
	 * @param callback the name of the callback
	 * @param times how often
	 */
	void crashIn(String callback, int times) {
		this.crashes.put(callback, times);
	}

	private void crashIfTold(String callback) {
		if (this.crashes.merge(callback, -1, Integer::sum) >= 0) {
			throw new IllegalStateException("told to crash in " + callback);
		}
	}

	@Override
	public List<String> init() {
		this.log.add("init");
		crashIfTold("init");
		return List.of();
	}

	@Override
	public Outcome<List<String>> handleJoin(String servicePath, BossConnection client, List<String> state) {
		BossConnection before = this.known.putIfAbsent(client.id(), client);
		this.log.add((before != null) ? "join again, same " + (before == client) : "join");
		if (client.isRejoined() != (before != null && before.attributes().containsKey("joined"))) {
			this.log.add("isRejoined is wrong");
		}
		crashIfTold("handleJoin");
		String room = client.handshake().queryParameter("room");
		if ("cursed".equals(room)) {
			throw new IllegalStateException("room is cursed");
		}
		client.attributes().put("joined", true);
		return "full".equals(room) ? Outcome.reject(CloseCode.of(4003), "room is full") : Outcome.noReply(state);
	}

	@Override
	public Outcome<List<String>> handleIncoming(String servicePath, BossConnection client, BossMessage message,
			List<String> state) {
		return handle("message", ((BossMessage.Text) message).payload(), state);
	}

	@Override
	public Outcome<List<String>> handleBroadcast(Object message, List<String> state) {
		return handle("broadcast", message, state);
	}

	@Override
	public Outcome<List<String>> handleInfo(Object info, List<String> state) {
		return handle("info", (info instanceof IdleTimeout timeout) ? "timeout " + timeout.after().toMillis() : info,
				state);
	}

	@Override
	public Outcome<List<String>> handleClose(CloseReason reason, String servicePath, BossConnection client,
			List<String> state) {
		this.log.add("close " + reason);
		crashIfTold("handleClose");
		return Outcome.noReply(state);
	}

	@Override
	public void terminate(TerminationReason reason, List<String> state) {
		this.log.add("terminate " + reason.kind() + " " + state);
		crashIfTold("terminate");
	}

	private Outcome<List<String>> handle(String kind, Object what, List<String> state) {
		this.log.add(kind + " " + what);
		String[] words = what.toString().split(" ", 2);
		switch (words[0]) {
			case "crash" -> throw new IllegalStateException("crash");
			case "once" -> crashIfTold(kind);
			case "stack" -> throw new StackOverflowError();
			case "memory" -> throw new OutOfMemoryError("by hand");
			case "linkage" -> throw new NoClassDefFoundError("by hand");
			case "fence" -> {
			}
			case "interrupt" -> Thread.currentThread().interrupt();
			case "interrupted?" -> this.log.add("interrupted " + Thread.currentThread().isInterrupted());
			default -> {
				return answer(words, state);
			}
		}
		return Outcome.noReply(state);
	}

	private Outcome<List<String>> answer(String[] words, List<String> state) {
		return switch (words[0]) {
			case "null" -> null;
			case "reject" -> Outcome.reject(CloseCode.of(4000), "not here");
			case "stop" -> Outcome.stop(TerminationReason.NORMAL, state);
			case "fail" -> Outcome.stop(TerminationReason.stopped(words[1]), state);
			case "wait" -> Outcome.noReply(state, Duration.ofMillis(Long.parseLong(words[1])));
			default -> {
				List<String> next = new ArrayList<>(state);
				next.add(words[0]);
				yield Outcome.noReply(List.copyOf(next));
			}
		};
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseReason;
import io.boss.websocket.InstanceKey;
import io.boss.websocket.Outcome;
import io.boss.websocket.ServiceCall;
import io.boss.websocket.TerminationReason;

/**
 * Handler of all keys that notes callbacks, and does what messages tell it: "stop" stops
 * the instance, "crash" crashes it. The key is its state.
 */
final class KeyedHandler implements BossServiceHandler<String> {

	final List<String> log = new CopyOnWriteArrayList<>();

	/**
	 * How often the init of a key is still to fail.
	 */
	final Map<String, Integer> broken = new ConcurrentHashMap<>();

	private void note(String key, String what) {
		this.log.add(key + ": " + what);
	}

	@Override
	public String init(InstanceKey key) {
		note(key.key(), "init");
		if (this.broken.merge(key.key(), -1, Integer::sum) >= 0) {
			throw new IllegalStateException("on purpose");
		}
		return key.key();
	}

	@Override
	public Outcome<String> handleJoin(String servicePath, BossConnection client, String key) {
		note(key, "join " + client.id());
		return Outcome.noReply(key);
	}

	@Override
	public Outcome<String> handleIncoming(String servicePath, BossConnection client, BossMessage message, String key) {
		return heard(key, ((BossMessage.Text) message).payload());
	}

	@Override
	public Outcome<String> handleClose(CloseReason reason, String servicePath, BossConnection client, String key) {
		note(key, "close " + client.id());
		return Outcome.noReply(key);
	}

	@Override
	public Outcome<String> handleBroadcast(Object message, String key) {
		note(key, "broadcast " + message);
		return Outcome.noReply(key);
	}

	@Override
	public Outcome<String> handleInfo(Object info, String key) {
		if (info instanceof ServiceCall call) {
			note(key, "call " + call.request());
			if (!"later".equals(call.request())) {
				call.reply(key + " " + call.request());
			}
			return Outcome.noReply(key);
		}
		return heard(key, String.valueOf(info));
	}

	private Outcome<String> heard(String key, String text) {
		note(key, text);
		return switch (text) {
			case "stop" -> Outcome.stop(TerminationReason.NORMAL, key);
			case "crash" -> throw new IllegalStateException("on purpose");
			default -> Outcome.noReply(key);
		};
	}

	@Override
	public void terminate(TerminationReason reason, String key) {
		note(key, "terminate " + reason.kind());
	}

}

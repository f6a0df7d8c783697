/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServices;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.InstanceKey;
import io.boss.websocket.Outcome;
import io.boss.websocket.ServiceCall;
import io.boss.websocket.TaskResult;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.annotation.OnBroadcast;
import io.boss.websocket.annotation.OnClose;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInfo;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnJoin;
import io.boss.websocket.annotation.OnTerminate;
import io.boss.websocket.annotation.ServiceKey;

/**
 * Board for each key: everybody at it hears what somebody writes there.
 */
@BossService("board/{id:[a-z0-9 ]{1,20}}")
class BoardService {

	private final BossServices services;

	private final List<String> ends;

	/**
	 * Creates a service.
	 * @param services the services of the application
	 * @param ends where the instances write down their ends
	 */
	BoardService(BossServices services, List<String> ends) {
		this.services = services;
		this.ends = ends;
	}

	@OnInit
	Board open(InstanceKey key) {
		return new Board(key.key(), new ConnectionGroup(), new ArrayList<>());
	}

	@OnJoin
	void joined(BossConnection client, Board board) {
		board.members().add(client);
	}

	@OnClose
	void left(BossConnection client, Board board) {
		board.members().remove(client);
	}

	@OnIncoming
	Outcome<Board> wrote(String text, @ServiceKey String id, Board board) {
		switch (text) {
			case "stop" -> {
				return Outcome.stop(TerminationReason.NORMAL, board);
			}
			case "timer" ->
				this.services.keyed("board").key(id).timers().startSingle("bell", Duration.ofMinutes(5), "ding");
			case "work" -> this.services.keyed("board").key(id).pipeToSelf("draw", () -> "drawn");
			default -> {
				board.words().add(text);
				board.members().send(id + ": " + text);
			}
		}
		return Outcome.noReply(board);
	}

	@OnBroadcast
	void announced(String text, Board board) {
		board.members().send("news of " + board.id() + ": " + text);
	}

	@OnInfo
	void told(String info, Board board) {
		board.members().send(info);
	}

	@OnInfo
	void drawn(TaskResult.Success drawing, Board board) {
		board.members().send(drawing.value());
	}

	@OnInfo
	void asked(ServiceCall call, Board board) {
		call.reply(board.words().size());
	}

	@OnTerminate
	void closed(TerminationReason reason, Board board) {
		this.ends.add(board.id() + " " + reason.kind());
	}

	record Board(String id, ConnectionGroup members, List<String> words) {
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.databases;

import java.time.Duration;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceReference;
import io.boss.websocket.BossServices;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.TaskResult;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInfo;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnJoin;
import io.boss.websocket.annotation.OnTerminate;
import io.boss.websocket.annotation.ServiceKey;
import io.boss.websocket.docs.databases.BoardStore.Snapshot;

@BossService("board/{id}")
class BoardService {

	private final BossServices services;

	private final BoardStore store;

	BoardService(BossServices services, BoardStore store) {
		this.services = services;
		this.store = store;
	}

	@OnInit
	Board open(@ServiceKey String id) {
		return new Board(this.store.load(id));
	}

	@OnJoin
	String joined(BossConnection client, Board board) {
		board.viewers.add(client);
		return board.now.lines();
	}

	@OnIncoming
	void drawn(String line, Board board) {
		board.now = board.now.with(line);
		board.viewers.send(line);
		saveSoon(board);
	}

	@OnInfo
	void save(SaveNow tick, Board board) {
		Snapshot snapshot = board.now;
		DeliveryResult begun = self(board).pipeToSelf("save", () -> {
			this.store.save(snapshot);
			return snapshot.revision();
		});
		if (!begun.isAccepted()) {
			saveSoon(board);
		}
	}

	@OnInfo
	void saved(TaskResult.Success result, Board board) {
		board.saved = (Long) result.value();
		if (board.now.revision() > board.saved) {
			saveSoon(board);
		}
	}

	@OnInfo
	void notSaved(TaskResult.Failure result, Board board) {
		saveSoon(board);
	}

	@OnTerminate
	void close(Board board) {
		if (board.now.revision() > board.saved) {
			this.store.save(board.now);
		}
	}

	private void saveSoon(Board board) {
		if (!self(board).timers().isActive("save")) {
			self(board).timers().startSingle("save", Duration.ofSeconds(5), new SaveNow());
		}
	}

	private BossServiceReference self(Board board) {
		return this.services.keyed(BoardService.class).key(board.now.id());
	}

	record SaveNow() {
	}

	static class Board {

		private final ConnectionGroup viewers = new ConnectionGroup();

		private Snapshot now;

		private long saved;

		Board(Snapshot loaded) {
			this.now = loaded;
			this.saved = loaded.revision();
		}

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test;

import java.time.Duration;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.InstanceKey;
import io.boss.websocket.Outcome;
import io.boss.websocket.ServiceState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link BossTester} with a service that has an instance for each key.
 */
class KeyedTesterTests {

	private final BossTester boss = BossTester.builder()
		.property("boss.websocket.keyed.idle-timeout", "10s")
		.property("boss.websocket.keyed.max-key-length", "5")
		.service((node) -> new BoardService())
		.start();

	@Test
	void whenClientsAreOnABoardTheyHearThatBoardOnly() {
		TestClient ann = this.boss.connect("/websocket/board/42");
		TestClient bob = this.boss.connect("/websocket/board/42");
		TestClient cat = this.boss.connect("/websocket/board/a%20b");
		ann.send("hello");
		assertThat(bob.receiveText()).isEqualTo("42: hello");
		assertThat(cat).receivedNothing();
		this.boss.broadcasts().broadcast("board/a b", "news");
		assertThat(cat.receiveText()).isEqualTo("a b: news");
		assertThat(bob).receivedNothing();
		assertThat(this.boss.services().keyed("board").keys()).containsExactly("42", "a b");
	}

	@Test
	void whenTestAsksForABoardItIsThatOfTheKey() {
		this.boss.connect("/websocket/board/42");
		assertThat(this.boss.service("board/42").clients()).isEqualTo(1);
		assertThat(this.boss.service("board/43").status()).isEqualTo(ServiceState.STOPPED);
		assertThat(this.boss.service("board").keys()).containsExactly("42");
		assertThatIllegalArgumentException().isThrownBy(() -> this.boss.connect(BoardService.class))
			.withMessageContaining("has an instance for each key");
	}

	@Test
	void whenNobodyIsOnABoardForLongItEnds() {
		this.boss.connect("/websocket/board/42").close();
		this.boss.time().advance(Duration.ofSeconds(5));
		assertThat(this.boss.services().keyed("board").keys()).containsExactly("42");
		this.boss.time().advance(Duration.ofSeconds(10));
		assertThat(this.boss.services().keyed("board").keys()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/websocket/board", "/websocket/board/", "/websocket/board/42/", "/websocket/board/4/2",
			"/websocket/board/..", "/websocket/board/a%2Fb", "/websocket/board/4;2", "/websocket/board/123456",
			"/websocket/board/%ff" })
	void whenPathIsNoKeyTheHandshakeIsRefused(String path) {
		assertThat(this.boss.handshake(path)).hasStatus(404);
		assertThat(this.boss.services().keyed("board").keys()).isEmpty();
	}

	/**
	 * Board whose clients all hear what is said on it, and what is broadcast to it.
	 */
	@BossService("board/{id}")
	static class BoardService implements BossServiceHandler<BoardService.Board> {

		@Override
		public Board init(InstanceKey key) {
			return new Board(key.key(), new ConnectionGroup());
		}

		@Override
		public Outcome<Board> handleJoin(String servicePath, BossConnection client, Board board) {
			board.clients().add(client);
			return Outcome.noReply(board);
		}

		@Override
		public Outcome<Board> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				Board board) {
			board.clients().send(board.key() + ": " + ((BossMessage.Text) message).payload());
			return Outcome.noReply(board);
		}

		@Override
		public Outcome<Board> handleBroadcast(Object message, Board board) {
			board.clients().send(board.key() + ": " + message);
			return Outcome.noReply(board);
		}

		record Board(String key, ConnectionGroup clients) {

		}

	}

}

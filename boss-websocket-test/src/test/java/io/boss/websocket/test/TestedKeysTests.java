/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.ServiceState;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.ServiceKey;
import io.boss.websocket.stats.CallbackName;
import io.boss.websocket.test.BoardService.Board;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link TestedService} and {@link BossTester} with keys.
 */
@ExtendWith(OutputCaptureExtension.class)
class TestedKeysTests {

	private static final Duration IDLE = Duration.ofSeconds(30);

	private static final Duration SWEEP = Duration.ofSeconds(8);

	private final List<String> ends = new ArrayList<>();

	private final BossTester boss = BossTester.builder()
		.property("boss.websocket.on-error", "restart")
		.service((node) -> new BoardService(node.services(), this.ends))
		.service(new PlainService())
		.start();

	private TestedService board(String key) {
		return this.boss.service(BoardService.class, key);
	}

	@Test
	void whenClientsJoinDifferentKeysEachHearsItsOwn() {
		TestClient ann = this.boss.connect(BoardService.class, "a");
		TestClient bob = this.boss.connect("/websocket/board/b");
		TestClient cid = this.boss.connect(BoardService.class, "a", (handshake) -> handshake.user("cid"));
		ann.send("hello");
		assertThat(cid).receivedTexts().containsExactly("a: hello");
		assertThat(bob).receivedNothing();
		assertThat(board("a").clients()).isEqualTo(2);
		assertThat(this.boss.service("board").keys()).containsExactly("a", "b");
		assertThat(this.boss.service(BoardService.class).clients()).isEqualTo(3);
	}

	@Test
	void whenInstancesRunEachHasItsState() {
		this.boss.connect(BoardService.class, "a").send("one");
		this.boss.connect(BoardService.class, "b").send("two");
		assertThat(board("a").state(Board.class).words()).containsExactly("one");
		assertThat(this.boss.service("board/b").state(Board.class).words()).containsExactly("two");
		assertThat(board("a").status()).isEqualTo(ServiceState.RUNNING);
		assertThat(board("a").path()).isEqualTo("/websocket/board/a");
	}

	@Test
	void whenKeyHasNoInstanceItIsStoppedAndHasNoState() {
		TestedService nobody = board("nobody");
		assertThat(nobody.status()).isEqualTo(ServiceState.STOPPED);
		assertThat(nobody.state()).isNull();
		assertThat(nobody.restarts()).isZero();
		assertThat(nobody.timers()).isEmpty();
		assertThat(nobody.clients()).isZero();
		assertThat(nobody.keys()).isEmpty();
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> nobody.state(Board.class))
			.withMessage("The state of service 'board/nobody' is no Board: null. The instance is STOPPED");
		assertThat(this.boss.service("board").keys()).isEmpty();
	}

	@Test
	void whenKeyIsCalledOrInformedItsInstanceStarts() {
		assertThat(board("a").call("count")).isEqualTo(0);
		assertThat(board("b").reference().info("hello")).isEqualTo(DeliveryResult.ACCEPTED);
		assertThat(this.boss.service("board").keys()).containsExactly("a", "b");
	}

	@Test
	void whenKeyIsWrittenInPathItIsEncoded() {
		TestClient ann = this.boss.connect(BoardService.class, "big board");
		ann.send("hello");
		assertThat(ann).receivedTexts().containsExactly("big board: hello");
		assertThat(this.boss.handshake(BoardService.class, "A?b")).hasStatus(404);
		assertThat(this.boss.handshake(BoardService.class, "a/b")).hasStatus(404);
		assertThat(this.boss.handshake(BoardService.class, "..")).hasStatus(404);
		assertThat(this.boss.handshake(BoardService.class, "")).hasStatus(404);
	}

	@Test
	void whenKeyIsMissingSaysSo() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.boss.connect(BoardService.class))
			.withMessage("Service 'board' has an instance for each key, and no key is given: "
					+ "connect(BoardService.class, \"id\"), or a path that matches "
					+ "/websocket/board/{id:[a-z0-9 ]{1,20}}");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.boss.connect("/websocket/board"))
			.withMessageContaining("The nearest is /websocket/board/{id:");
		this.boss.connect(BoardService.class, "a");
		TestedService all = this.boss.service(BoardService.class);
		assertThatIllegalStateException().isThrownBy(all::state)
			.withMessage("Service 'board' has a state for each key: say which one, as in service(\"board/...\"). "
					+ "Keys whose instances run: [a]");
		assertThatIllegalStateException().isThrownBy(all::timers);
		assertThatIllegalStateException().isThrownBy(() -> all.call("count"));
		assertThat(all.status()).isEqualTo(ServiceState.RUNNING);
	}

	@Test
	void whenKeyCannotBeConvertedSaysSo() {
		try (BossTester tester = BossTester.of(new NumberedService())) {
			assertThatIllegalArgumentException().isThrownBy(() -> tester.service(NumberedService.class, "x"))
				.withMessage("Service 'numbered' has no key 'x': its template 'numbered/{id}' matches, "
						+ "and a @ServiceKey parameter cannot be converted from it");
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> tester.connect("/websocket/numbered/x"))
				.withMessageContaining("No key of /websocket/numbered/{id} is in the path /websocket/numbered/x")
				.withMessageNotContaining("nearest");
		}
	}

	@Test
	void whenMessageOfRoomIsInvalidTheLogNamesTheRoom(CapturedOutput output) {
		try (BossTester tester = BossTester.of(new NumberedService())) {
			tester.connect(NumberedService.class, "7").send("no number");
			tester.settle();
		}
		assertThat(output).contains("of service 'numbered/7' has sent an invalid message");
	}

	@Test
	void whenKeyCannotBeSaysSo() {
		assertThatIllegalArgumentException().isThrownBy(() -> board("A"))
			.withMessageContaining("has no key 'A': its template is 'board/{id:");
		assertThatIllegalArgumentException().isThrownBy(() -> this.boss.connect(PlainService.class, "a"))
			.withMessageStartingWith("Service 'plain' has no keys");
		assertThatIllegalArgumentException().isThrownBy(() -> this.boss.service("plain/a"))
			.withMessageStartingWith("Service 'plain' has no keys");
		assertThatIllegalArgumentException().isThrownBy(() -> this.boss.service("bored/a"))
			.withMessage("There is no WebSocket service named 'bored'; there are [board, plain]");
	}

	@Test
	void whenNobodyNeedsInstanceItEndsInTime() {
		TestClient ann = this.boss.connect(BoardService.class, "a");
		this.boss.time().advance(Duration.ofMinutes(1));
		assertThat(board("a").status()).isEqualTo(ServiceState.RUNNING);
		ann.close();
		this.boss.time().advance(IDLE.minusSeconds(1));
		assertThat(this.boss.service("board").keys()).containsExactly("a");
		this.boss.time().advance(SWEEP.plusSeconds(1));
		assertThat(this.boss.service("board").keys()).isEmpty();
		assertThat(board("a").state()).isNull();
		assertThat(this.ends).containsExactly("a IDLE");
		this.boss.connect(BoardService.class, "a").send("again");
		assertThat(board("a").state(Board.class).words()).containsExactly("again");
	}

	@Test
	void whenTimerIsPendingInstanceStays() {
		this.boss.connect(BoardService.class, "a").send("timer").close();
		this.boss.time().advance(Duration.ofMinutes(2));
		assertThat(board("a").timers()).containsExactly("bell");
		this.boss.time().advance(Duration.ofMinutes(4));
		assertThat(this.ends).containsExactly("a IDLE");
	}

	@Test
	void whenDayPassesWithKeysItCostsLittle() {
		TestClient ann = this.boss.connect(BoardService.class, "a");
		for (int i = 0; i < 100; i++) {
			this.boss.connect(BoardService.class, "b" + i).close();
		}
		this.boss.time().advance(Duration.ofDays(1));
		assertThat(ann).isOpen();
		assertThat(this.boss.service("board").keys()).containsExactly("a");
		assertThat(this.ends).hasSize(100).allMatch((end) -> end.endsWith(" IDLE"));
	}

	@Test
	void whenInstanceStopsItselfKeyBeginsAnew() {
		this.boss.connect(BoardService.class, "a").send("one").send("stop");
		assertThat(board("a").status()).isEqualTo(ServiceState.STOPPED);
		assertThat(this.ends).containsExactly("a NORMAL");
		this.boss.connect(BoardService.class, "a");
		assertThat(board("a").state(Board.class).words()).isEmpty();
	}

	@Test
	void whenOneKeyIsToCrashOthersGoOn() {
		TestClient ann = this.boss.connect(BoardService.class, "a");
		TestClient bob = this.boss.connect(BoardService.class, "b");
		this.boss.crashNext(BoardService.class, "a", CallbackName.INCOMING, new IllegalStateException("on purpose"));
		bob.send("hello");
		ann.send("hello");
		assertThat(board("a").status()).isEqualTo(ServiceState.RESTARTING);
		assertThat(board("b").status()).isEqualTo(ServiceState.RUNNING);
		this.boss.time().advance(Duration.ofSeconds(1));
		assertThat(board("a").restarts()).isEqualTo(1);
		assertThat(board("b").restarts()).isZero();
		assertThat(this.boss.service("board").restarts()).isEqualTo(1);
		assertThat(board("a").state(Board.class).words()).containsExactly("hello");
		assertThat(ann).receivedTexts().containsExactly("a: hello");
	}

	@Test
	void whenAnyKeyIsToCrashTheNextOneDoes() {
		TestClient ann = this.boss.connect(BoardService.class, "a");
		this.boss.connect(BoardService.class, "b");
		this.boss.crashNext(BoardService.class, CallbackName.INCOMING, new IllegalStateException("on purpose"));
		ann.send("hello");
		this.boss.time().advance(Duration.ofSeconds(1));
		assertThat(board("a").restarts()).isEqualTo(1);
	}

	@Test
	void whenWorkOfKeysIsHeldEachEndsAsTheTestWants() {
		this.boss.holdWork("draw");
		TestClient ann = this.boss.connect(BoardService.class, "a").send("work");
		TestClient bob = this.boss.connect(BoardService.class, "b").send("work");
		this.boss.work("board/b", "draw").complete("of b");
		assertThat(bob).receivedTexts().containsExactly("of b");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.boss.work("board/b", "draw"))
			.withMessageStartingWith("No work 'draw' of 'board/b' is held; held are [draw of board/a].");
		assertThat(this.boss.work("draw").service()).isEqualTo("board/a");
		this.boss.work("draw").run();
		assertThat(ann).receivedTexts().containsExactly("drawn");
	}

	@Test
	void whenBroadcastIsForKeyOrAllThoseHear() {
		TestClient ann = this.boss.connect(BoardService.class, "a");
		TestClient bob = this.boss.connect(BoardService.class, "b");
		assertThat(this.boss.broadcast(BoardService.class, "a", "one")).isEqualTo(DeliveryResult.ACCEPTED);
		assertThat(this.boss.broadcast("board/b", "two")).isEqualTo(DeliveryResult.ACCEPTED);
		assertThat(this.boss.broadcast(BoardService.class, "all")).isEqualTo(DeliveryResult.ACCEPTED);
		assertThat(this.boss.broadcast(BoardService.class, "c", "none")).isEqualTo(DeliveryResult.NO_INSTANCE);
		assertThat(ann).receivedTexts().containsExactly("news of a: one", "news of a: all");
		assertThat(bob).receivedTexts().containsExactly("news of b: two", "news of b: all");
	}

	@Test
	void whenKeysRunTranscriptNamesThem() {
		this.boss.connect(BoardService.class, "a").send("hello");
		this.boss.settle();
		assertThat(this.boss.transcript()).contains("board/a: init", "board/a: handleJoin client-1",
				"board/a: handleIncoming client-1 hello");
	}

	@Test
	void whenTesterEndsInstancesEnd() {
		this.boss.connect(BoardService.class, "a");
		this.boss.connect(BoardService.class, "b").send("work");
		this.boss.connect(BoardService.class, "c").send("timer");
		this.boss.service("board/d").call("count");
		this.boss.close();
		assertThat(this.ends).containsExactlyInAnyOrder("a SHUTDOWN", "b SHUTDOWN", "c SHUTDOWN", "d SHUTDOWN");
	}

	@BossService("plain")
	static class PlainService implements BossServiceHandler<Void> {

	}

	@BossService("numbered/{id}")
	static class NumberedService {

		@OnIncoming
		void counted(Count count, @ServiceKey long id) {
		}

		record Count(int count) {
		}

	}

}

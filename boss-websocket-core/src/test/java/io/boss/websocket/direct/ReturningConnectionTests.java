/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseReason;
import io.boss.websocket.Outcome;
import io.boss.websocket.ResumeInfo;
import io.boss.websocket.config.OutboundLimits;
import io.boss.websocket.config.ResumeSettings;
import io.boss.websocket.endpoint.ClientSession;
import io.boss.websocket.endpoint.ReturningClient;
import io.boss.websocket.endpoint.TestSessions;
import io.boss.websocket.mailbox.MailboxLimits;
import io.boss.websocket.mailbox.MailboxLimits.WhenFull;
import io.boss.websocket.service.TestProcesses;
import io.boss.websocket.session.ResumeRequest;
import io.boss.websocket.stats.ServiceStats;
import io.boss.websocket.timing.ManualClock;
import io.boss.websocket.wire.FrameLimits;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ReturningConnection}: a session with one socket after the other, and
 * what those of before still tell.
 */
class ReturningConnectionTests implements BossServiceHandler<Void> {

	private static final OutboundLimits OUTBOUND = OutboundLimits.of(100, 10_000, Duration.ofSeconds(10),
			Duration.ofSeconds(5));

	private static final ResumeSettings RESUME = new ResumeSettings(Duration.ofSeconds(30), 100, 10_000);

	private final ManualClock clock = new ManualClock();

	private final TurnedLoop loop = new TurnedLoop(this.clock, () -> {
	});

	private final List<String> heard = new ArrayList<>();

	private final FakeChannel first = new FakeChannel();

	private final DirectConnection connection = TestSessions.connect(
			TestProcesses.start(this, new MailboxLimits(100, 100, 10, 10, WhenFull.PAUSE), Runnable::run),
			TestWire.settings(OUTBOUND).withResume(RESUME), "boss.v1", (session) -> {
				this.session = session;
				return new DirectConnection(session, new DirectOutboundChannel(this.loop, this.first, OUTBOUND, RESUME,
						ServiceStats.NONE, null, session), FrameLimits.of(100));
			});

	private ClientSession session;

	private FakeChannel latest = this.first;

	private BossConnection client;

	@Test
	void whenClientComesBackItsMessagesGoOnByTheNewSocket() {
		open();
		receive(this.connection, new ClientBytes().text("one"));
		this.client.send("a");
		turn();
		this.connection.endOfInput();
		turn();
		assertThat(this.first.events()).containsExactly("close");
		this.client.send("b");
		FakeChannel second = new FakeChannel();
		ReturningConnection returning = comeBack(second, 1);
		receive(returning, new ClientBytes().text("two"));
		turn();
		assertThat(messages(second)).containsExactly("text b");
		assertThat(second.frames().list()).first().asString().contains("\"resumed\":true", "\"received\":1");
		assertThat(this.heard).containsExactly("join", "one", "drop", "resume 0", "two");
	}

	@Test
	void whenNothingIsReadBeforeTheSessionGoesOnThenItIsReadAfterwards() {
		open();
		this.connection.endOfInput();
		turn();
		FakeChannel second = new FakeChannel();
		ReturningConnection returning = returning(second, 0);
		returning.open();
		assertThat(returning.received(new ClientBytes().text("early").close(1000).buffer())).isFalse();
		assertThat(this.heard).doesNotContain("early");
		turn();
		assertThat(second.readOns()).hasValue(1);
		assertThat(this.heard).containsExactly("join", "drop", "resume 0", "early", "close PEER 1000");
		assertThat(second.frames().list()).last().asString().startsWith("close 1000");
	}

	@Test
	void whenOldSocketSpeaksOnTheSessionDoesNotListen() {
		open();
		FakeChannel second = new FakeChannel();
		ReturningConnection returning = comeBack(second, 0);
		receive(this.connection, new ClientBytes().text("late").ping("late"));
		turn();
		receive(this.connection, new ClientBytes().close(1000));
		turn();
		assertThat(this.heard).containsExactly("join", "resume 0");
		assertThat(this.client.isOpen()).isTrue();
		receive(returning, new ClientBytes().text("now"));
		assertThat(this.heard).endsWith("now");
		assertThat(second.frames().list()).noneMatch((frame) -> frame.startsWith("pong"));
	}

	@Test
	void whenOldSocketBreaksTheProtocolTheSessionGoesOn() {
		open();
		comeBack(new FakeChannel(), 0);
		receive(this.connection, new ClientBytes().unknown());
		turn();
		assertThat(this.client.isOpen()).isTrue();
		assertThat(this.heard).containsExactly("join", "resume 0");
	}

	@Test
	void whenOldSocketEndsItIsClosedAndTheSessionGoesOn() {
		open();
		FakeChannel second = new FakeChannel();
		comeBack(second, 0);
		assertThat(this.first.frames().list()).endsWith("close 4409 taken over");
		assertThat(this.first.events()).containsExactly("shutdown");
		this.connection.endOfInput();
		turn();
		assertThat(this.first.events()).containsExactly("shutdown", "close");
		assertThat(this.heard).containsExactly("join", "resume 0");
		this.clock.advance(Duration.ofMinutes(1));
		turn();
		assertThat(second.events()).isEmpty();
		assertThat(this.client.isOpen()).isTrue();
	}

	@Test
	void whenOldSocketHasRoomAgainTheNewOneIsNotWritten() {
		open();
		FakeChannel second = new FakeChannel().staysFull().takes((offered) -> Math.min(offered, 3));
		comeBack(second, 0);
		int writes = second.writes();
		this.connection.writable();
		turn();
		assertThat(second.writes()).isEqualTo(writes);
		assertThat(second.events()).isEmpty();
	}

	@Test
	void whenOldSocketIsToBeReadOnNobodyReadsIt() {
		open();
		this.session.pause();
		assertThat(this.connection.received(new ClientBytes().text("one").buffer())).isFalse();
		FakeChannel second = new FakeChannel();
		ReturningConnection returning = comeBack(second, 0);
		this.connection.resume();
		turn();
		assertThat(this.first.readOns()).hasValue(0);
		// The session is still paused.
		assertThat(returning.received(new ClientBytes().text("two").buffer())).isFalse();
		assertThat(this.heard).containsExactly("join", "resume 0");
		this.session.resume();
		turn();
		assertThat(second.readOns()).hasValue(1);
		assertThat(this.heard).containsExactly("join", "resume 0", "two");
	}

	@Test
	void whenOldSocketHasLeftHalfAMessageNobodyWaitsForItsRest() {
		open();
		byte[] half = new ClientBytes().text("half").toBytes();
		this.connection.received(ByteBuffer.wrap(half, 0, 7));
		this.connection.endOfInput();
		turn();
		ReturningConnection returning = comeBack(new FakeChannel(), 0);
		receive(returning, new ClientBytes().text("half"));
		assertThat(this.heard).containsExactly("join", "drop", "resume 0", "half");
		assertThat(this.session.activity()).extracting("begun").isEqualTo(Long.MIN_VALUE);
	}

	@Test
	void whenClientIsLostAgainAndAgainItComesBack() {
		open();
		DirectConnection current = this.connection;
		for (int i = 0; i < 20; i++) {
			this.client.send("m" + i);
			current.endOfInput();
			turn();
			FakeChannel socket = new FakeChannel();
			current = comeBack(socket, i);
			assertThat(messages(socket)).containsExactly("text m" + i);
		}
		assertThat(this.heard).doesNotContain("close");
	}

	@Test
	void whenClientComesTwiceTheLastSocketIsTheOne() {
		open();
		FakeChannel second = new FakeChannel();
		ReturningConnection overtaken = returning(second, 0);
		this.latest = this.first;
		FakeChannel third = new FakeChannel();
		ReturningConnection returning = comeBack(third, 0);
		overtaken.open();
		turn();
		assertThat(messages(second)).hasSize(1).first().asString().startsWith("close ");
		receive(returning, new ClientBytes().text("now"));
		assertThat(this.heard).containsExactly("join", "resume 0", "now");
	}

	@Test
	void whenSessionHasEndedMeanwhileTheSocketIsToldSo() {
		open();
		this.connection.endOfInput();
		turn();
		FakeChannel second = new FakeChannel();
		ReturningConnection returning = returning(second, 0);
		this.client.close();
		turn();
		returning.open();
		turn();
		assertThat(second.frames().list()).containsExactly("close 1012 session has ended");
		assertThat(this.heard).containsExactly("join", "drop", "close SHUTDOWN 1000");
	}

	@Test
	void whenTheClientHasClosedThereIsNoWayBack() {
		open();
		FakeChannel second = new FakeChannel();
		ReturningConnection returning = returning(second, 0);
		receive(this.connection, new ClientBytes().close(1001));
		returning.open();
		turn();
		assertThat(this.heard).containsExactly("join", "close PEER 1001");
		assertThat(messages(second)).containsExactly("close 1012 session has ended");
		assertThat(this.first.frames().list()).endsWith("close 1001 ");
	}

	@Test
	void whenClientClaimsMoreThanItWasSentTheSessionEnds() {
		open();
		this.connection.endOfInput();
		turn();
		comeBack(new FakeChannel(), 1);
		assertThat(this.heard).containsExactly("join", "drop", "close ERROR 1008");
	}

	@Test
	void whenClientAcknowledgesWhatWasNotSentTheSessionEnds() {
		open();
		this.client.send("a");
		turn();
		receive(this.connection, acknowledgement(1));
		assertThat(this.client.isOpen()).isTrue();
		receive(this.connection, acknowledgement(2));
		assertThat(this.first.frames().list()).last().isEqualTo("close 1008 acknowledges what was not sent");
		assertThat(this.heard).containsExactly("join", "close ERROR 1008");
	}

	private ClientBytes acknowledgement(long count) {
		return new ClientBytes()
			.text("{\"boss\":\"" + member("mark") + "\",\"type\":\"boss.ack\",\"n\":" + count + "}");
	}

	// Of the welcome on the socket of the moment.
	private String member(String name) {
		Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(this.latest.frames().list().get(0));
		assertThat(matcher.find()).isTrue();
		return matcher.group(1);
	}

	private void open() {
		this.connection.open();
		turn();
	}

	private ReturningConnection returning(FakeChannel socket, long received) {
		ReturningClient returning = new ReturningClient(this.session.resumption(),
				ResumeRequest.of(List.of(ResumeRequest.PREFIX + member("session") + "." + received)));
		returning.claim();
		this.latest = socket;
		ReturningConnection connection = new ReturningConnection(this.session, returning, socket, FrameLimits.of(100));
		socket.whenWritable(connection::writable);
		socket.whenReadOn(() -> connection.received(new ClientBytes().buffer()));
		return connection;
	}

	private ReturningConnection comeBack(FakeChannel socket, long received) {
		ReturningConnection connection = returning(socket, received);
		connection.open();
		turn();
		return connection;
	}

	private void receive(DirectConnection connection, ClientBytes bytes) {
		connection.received(bytes.buffer());
		turn();
	}

	private void turn() {
		while (this.loop.turn()) {
			// until there is nothing left to do
		}
	}

	private static List<String> messages(FakeChannel socket) {
		return socket.frames().list().stream().filter((frame) -> !frame.contains("\"boss")).toList();
	}

	@Override
	public Outcome<Void> handleJoin(String servicePath, BossConnection client, Void state) {
		this.client = client;
		this.heard.add("join");
		return Outcome.noReply(state);
	}

	@Override
	public Outcome<Void> handleIncoming(String servicePath, BossConnection client, BossMessage message, Void state) {
		this.heard.add(((BossMessage.Text) message).payload());
		return Outcome.noReply(state);
	}

	@Override
	public Outcome<Void> handleDrop(String servicePath, BossConnection client, Void state) {
		this.heard.add("drop");
		return Outcome.noReply(state);
	}

	@Override
	public Outcome<Void> handleResume(ResumeInfo info, String servicePath, BossConnection client, Void state) {
		this.heard.add("resume " + info.replayed());
		return Outcome.noReply(state);
	}

	@Override
	public Outcome<Void> handleClose(CloseReason reason, String servicePath, BossConnection client, Void state) {
		this.heard.add("close " + reason.kind() + " " + reason.code().value());
		return Outcome.noReply(state);
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason;
import io.boss.websocket.CloseReason.Kind;
import io.boss.websocket.Outcome;
import io.boss.websocket.ResumeInfo;
import io.boss.websocket.config.EndpointSettings;
import io.boss.websocket.config.OutboundLimits;
import io.boss.websocket.config.ResumeSettings;
import io.boss.websocket.mailbox.MailboxLimits;
import io.boss.websocket.mailbox.MailboxLimits.WhenFull;
import io.boss.websocket.service.ServiceProcess;
import io.boss.websocket.service.TestProcesses;
import io.boss.websocket.session.ResumeRequest;
import io.boss.websocket.stats.ResumeResult;
import io.boss.websocket.timing.EngineTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ResumptionTests implements BossServiceHandler<Void> {

	private static final Duration GRACE = Duration.ofSeconds(30);

	private static final Pattern TOKEN = Pattern.compile("\"session\":\"([^\"]+)\"");

	private final List<String> heard = new ArrayList<>();

	private Runnable onDrop = () -> {
	};

	private final ServiceProcess service = TestProcesses.start(this,
			new MailboxLimits(100, 100, 10, 10, WhenFull.PAUSE), Runnable::run);

	private final FakeTransportConnection first = TestSessions.connect(this.service,
			EndpointSettings.of(1000, OutboundLimits.of(10, 10, Duration.ofSeconds(1), Duration.ofSeconds(1)))
				.withResume(new ResumeSettings(GRACE, 100, 100_000)),
			new ConnectionClock(EngineTime.system(new HandClock())), "boss.v1", FakeTransportConnection::new);

	private final ClientSession session = this.first.session;

	private final Resumption resumption = this.session.resumption();

	private final FakeTransportConnection second = new FakeTransportConnection(this.session);

	@BeforeEach
	void open() {
		this.session.open();
		this.heard.clear();
	}

	@Test
	void whenTheSocketIsLostTheServiceHearsOfADropAndTheClientStays() {
		assertThat(this.resumption.detach(Kind.CONNECTION_LOST)).isTrue();
		assertThat(this.resumption.detach(Kind.CONNECTION_LOST)).isTrue();
		assertThat(this.heard).containsExactly("drop");
		assertThat(this.session.isDetached()).isTrue();
		say("lost with the socket", this.first);
		assertThat(this.heard).containsExactly("drop");
	}

	@Test
	void whenTheClientComesBackItIsToldWhatWasReceivedAndGoesOn() {
		say("one", this.first);
		this.resumption.detach(Kind.CONNECTION_LOST);
		ResumeRequest request = request(this.first);
		assertThat(this.session.endpoint().sessions().find(request)).isSameAs(this.resumption);
		assertThat(this.resumption.claim(request)).isTrue();
		assertThat(this.resumption.claim(new ResumeRequest(null, 0))).isFalse();
		assertThat(comeBack(3)).isTrue();
		assertThat(this.second.controls).singleElement()
			.asString()
			.contains("\"resumed\":true", "\"received\":1", "\"replayed\":3");
		say("two", this.second);
		say("late", this.first);
		assertThat(this.heard).containsExactly("one", "drop", "resume 3 false", "two");
		assertThat(request(this.second)).isNotEqualTo(request);
	}

	@Test
	void whenAnotherSocketTakesOverThereIsNoDrop() {
		this.resumption.claim(request(this.first));
		comeBack(0);
		assertThat(this.heard).containsExactly("resume 0 true");
	}

	@Test
	void whenTheGraceIsOverTheClientIsGoneOnce() {
		this.resumption.detach(Kind.HEARTBEAT_TIMEOUT);
		long since = this.session.now();
		assertThat(this.resumption.grace(since - 1, since + GRACE.toNanos() * 2)).isEqualTo(PeriodicCheck.DONE);
		assertThat(this.heard).containsExactly("drop");
		this.resumption.expire();
		this.resumption.expire();
		assertThat(this.heard).containsExactly("drop", "close HEARTBEAT_TIMEOUT");
		assertThat(whyNot()).isEqualTo(ResumeResult.EXPIRED);
		assertThat(comeBack(0)).isFalse();
	}

	@Test
	void whenOthersNeedTheRoomTheSessionIsClosed() {
		this.resumption.detach(Kind.CONNECTION_LOST);
		this.resumption.displaced();
		assertThat(this.heard).containsExactly("drop", "close CONNECTION_LOST");
		assertThat(whyNot()).isEqualTo(ResumeResult.CLOSED);
	}

	@Test
	void whenTheServerClosesADetachedClientItIsToldSo() {
		this.resumption.detach(Kind.CONNECTION_LOST);
		this.session.close(Kind.AUTHENTICATION_EXPIRED, CloseCode.AUTHENTICATION_EXPIRED, "over");
		assertThat(whyNot()).isEqualTo(ResumeResult.AUTHENTICATION);
	}

	@Test
	void whenTooMuchWaitsForADetachedClientItIsToldSo() {
		this.resumption.detach(Kind.CONNECTION_LOST);
		this.session.overflowed();
		assertThat(whyNot()).isEqualTo(ResumeResult.OVERFLOW);
	}

	@Test
	void whenTheClientHasClosedItsSessionIsForgotten() {
		this.session.closedByPeer(1001, "");
		assertThat(this.heard).containsExactly("close PEER");
		assertThat(whyNot()).isEqualTo(ResumeResult.UNKNOWN);
		assertThat(this.resumption.detach(Kind.CONNECTION_LOST)).isFalse();
	}

	@Test
	void whenAHandshakeComesToNothingTheTokenIsGoodAgain() {
		ResumeRequest request = request(this.first);
		this.resumption.claim(request);
		assertThat(this.session.endpoint().sessions().find(request)).isSameAs(this.resumption);
		assertThat(this.resumption.claim(request)).isTrue();
	}

	@Test
	void whenTheClientComesOnceMoreWhileItIsOnItsWayItsSessionIsFound() {
		ResumeRequest request = request(this.first);
		this.resumption.claim(request);
		ResumeRequest again = request(this.first);
		assertThat(this.session.endpoint().sessions().find(again)).isSameAs(this.resumption);
		comeBack(0);
		assertThat(this.session.endpoint().sessions().find(again)).isSameAs(this.resumption);
		say("read", this.second);
		assertThat(this.session.endpoint().sessions().find(again)).isNull();
	}

	@Test
	void whenTheSessionEndsWhileTheClientIsWelcomedItsNextTokenIsNotKept() {
		this.resumption.detach(Kind.CONNECTION_LOST);
		this.resumption.claim(request(this.first));
		this.resumption.attach(this.second, (back) -> {
			this.session.closedByPeer(1001, "");
			this.second.control(back.welcome(0));
		}, () -> this.heard.add("ended"));
		assertThat(this.session.endpoint().sessions().find(latestRequest())).isNull();
	}

	@Test
	void whenWhoHearsOfTheDropEndsTheSessionItDoesNotWait() {
		this.onDrop = () -> this.session.close(Kind.ERROR, CloseCode.POLICY_VIOLATION, "no drops");
		this.resumption.detach(Kind.CONNECTION_LOST);
		assertThat(this.heard).containsExactly("drop", "close ERROR");
		assertThat(this.session.endpoint().sessions().detached()).isZero();
	}

	@Test
	void whenTheClientComesTwiceBeforeAllHaveHeardEachSocketGoesOnOrIsClosed() {
		List<String> told = new ArrayList<>();
		this.onDrop = () -> {
			attach(this.second, "second", told);
			attach(new FakeTransportConnection(this.session), "third", told);
			assertThat(told).isEmpty();
		};
		this.resumption.detach(Kind.CONNECTION_LOST);
		assertThat(told).containsExactly("second", "third");
	}

	@Test
	void whenTheClientIsBackNobodyElseNeedsItsRoom() {
		this.resumption.detach(Kind.CONNECTION_LOST);
		this.resumption.claim(request(this.first));
		comeBack(0);
		this.resumption.displaced();
		this.resumption.expire();
		assertThat(this.session.isOpen()).isTrue();
		assertThat(this.heard).containsExactly("drop", "resume 0 false");
	}

	private void attach(FakeTransportConnection socket, String name, List<String> told) {
		this.resumption.attach(socket, (back) -> told.add(name), () -> told.add(name + " ended"));
	}

	@Test
	void whenTheWelcomeIsLostTheClientComesBackWithWhatItHas() {
		ResumeRequest request = request(this.first);
		this.resumption.claim(request);
		assertThat(this.resumption.claim(request)).as("while it is on its way").isTrue();
		comeBack(0);
		ResumeRequest lost = latestRequest();
		assertThat(this.resumption.claim(request)).as("after the welcome").isTrue();
		comeBack(0);
		ResumeRequest next = latestRequest();
		assertThat(this.session.endpoint().sessions().find(lost)).isNull();
		say("read", this.second);
		assertThat(this.session.endpoint().sessions().find(request)).isNull();
		assertThat(this.resumption.claim(request)).isFalse();
		assertThat(this.resumption.claim(next)).isTrue();
	}

	@Test
	void whenTheClientShowsItsNextTokenTheFormerIsVoid() {
		ResumeRequest request = request(this.first);
		this.resumption.claim(request);
		comeBack(0);
		assertThat(this.resumption.claim(latestRequest())).isTrue();
		comeBack(0);
		assertThat(this.resumption.claim(request)).isFalse();
	}

	@Test
	void whenASessionIsRefusedItEndsAndTheTokenTellsWhy() {
		this.resumption.detach(Kind.CONNECTION_LOST);
		this.resumption.refuse(ResumeResult.INVALID);
		assertThat(this.heard).containsExactly("drop", "close ERROR");
		assertThat(whyNot()).isEqualTo(ResumeResult.INVALID);
	}

	@Test
	void whenAFormerSocketSaysWhatCannotBeReadTheSessionGoesOn() {
		Matcher mark = Pattern.compile("\"mark\":\"([^\"]+)\"").matcher(this.first.controls.get(0));
		assertThat(mark.find()).isTrue();
		this.resumption.detach(Kind.CONNECTION_LOST);
		comeBack(0);
		say("{\"boss\":\"" + mark.group(1) + "\",\"type\":\"boss.ack\",\"n\":", this.first);
		assertThat(this.heard).containsExactly("drop", "resume 0 false");
		say("{\"boss\":\"" + mark.group(1) + "\",\"type\":\"boss.ack\",\"n\":", this.second);
		assertThat(this.heard).last().isEqualTo("close ERROR");
	}

	@Test
	void whenMessagesHaveComeTheyAreAcknowledgedByThirtyTwo() {
		for (int i = 0; i < 70; i++) {
			say("m", this.first);
		}
		assertThat(this.first.controls.subList(1, this.first.controls.size())).hasSize(2)
			.last()
			.asString()
			.contains("\"type\":\"boss.ack\",\"n\":64");
	}

	@Test
	void whenMessagesAreLargeTheyAreAcknowledgedByTheirSize() {
		this.session.received(BossMessage.binary(new byte[64 * 1024]), this.first);
		assertThat(this.first.controls).last().asString().contains("\"n\":1");
	}

	private boolean comeBack(int replayed) {
		this.resumption.reconnect(this.session.handshake(), "http");
		List<String> ended = new ArrayList<>();
		this.resumption.attach(this.second, (back) -> {
			this.second.control(back.welcome(replayed));
			back.attached(replayed);
		}, () -> ended.add("ended"));
		return ended.isEmpty();
	}

	private ResumeResult whyNot() {
		ResumeRequest request = request(this.first);
		assertThat(this.session.endpoint().sessions().find(request)).isNull();
		return this.session.endpoint().sessions().whyNot(request);
	}

	private ResumeRequest latestRequest() {
		return request(this.second.controls.get(this.second.controls.size() - 1));
	}

	private static ResumeRequest request(FakeTransportConnection socket) {
		return request(socket.controls.get(0));
	}

	private static ResumeRequest request(String welcome) {
		Matcher matcher = TOKEN.matcher(welcome);
		assertThat(matcher.find()).isTrue();
		return ResumeRequest.of(List.of(ResumeRequest.PREFIX + matcher.group(1) + ".0"));
	}

	private void say(String text, TransportConnection from) {
		this.session.received(BossMessage.text(text), from);
	}

	@Override
	public Outcome<Void> handleIncoming(String servicePath, BossConnection client, BossMessage message, Void state) {
		this.heard.add((message instanceof BossMessage.Text text) ? text.payload() : "binary");
		return Outcome.noReply(state);
	}

	@Override
	public Outcome<Void> handleDrop(String servicePath, BossConnection client, Void state) {
		this.heard.add("drop");
		this.onDrop.run();
		return Outcome.noReply(state);
	}

	@Override
	public Outcome<Void> handleResume(ResumeInfo info, String servicePath, BossConnection client, Void state) {
		this.heard.add("resume " + info.replayed() + " " + info.takenOver());
		return Outcome.noReply(state);
	}

	@Override
	public Outcome<Void> handleClose(CloseReason reason, String servicePath, BossConnection client, Void state) {
		this.heard.add("close " + reason.kind());
		return Outcome.noReply(state);
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseReason;
import io.boss.websocket.Outcome;
import io.boss.websocket.config.EndpointSettings;
import io.boss.websocket.config.Heartbeat;
import io.boss.websocket.config.Limit;
import io.boss.websocket.config.OutboundLimits;
import io.boss.websocket.config.ServiceLimits;
import io.boss.websocket.mailbox.MailboxLimits;
import io.boss.websocket.mailbox.MailboxLimits.WhenFull;
import io.boss.websocket.service.ServiceProcess;
import io.boss.websocket.service.TestProcesses;
import io.boss.websocket.timing.EngineTime;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LivenessCheck}, with a clock that is turned by hand.
 */
class LivenessCheckTests implements BossServiceHandler<Void> {

	private static final Heartbeat HEARTBEAT = Heartbeat.of(Duration.ofSeconds(25), Duration.ofSeconds(10));

	private final List<String> log = new CopyOnWriteArrayList<>();

	private final ServiceProcess service = TestProcesses.start(this,
			new MailboxLimits(100, 100, 10, 10, WhenFull.PAUSE), Runnable::run);

	private FakeTransportConnection client;

	private ClientSession session;

	private LivenessCheck liveness;

	@Override
	public Outcome<Void> handleClose(CloseReason reason, String servicePath, BossConnection client, Void state) {
		this.log.add(reason.toString());
		return Outcome.noReply(state);
	}

	@Test
	void whenClientIsSilentThenItIsSentOnePing() {
		connect(HEARTBEAT, null, null);
		long wait = look(0);
		assertThat(wait).isBetween(seconds(20), seconds(25));
		assertThat(this.client.pings).isZero();
		assertThat(this.liveness.look(this.session.activity().opened() + wait)).isEqualTo(seconds(10));
		assertThat(this.client.pings).isOne();
		look(30);
		assertThat(this.client.pings).isOne();
	}

	@Test
	void whenClientSaysNothingAfterThePingThenItIsDead() {
		connect(HEARTBEAT, null, null);
		look(25);
		assertThat(look(34)).isEqualTo(seconds(1));
		assertThat(look(35)).isZero();
		assertThat(this.log).isEmpty();
		assertThat(look(35.25)).isEqualTo(TimerWheel.DONE);
		assertThat(this.log).containsExactly("HEARTBEAT_TIMEOUT (1001, heartbeat timeout)");
		assertThat(this.client.closed).isEqualTo("1001 heartbeat timeout");
	}

	@Test
	void whenTimeoutIsLongerThanIntervalThenPingsStillComeInTime() {
		connect(Heartbeat.of(Duration.ofSeconds(10), Duration.ofSeconds(60)), null, null);
		assertThat(look(10)).isBetween(seconds(8), seconds(10));
		hear(10.1);
		look(20.1);
		assertThat(this.client.pings).isEqualTo(2);
		for (int second = 21; second < 80; second++) {
			assertThat(look(second)).isPositive();
		}
		assertThat(this.client.pings).isEqualTo(2);
		assertThat(look(80.1)).isZero();
		assertThat(look(80.2)).isEqualTo(TimerWheel.DONE);
	}

	@Test
	void whenAnythingIsHeardAfterThePingThenClientLives() {
		connect(HEARTBEAT, null, null);
		look(25);
		hear(34);
		assertThat(look(35)).isBetween(seconds(19), seconds(24));
		look(59);
		assertThat(this.client.pings).isEqualTo(2);
		assertThat(this.log).isEmpty();
	}

	@Test
	void whenClientAnswersAtTheMomentOfThePingThenItLives() {
		connect(HEARTBEAT, null, null);
		look(25);
		hear(25);
		assertThat(look(35)).isBetween(seconds(10), seconds(15));
		assertThat(look(35.25)).isPositive();
		assertThat(this.log).isEmpty();
	}

	@Test
	void whenSomethingWasHeardWhileTheServerWasFrozenThenClientLives() {
		connect(HEARTBEAT, null, null);
		look(25);
		assertThat(look(100)).isZero();
		hear(100.1);
		assertThat(look(100.25)).isPositive();
		assertThat(this.log).isEmpty();
		// It does not count as the first of two looks.
		look(125.1);
		assertThat(look(135.1)).isZero();
		assertThat(look(135.2)).isEqualTo(TimerWheel.DONE);
	}

	@Test
	void whenClientIsNotReadThenItIsNeitherDeadNorIdle() {
		connect(HEARTBEAT, Duration.ofSeconds(60), null);
		look(25);
		this.session.pause();
		for (int second = 30; second < 1_000; second += 10) {
			assertThat(look(second)).isPositive();
		}
		assertThat(this.client.pings).isOne();
		this.session.resume();
		// Both times begin anew.
		assertThat(look(10)).isBetween(seconds(9), seconds(25));
		assertThat(this.log).isEmpty();
	}

	@Test
	void whenSomethingWaitsThenThereIsNoPingAndItsDeadlineDoesNotRun() {
		connect(HEARTBEAT, null, null);
		this.client.queued = 1;
		assertThat(look(25)).isBetween(1L, seconds(10));
		assertThat(this.client.pings).isZero();
		this.client.queued = 0;
		look(28);
		assertThat(this.client.pings).isOne();
		this.client.queued = 1;
		assertThat(look(38)).isPositive();
		assertThat(look(60)).isPositive();
		assertThat(this.log).isEmpty();
		this.client.queued = 0;
		look(61);
		assertThat(this.client.pings).isEqualTo(2);
		assertThat(look(71)).isZero();
		assertThat(look(71.1)).isEqualTo(TimerWheel.DONE);
		assertThat(this.log).hasSize(1);
	}

	@Test
	void whenClientSendsNoMessageThenItIsIdleWhateverElseItSends() {
		connect(HEARTBEAT, Duration.ofSeconds(40), null);
		for (int second = 1; second < 40; second++) {
			hear(second);
			assertThat(look(second)).isPositive();
		}
		assertThat(look(40)).isZero();
		assertThat(look(40.1)).isEqualTo(TimerWheel.DONE);
		assertThat(this.log).containsExactly("IDLE_TIMEOUT (1001, idle timeout)");
	}

	@Test
	void whenClientIsOldThenItIsClosedWhateverItDoes() {
		connect(null, null, Duration.ofSeconds(100));
		long wait = look(0);
		assertThat(wait).isBetween(seconds(90), seconds(100));
		hear(89);
		assertThat(this.liveness.look(this.session.activity().opened() + wait - 1)).isOne();
		this.session.pause();
		assertThat(this.liveness.look(this.session.activity().opened() + wait)).isEqualTo(TimerWheel.DONE);
		assertThat(this.log).containsExactly("MAX_AGE (1001, maximum age)");
	}

	@Test
	void whenClientsConnectTogetherThenTheirTimesAreSpread() {
		long most = 0;
		long least = Long.MAX_VALUE;
		for (int i = 0; i < 1_000; i++) {
			connect(HEARTBEAT, null, null);
			long wait = look(0);
			assertThat(wait).isBetween(seconds(20), seconds(25));
			most = Math.max(most, wait);
			least = Math.min(least, wait);
		}
		assertThat(most - least).isGreaterThan(seconds(4));
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void whenClientIsGoneThenTheWatchDoesNotKeepIt(boolean opened) {
		connect(HEARTBEAT, null, null);
		if (opened) {
			look(1);
		}
		WeakReference<ClientSession> gone = new WeakReference<>(this.session);
		this.session.lost();
		this.session = null;
		this.client = null;
		Awaitility.await().untilAsserted(() -> {
			System.gc();
			assertThat(gone.get()).isNull();
		});
		assertThat(this.liveness.look(0)).isEqualTo(TimerWheel.DONE);
	}

	@Test
	void whenClientIsBeingClosedThenItIsNotLookedAfter() {
		connect(HEARTBEAT, null, null);
		this.client.close(1000, "");
		assertThat(look(25)).isEqualTo(TimerWheel.DONE);
		assertThat(this.client.pings).isZero();
	}

	@Test
	void whenMessageBeginsAndDoesNotEndThenClientIsClosed() {
		connect(limits(60, 0));
		assertThat(look(0)).isEqualTo(seconds(60));
		hear(50);
		this.session.activity().begun();
		assertThat(look(60)).isEqualTo(seconds(50));
		hear(109);
		assertThat(look(109)).isEqualTo(seconds(1));
		assertThat(look(110)).isZero();
		assertThat(look(110.1)).isEqualTo(TimerWheel.DONE);
		assertThat(this.log).containsExactly("ERROR (1008, message takes too long)");
	}

	@Test
	void whenMessageEndsInTimeThenTheNextHasAsMuch() {
		connect(limits(60, 0));
		hear(50);
		this.session.activity().begun();
		hear(100);
		this.session.activity().begun();
		assertThat(look(110)).isEqualTo(seconds(50));
		this.session.activity().completed();
		assertThat(look(170)).isEqualTo(seconds(60));
	}

	@Test
	void whenMessageEndsAfterTheServerWasFrozenThenClientStays() {
		connect(limits(60, 0));
		hear(1);
		this.session.activity().begun();
		assertThat(look(500)).isZero();
		this.session.activity().completed();
		assertThat(look(500.1)).isEqualTo(seconds(60));
	}

	@Test
	void whenClientIsNotReadThenItsMessageMayTakeAsLong() {
		connect(limits(60, 0));
		hear(1);
		this.session.activity().begun();
		this.session.pause();
		assertThat(look(500)).isPositive();
		this.session.resume();
		assertThat(look(10)).isBetween(seconds(50), seconds(60));
		assertThat(this.log).isEmpty();
	}

	@Test
	void whenMessageTakesTooLongAndThereIsOnlyAWarningThenItMayGoOnAndTheNextIsWarnedOf() {
		connect(limits(60, 0, Limit.MESSAGE_TIMEOUT));
		hear(1);
		this.session.activity().begun();
		assertThat(look(61)).isZero();
		assertThat(look(61.1)).isZero();
		assertThat(look(61.2)).isEqualTo(seconds(60));
		hear(70);
		this.session.activity().begun();
		assertThat(look(130)).isZero();
		assertThat(look(130.1)).isZero();
		assertThat(look(130.2)).isEqualTo(seconds(60));
		assertThat(this.log).isEmpty();
	}

	@Test
	void whenClientSaysNothingAtFirstThenItIsClosedWhateverItAnswers() {
		connect(limits(60, 5));
		assertThat(look(0)).isEqualTo(seconds(5));
		hear(4);
		assertThat(look(5)).isZero();
		assertThat(look(5.1)).isEqualTo(TimerWheel.DONE);
		assertThat(this.log).containsExactly("ERROR (1008, no message in time)");
	}

	@Test
	void whenClientHasSaidSomethingThenItMayBeSilent() {
		connect(limits(0, 5));
		hear(4);
		this.session.activity().message();
		assertThat(look(500)).isGreaterThan(seconds(5));
		connect(limits(60, 5));
		hear(4);
		this.session.activity().begun();
		assertThat(look(5)).isEqualTo(seconds(59));
	}

	@Test
	void whenClientSaysSomethingAtTheMomentAtWhichItConnectsThenItMayBeSilent() {
		connect(limits(0, 5));
		hear(0);
		this.session.activity().message();
		assertThat(look(500)).isGreaterThan(seconds(5));
	}

	@Test
	void whenClientSaysNothingAndThereIsOnlyAWarningThenItIsWarnedOfOnce() {
		connect(limits(60, 5, Limit.FIRST_MESSAGE_TIMEOUT));
		assertThat(look(5)).isZero();
		assertThat(look(5.1)).isZero();
		assertThat(look(5.2)).isEqualTo(seconds(60));
		assertThat(look(65.2)).isEqualTo(seconds(60));
		assertThat(this.log).isEmpty();
	}

	private static ServiceLimits limits(int messageTimeout, int firstMessageTimeout, Limit... warnOnly) {
		return ServiceLimits.NONE.withMessageTimeout(Duration.ofSeconds(messageTimeout))
			.withFirstMessageTimeout(Duration.ofSeconds(firstMessageTimeout))
			.withWarnOnly(Set.of(warnOnly));
	}

	private void connect(ServiceLimits limits) {
		connect(null, null, null, limits);
	}

	private void connect(Heartbeat heartbeat, Duration idleTimeout, Duration maxAge) {
		connect(heartbeat, idleTimeout, maxAge, ServiceLimits.NONE);
	}

	@Test
	void whenClientSpeaksBossThenItHearsABeatEachInterval() {
		connectSpeaking("boss.v1");
		ClientBeat beat = new ClientBeat(this.liveness);
		assertThat(beat.look(0)).isEqualTo(seconds(25));
		hear(20);
		assertThat(beat.look(seconds(25))).isEqualTo(seconds(25));
		assertThat(this.client.controls).hasSize(2)
			.last()
			.asString()
			.matches("\\{\"boss\":\"[\\w-]{8}\",\"type\":\"boss.beat\"}");
		assertThat(this.client.pings).isZero();
	}

	// A wheel whose ticks are late, or whose turn is shorter than the interval.
	@Test
	void whenLookComesTooEarlyThenThereIsNoBeat() {
		connectSpeaking("boss.v1");
		ClientBeat beat = new ClientBeat(this.liveness);
		beat.look(0);
		assertThat(beat.look(seconds(12))).isEqualTo(seconds(13));
		assertThat(this.client.controls).hasSize(1);
		assertThat(beat.look(seconds(26))).isEqualTo(seconds(25));
		assertThat(this.client.controls).hasSize(2);
		assertThat(beat.look(seconds(27))).isEqualTo(seconds(24));
		assertThat(this.client.controls).hasSize(2);
	}

	@Test
	void whenSomethingWaitsForTheClientThenThatIsABeat() {
		connectSpeaking("boss.v1");
		ClientBeat beat = new ClientBeat(this.liveness);
		beat.look(0);
		this.client.queued = 1;
		assertThat(beat.look(seconds(25))).isEqualTo(seconds(25));
		assertThat(this.client.controls).hasSize(1);
	}

	@Test
	void whenClientHasGoneThenBeatEnds() {
		connectSpeaking("boss.v1");
		this.session.closedByPeer(1001, "");
		assertThat(new ClientBeat(this.liveness).look(0)).isEqualTo(PeriodicCheck.DONE);
		assertThat(this.client.controls).hasSize(1);
	}

	private void connectSpeaking(String subprotocol) {
		OutboundLimits limits = OutboundLimits.of(10, 10, Duration.ofSeconds(1), Duration.ofSeconds(1));
		this.client = TestSessions.connect(this.service, EndpointSettings.of(100, limits).withHeartbeat(HEARTBEAT),
				new ConnectionClock(EngineTime.system(new HandClock())), subprotocol, FakeTransportConnection::new);
		this.session = this.client.session;
		this.session.open();
		this.liveness = this.session.liveness();
	}

	private void connect(Heartbeat heartbeat, Duration idleTimeout, Duration maxAge, ServiceLimits serviceLimits) {
		OutboundLimits limits = OutboundLimits.of(10, 10, Duration.ofSeconds(1), Duration.ofSeconds(1));
		EndpointSettings settings = EndpointSettings.of(100, limits)
			.withHeartbeat(heartbeat)
			.withIdleTimeout(idleTimeout)
			.withMaxAge(maxAge)
			.withLimits(serviceLimits);
		HandClock clock = new HandClock();
		this.client = TestSessions.connect(this.service, settings, new ConnectionClock(EngineTime.system(clock)),
				FakeTransportConnection::new);
		this.session = this.client.session;
		this.session.open();
		this.liveness = this.session.liveness();
	}

	private void hear(double second) {
		this.session.activity().heard(this.session.activity().opened() + seconds(second));
	}

	private long look(double second) {
		return this.liveness.look(this.session.activity().opened() + seconds(second));
	}

	private static long seconds(double seconds) {
		return (long) (seconds * 1_000_000_000);
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.session;

import java.util.ArrayList;
import java.util.List;

import io.boss.websocket.stats.ResumeResult;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SessionsTests {

	private final List<Session> displaced = new ArrayList<>();

	private final Sessions<Session> sessions = new Sessions<>(2);

	@Test
	void whenATokenIsShownItsSessionIsFoundUntilItIsClaimed() {
		Session session = new Session();
		ResumeRequest request = request(this.sessions.issue(session, null), 3);
		assertThat(this.sessions.find(request)).isSameAs(session);
		assertThat(this.sessions.claim(request, session)).isTrue();
		assertThat(this.sessions.claim(request, session)).isFalse();
		assertThat(this.sessions.find(request)).isNull();
		assertThat(this.sessions.whyNot(request)).isEqualTo(ResumeResult.UNKNOWN);
	}

	@Test
	void whenATokenIsReplacedTheFormerIsVoid() {
		Session session = new Session();
		SessionToken first = this.sessions.issue(session, null);
		SessionToken second = this.sessions.issue(session, first.hash());
		assertThat(this.sessions.find(request(first, 0))).isNull();
		assertThat(this.sessions.find(request(second, 0))).isSameAs(session);
		assertThat(first.secret()).isNotEqualTo(second.secret());
	}

	@Test
	void whenASessionHasEndedItsClientIsToldWhyOnce() {
		Session session = new Session();
		SessionToken token = this.sessions.issue(session, null);
		this.sessions.ended(session, token.hash(), ResumeResult.EXPIRED);
		assertThat(this.sessions.find(request(token, 0))).isNull();
		assertThat(this.sessions.whyNot(request(token, 0))).isEqualTo(ResumeResult.EXPIRED);
		assertThat(this.sessions.whyNot(request(token, 0))).isEqualTo(ResumeResult.UNKNOWN);
	}

	@Test
	void whenThereAreManyEndedSessionsTheOldestAreForgotten() {
		SessionToken[] tokens = new SessionToken[3];
		for (int i = 0; i < 3; i++) {
			Session session = new Session();
			tokens[i] = this.sessions.issue(session, null);
			this.sessions.ended(session, tokens[i].hash(), ResumeResult.CLOSED);
		}
		assertThat(this.sessions.whyNot(request(tokens[0], 0))).isEqualTo(ResumeResult.UNKNOWN);
		assertThat(this.sessions.whyNot(request(tokens[2], 0))).isEqualTo(ResumeResult.CLOSED);
	}

	@Test
	void whenATokenIsOfAnotherApplicationItsHomeIsGone() {
		SessionToken foreign = new Sessions<Session>(1).issue(new Session(), null);
		assertThat(this.sessions.find(request(foreign, 0))).isNull();
		assertThat(this.sessions.whyNot(request(foreign, 0))).isEqualTo(ResumeResult.GONE);
	}

	@Test
	void whenTooManyAreDetachedTheOneThatHasWaitedLongestEnds() {
		Session first = new Session();
		Session second = new Session();
		Session third = new Session();
		this.sessions.detached(first);
		this.sessions.detached(second);
		this.sessions.detached(third);
		assertThat(this.displaced).containsExactly(first);
		this.sessions.attached(second);
		this.sessions.detached(first);
		assertThat(this.displaced).containsExactly(first);
		assertThat(this.sessions.detached()).isEqualTo(2);
	}

	@Test
	void whenARequestIsReadItHasTokenAndNumber() {
		SessionToken token = this.sessions.issue(new Session(), null);
		String entry = ResumeRequest.PREFIX + token.text() + ".4711";
		assertThat(ResumeRequest.of(List.of("boss.v1, " + entry, "boss.bearer.x")))
			.isEqualTo(new ResumeRequest(token, 4711));
		assertThat(ResumeRequest.of(List.of("boss.v1"))).isNull();
		assertThat(token.toString()).doesNotContain(token.secret());
	}

	@Test
	void whenARequestCannotBeReadItHasNoToken() {
		SessionToken token = this.sessions.issue(new Session(), null);
		String entry = ResumeRequest.PREFIX + token.text();
		List<String> illegible = List.of(ResumeRequest.PREFIX, entry, entry + ".", entry + ".-1", entry + ".01",
				entry + ".99999999999999999", entry + ".1x", ResumeRequest.PREFIX + "abc.12345678.1",
				entry + ".1, " + entry + ".1");
		for (String offered : illegible) {
			ResumeRequest request = ResumeRequest.of(List.of(offered));
			assertThat(request).as(offered).isEqualTo(new ResumeRequest(null, 0));
			assertThat(this.sessions.find(request)).isNull();
			assertThat(this.sessions.whyNot(request)).isEqualTo(ResumeResult.UNKNOWN);
		}
	}

	private static ResumeRequest request(SessionToken token, long received) {
		return new ResumeRequest(token, received);
	}

	private final class Session implements Resumable {

		@Override
		public void displaced() {
			SessionsTests.this.displaced.add(this);
		}

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.tester;

import io.boss.websocket.test.TestHandshake;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Handshake of a client that comes back: that of the test, which stays as it is, with the
 * session to go on with.
 */
final class ResumeOffer {

	private ResumeOffer() {
	}

	/**
	 * Makes a handshake.
	 * @param handshake that of the test
	 * @param resume asks for a session of before, or {@code null}
	 * @return another handshake
	 */
	static TestHandshake of(TestHandshake handshake, @Nullable String resume) {
		TestHandshake offer = new TestHandshake();
		handshake.headers().forEach((name, values) -> values.forEach((value) -> offer.header(name, value)));
		// They come with all others.
		offer.headers().remove(HttpHeaders.COOKIE);
		handshake.cookies().forEach((cookie) -> offer.cookie(cookie.getName(), cookie.getValue()));
		handshake.processors().forEach(offer::with);
		if (handshake.user() != null) {
			offer.user(handshake.user(), handshake.roles().toArray(new String[0]));
		}
		if (resume != null) {
			offer.header("Sec-WebSocket-Protocol", resume);
		}
		return offer;
	}

}

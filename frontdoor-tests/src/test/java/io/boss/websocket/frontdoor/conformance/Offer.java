/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.conformance;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Offers of permessage-deflate (RFC 7692, sections 5.1 and 7.1), and the answers that
 * they may have.
 *
 * @param id the number of its group, and its name in there
 * @param headers the lines of the header
 * @param answer whether an answer is right; {@code null} stands for no answer
 */
record Offer(String id, List<String> headers, Predicate<Agreement> answer) {

	private static final String SERVER_NO = Agreement.SERVER_NO_CONTEXT;

	private static final String CLIENT_NO = Agreement.CLIENT_NO_CONTEXT;

	private static final String SERVER_BITS = Agreement.SERVER_BITS;

	private static final String CLIENT_BITS = Agreement.CLIENT_BITS;

	static Stream<Offer> offers() {
		return Stream.of(accepted(), eitherWay(), declined()).flatMap((offers) -> offers);
	}

	private static Stream<Offer> accepted() {
		Predicate<Agreement> plain = (answer) -> answer != null && !answer.has(CLIENT_BITS);
		Predicate<Agreement> withClientBits = (answer) -> answer != null;
		return Stream.of(offer("plain", plain, ""),
				offer("server-no-context", plain.and((answer) -> answer.has(SERVER_NO)), "; " + SERVER_NO),
				offer("client-no-context", plain, "; " + CLIENT_NO),
				offer("no-context", plain.and((answer) -> answer.has(SERVER_NO)), "; " + SERVER_NO + "; " + CLIENT_NO),
				offer("client-bits", withClientBits, "; " + CLIENT_BITS),
				offer("client-bits.15", withClientBits, "; " + CLIENT_BITS + "=15"),
				offer("client-bits.quoted", withClientBits, "; " + CLIENT_BITS + "=\"15\""),
				offer("server-bits.15", plain, "; " + SERVER_BITS + "=15"),
				offer("server-bits.quoted", plain, "; " + SERVER_BITS + "=\"15\""),
				offer("spaces", plain.and((answer) -> answer.has(SERVER_NO)), "  ;   " + SERVER_NO + " ; " + CLIENT_NO),
				lines("second", plain, "x-unknown; a=b, permessage-deflate"),
				lines("second-line", plain, "x-unknown", "permessage-deflate"),
				lines("fall-back", plain.and((answer) -> !answer.has(SERVER_BITS)),
						"permessage-deflate; x-unknown, permessage-deflate"),
				lines("fall-back.line", plain, "permessage-deflate; " + SERVER_BITS + "=99", "permessage-deflate"),
				lines("first-wins", plain.and((answer) -> answer.has(SERVER_NO)),
						"permessage-deflate; " + SERVER_NO + ", permessage-deflate"));
	}

	// A small window for the server may be declined; who accepts it must keep to it.
	private static Stream<Offer> eitherWay() {
		Stream<Offer> server = Stream.of(8, 9, 10, 11, 12, 13, 14)
			.map((bits) -> offer("server-bits." + bits,
					(answer) -> answer == null || (answer.has(SERVER_BITS) && answer.serverBits() <= bits),
					"; " + SERVER_BITS + "=" + bits));
		Stream<Offer> client = Stream.of(8, 9, 12, 14)
			.map((bits) -> offer("client-bits." + bits,
					(answer) -> answer == null || !answer.has(CLIENT_BITS) || answer.clientBits() <= bits,
					"; " + CLIENT_BITS + "=" + bits));
		return Stream.concat(server, client);
	}

	private static Stream<Offer> declined() {
		Stream<String> wrong = Stream.of("x-unknown", "x-unknown=1", SERVER_NO + "=1", CLIENT_NO + "=true", SERVER_BITS,
				SERVER_BITS + "=", SERVER_BITS + "=7", SERVER_BITS + "=16", SERVER_BITS + "=x", SERVER_BITS + "=-9",
				SERVER_BITS + "=015", SERVER_BITS + "=4294967305", CLIENT_BITS + "=7", CLIENT_BITS + "=16",
				CLIENT_BITS + "=010", SERVER_NO + "; " + SERVER_NO, CLIENT_NO + "; " + CLIENT_NO,
				CLIENT_BITS + "; " + CLIENT_BITS + "=10", SERVER_BITS + "=15; " + SERVER_BITS + "=15");
		return Stream.concat(
				wrong.map((parameters) -> offer("declined." + parameters, Agreement::isNone, "; " + parameters)),
				Stream.of(lines("declined.name", Agreement::isNone, "x-permessage-deflate"),
						lines("declined.draft", Agreement::isNone, "permessage-compress; method=deflate")));
	}

	private static Offer offer(String id, Predicate<Agreement> answer, String parameters) {
		return lines(id, answer, "permessage-deflate" + parameters);
	}

	private static Offer lines(String id, Predicate<Agreement> answer, String... lines) {
		return new Offer("11.offer." + id,
				Arrays.stream(lines).map((line) -> "Sec-WebSocket-Extensions: " + line).toList(), answer);
	}

	@Override
	public String toString() {
		return this.id + ": " + String.join(" / ", this.headers);
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.conformance;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where the containers' own engines do not do what a case expects. Ours has no
 * exceptions.
 */
final class ContainerExceptions {

	private static final String ASYNCHRONOUS = "The container answers a close or a bad frame without waiting for what the service still has to say";

	private static final String WHOLE_FRAMES = "Ours counts what the container hands over, which is after the payload";

	private static final String ANY_LENGTH = "The container takes a length in more bytes than it needs";

	private static final String UNKNOWN_CODE = "Tomcat knows no codes from 1012 to 1014";

	private static final String BUSY = "Tomcat may end a connection without a close frame while a message is being written";

	// Rare, and any of them may meet it: what the client has read, Tomcat may not have
	// noticed to be written.
	private static final Pattern AFTER_MESSAGE = Pattern
		.compile("^[34568]\\.(.*\\.)?after-(echo|whole|fragments|ping)");

	private static final String ANY_KEY = "Jetty takes any key";

	private static final Map<String, String> BOTH = Map.ofEntries(Map.entry("2.ping.eight-bytes", ANY_LENGTH),
			Map.entry("4.3.pipelined", ASYNCHRONOUS), Map.entry("4.4.pipelined", ASYNCHRONOUS),
			Map.entry("4.5.pipelined", ASYNCHRONOUS), Map.entry("4.6.pipelined", ASYNCHRONOUS),
			Map.entry("4.7.pipelined", ASYNCHRONOUS), Map.entry("4.11.pipelined", ASYNCHRONOUS),
			Map.entry("4.12.pipelined", ASYNCHRONOUS), Map.entry("4.13.pipelined", ASYNCHRONOUS),
			Map.entry("4.14.pipelined", ASYNCHRONOUS), Map.entry("4.15.pipelined", ASYNCHRONOUS),
			Map.entry("5.nothing.pipelined", ASYNCHRONOUS), Map.entry("6.after-echo", ASYNCHRONOUS),
			Map.entry("7.after.message", ASYNCHRONOUS), Map.entry("7.after.large", ASYNCHRONOUS),
			Map.entry("12.end.after-messages", ASYNCHRONOUS), Map.entry("9.text", WHOLE_FRAMES),
			Map.entry("9.binary", WHOLE_FRAMES), Map.entry("9.65536", WHOLE_FRAMES), Map.entry("9.int", WHOLE_FRAMES),
			Map.entry("9.long", WHOLE_FRAMES), Map.entry("9.first", WHOLE_FRAMES), Map.entry("9.sum", WHOLE_FRAMES),
			Map.entry("9.after-echo", WHOLE_FRAMES), Map.entry("9.two-bytes", ANY_LENGTH),
			Map.entry("9.eight-bytes", ANY_LENGTH), Map.entry("10.bad-key.twice", "The container takes the first key"),
			Map.entry("11.", "The container has its own compression, or none"));

	private static final Map<String, String> TOMCAT = Map.ofEntries(
			Map.entry("6.invalid.surrogate.first.fast", "Tomcat sees a surrogate only with the byte after it"),
			Map.entry("6.invalid.surrogate.last.fast", "Tomcat sees a surrogate only with the byte after it"),
			Map.entry("10.case.connection", "Spring knows Upgrade and upgrade only; Jetty tells it so"),
			Map.entry("7.empty", "Tomcat takes the missing code for a 1000"),
			Map.entry("7.reason.bad", "Tomcat answers with 1002 to a reason that is no text"),
			Map.entry("7.reason.surrogate", "Tomcat answers with 1002 to a reason that is no text"),
			Map.entry("7.reason.unfinished", "Tomcat answers with 1002 to a reason that is no text"),
			Map.entry("7.code.1012", UNKNOWN_CODE), Map.entry("7.code.1013", UNKNOWN_CODE),
			Map.entry("7.code.1014", UNKNOWN_CODE),
			Map.entry("9.characters", "Ours closes, and Tomcat waits for the answer"));

	private static final Map<String, String> JETTY = Map.ofEntries(
			Map.entry("2.ping.126.head", "Jetty checks a control frame when it has the payload"),
			Map.entry("7.server.answered", "Jetty ends a connection without waiting for the answer"),
			Map.entry("10.bad-key.empty", ANY_KEY), Map.entry("10.bad-key.short", ANY_KEY),
			Map.entry("10.bad-key.letters", ANY_KEY), Map.entry("10.bad-key.unpadded", ANY_KEY),
			Map.entry("10.bad-key.long", ANY_KEY), Map.entry("8.head", "Jetty checks the mask when it has the payload"),
			Map.entry("9.top-bit", "Jetty takes a negative length for a large one"),
			Map.entry("9.all-bits", "Jetty takes a negative length for a large one"));

	private ContainerExceptions() {
	}

	/**
	 * Looks for an exception.
	 * @param stack the stack
	 * @param id the id of a case, of which an exception may name the beginning
	 * @return why the case does not hold, or {@code null} if it does
	 */
	static String of(Stack stack, String id) {
		return switch (stack) {
			case TOMCAT_OWN -> AFTER_MESSAGE.matcher(id).find() ? BUSY : of(TOMCAT, id);
			case JETTY_OWN -> of(JETTY, id);
			default -> null;
		};
	}

	private static String of(Map<String, String> own, String id) {
		String exception = find(own, id);
		return (exception != null) ? exception : find(BOTH, id);
	}

	private static String find(Map<String, String> exceptions, String id) {
		return exceptions.entrySet()
			.stream()
			.filter((exception) -> id.startsWith(exception.getKey()))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse(null);
	}

}

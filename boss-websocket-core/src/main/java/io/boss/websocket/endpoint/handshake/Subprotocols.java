/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint.handshake;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.boss.websocket.session.Agreement;
import org.jspecify.annotations.Nullable;

/**
 * Agreement on a subprotocol (RFC 6455, sections 1.9 and 4.2.2). What a service has not
 * declared may be a secret that a browser shows in its place: of that, nothing is ever
 * repeated that does not look like a name.
 *
 * @param declared what the service speaks, best first; empty if it does not care
 * @param service the name of the service
 */
record Subprotocols(List<String> declared, String service) {

	private static final int MAX_LENGTH = 48;

	// Words in small letters and versions, such as v12.stomp, ocpp1.6, v4.channel.k8s.io
	// or a_service_name. What is encoded mixes letters of both cases with digits, or has
	// long runs.
	private static final Pattern NAME = Pattern
		.compile("[a-z]{1,16}(\\d{1,2}[a-z]{0,2})?([._+-][a-z]{0,16}(\\d{1,2}[a-z]{0,2})?){0,7}");

	private static final Pattern SECRET = Pattern.compile("token|ticket|secret|bearer|passw|credential|api.?key|jwt"
			// What a client comes back to its session with.
			+ "|^boss\\W*resume");

	Subprotocols(List<String> declared) {
		this(declared, "");
	}

	/**
	 * Chooses a subprotocol. Who offers {@code boss.v1}, alone or beside a subprotocol of
	 * the application, gets it.
	 * @param offered what the client offers
	 * @return the best one, or {@code null} if there is none
	 */
	@Nullable String select(List<String> offered) {
		List<String> each = each(offered).toList();
		return this.declared.isEmpty() ? selectName(each)
				: this.declared.stream()
					.flatMap((own) -> Stream.of(Agreement.with(own), own))
					.filter(each::contains)
					.findFirst()
					.orElse(null);
	}

	private @Nullable String selectName(List<String> offered) {
		if (offered.contains(Agreement.NAME)) {
			return Agreement.NAME;
		}
		List<String> names = offered.stream().filter(this::isName).toList();
		return names.stream()
			.filter((name) -> Agreement.of(name).boss())
			.findFirst()
			.or(() -> names.stream().findFirst())
			.orElse(null);
	}

	/**
	 * Whether the two have no language in common.
	 * @param offered what the client offers
	 * @return whether to refuse the client
	 */
	boolean refuses(List<String> offered) {
		return !this.declared.isEmpty() && select(offered) == null;
	}

	/**
	 * What may be shown of what a client offers.
	 * @param offered what the client offers
	 * @return those that are no secrets
	 */
	List<String> names(List<String> offered) {
		return each(offered).filter((protocol) -> isDeclared(protocol) || isName(protocol)).toList();
	}

	// Of several lines of the header, each may have several.
	private static Stream<String> each(List<String> offered) {
		return offered.stream()
			.flatMap((line) -> Arrays.stream(line.split(",")))
			.map(String::strip)
			.filter((protocol) -> !protocol.isEmpty());
	}

	private boolean isDeclared(String protocol) {
		return this.declared.stream().anyMatch((own) -> protocol.equals(own) || protocol.equals(Agreement.with(own)));
	}

	private boolean isName(String protocol) {
		return protocol.equals(this.service) || (protocol.length() <= MAX_LENGTH && NAME.matcher(protocol).matches()
				&& !SECRET.matcher(protocol).find());
	}

}

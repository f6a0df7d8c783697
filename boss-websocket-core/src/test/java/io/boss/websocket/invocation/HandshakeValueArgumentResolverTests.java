/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.boss.websocket.CloseCode;
import io.boss.websocket.FakeConnection;
import io.boss.websocket.Handshake;
import io.boss.websocket.Outcome;
import io.boss.websocket.annotation.OnJoin;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HandshakeValueArgumentResolver}.
 */
class HandshakeValueArgumentResolverTests {

	private final FakeConnection client = new FakeConnection("1");

	private Object joined;

	@Test
	void whenHandshakeHasTheValuesThenTheyAreConverted() {
		handshake(Map.of("name", List.of("ann"), "age", List.of("7"), "tag", List.of("a", "b")),
				Map.of("theme", "dark"), "X-Level", "3");
		join(new Everything());
		assertThat(this.joined).isEqualTo(List.of("ann", 7, List.of("a", "b"), "dark", 3L));
	}

	@Test
	void whenThereIsOneValueThenAListHasOne() {
		handshake(Map.of("tag", List.of("a")), Map.of(), "X-Level", "3");
		join(new Tags());
		assertThat(this.joined).isEqualTo(List.of("a"));
	}

	@Test
	void whenThereAreSeveralValuesThenAStringJoinsThemAsInSpringMvc() {
		handshake(Map.of("name", List.of("ann", "bob")), Map.of(), "X-Level", "3");
		join(new Named());
		assertThat(this.joined).isEqualTo("ann,bob");
	}

	@Test
	void whenOptionalValuesAreMissingThenTheyAreNullOrTheDefault() {
		join(new Lenient());
		assertThat(this.joined).isEqualTo("null 5 Optional.empty");
	}

	@Test
	void whenRequiredValueIsMissingThenTheClientIsRejected() {
		assertThat(join(new Named())).isEqualTo(
				Outcome.reject(CloseCode.of(1008), "'name' is missing in the request that opened the connection"));
	}

	@Test
	void whenValueCannotBeConvertedThenTheClientIsRejectedWithoutTheValue() {
		handshake(Map.of("age", List.of("seven")), Map.of(), "X-Level", "3");
		assertThat(join(new Aged()))
			.isEqualTo(Outcome.reject(CloseCode.of(1008), "'age' is no int in the request that opened the connection"));
	}

	private Outcome<Object> join(Object bean) {
		return TestHandlers.of(bean).handleJoin("/websocket/test", this.client, null);
	}

	private void handshake(Map<String, List<String>> query, Map<String, String> cookies, String header, String value) {
		HttpHeaders headers = new HttpHeaders();
		headers.add(header, value);
		this.client.handshake(Handshake.builder(URI.create("ws://localhost/websocket/test"))
			.query(query)
			.headers(headers)
			.cookies(cookies)
			.build());
	}

	class Everything {

		@OnJoin
		void joined(@RequestParam String name, @RequestParam int age, @RequestParam("tag") List<String> tags,
				@CookieValue String theme, @RequestHeader("x-level") long level) {
			HandshakeValueArgumentResolverTests.this.joined = List.of(name, age, tags, theme, level);
		}

	}

	class Tags {

		@OnJoin
		void joined(@RequestParam("tag") List<String> tags) {
			HandshakeValueArgumentResolverTests.this.joined = tags;
		}

	}

	class Named {

		@OnJoin
		void joined(@RequestParam String name) {
			HandshakeValueArgumentResolverTests.this.joined = name;
		}

	}

	class Aged {

		@OnJoin
		void joined(@RequestParam int age) {
			HandshakeValueArgumentResolverTests.this.joined = age;
		}

	}

	class Lenient {

		@OnJoin
		void joined(@RequestParam(required = false) String name, @RequestParam(defaultValue = "5") int age,
				@RequestHeader Optional<String> level) {
			HandshakeValueArgumentResolverTests.this.joined = name + " " + age + " " + level;
		}

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint.handshake;

import java.util.List;

import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.RestartPolicy;
import io.boss.websocket.ServiceScope;
import io.boss.websocket.service.discovery.ServiceDescriptor;
import io.boss.websocket.service.discovery.ServiceTemplate;
import jakarta.servlet.http.MappingMatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.server.PathContainer;
import org.springframework.mock.web.MockHttpServletMapping;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.util.pattern.PathPatternParser;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ServicePathMatcher} and {@link KeyedPath}.
 */
class ServicePathMatcherTests {

	private static final BossServiceHandler<Object> HANDLER = new BossServiceHandler<>() {
	};

	private final ServicePathMatcher matcher = matcher("/websocket/", "");

	@ParameterizedTest
	@CsvSource({ "/websocket/chat, chat", "/websocket/room, room", "/websocket/room/, room", "/websocket/room/42, room",
			"/websocket/room/a/b/c/d, room", "/websocket/room//, room", "/websocket/room/../chat, room",
			"/websocket/room/%2e%2e, room", "/websocket/%72oom/42, room", "/websocket/room;a=b/42, room",
			"/websocket/game/eu/1, game" })
	void whenPathIsThatOfAServiceItIsFound(String path, String service) {
		assertThat(this.matcher.serviceOf(request(path))).isEqualTo(service);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/websocket", "/websocket/", "/websocket/rooms/42", "/websocket/roo", "/room/42",
			"/websocket/chat/42", "/websocket/Room/42", "/websocket//room/42", "//websocket/room/42",
			"/a/websocket/room/42", "/websocket/x/../room/42", "/websocket/room%2F42", "websocket/room/42",
			"/websocket/room/%zz" })
	void whenPathIsThatOfNoServiceNoneIsFound(String path) {
		assertThat(this.matcher.serviceOf(request(path))).isNull();
	}

	// Otherwise filters and the handler would differ about who a request is for.
	@ParameterizedTest
	@ValueSource(strings = { "/websocket/room", "/websocket/room/", "/websocket/room/42", "/websocket/room//",
			"/websocket/room/../chat", "/websocket/%72oom/42", "/websocket/room;a=b/42", "/websocket//room/42",
			"//websocket/room/42", "/websocket/room%2F42", "/websocket/rooms", "/websocket/x/../room/42",
			"/websocket/room/42/", "/websocket", "/websocket/", "/" })
	void whenPathIsReadItIsReadAsSpringDoes(String path) {
		KeyedPath keyed = keyed();
		PathContainer parsed = PathContainer.parsePath(path);
		boolean matches = PathPatternParser.defaultInstance.parse(keyed.pattern()).matches(parsed);
		assertThat(keyed.covers(parsed)).isEqualTo(matches);
	}

	@Test
	void whenThereIsAContextAndAServletTheirPathsAreLeftOut() {
		ServicePathMatcher matcher = matcher("/base/websocket/", "/mvc");
		assertThat(matcher.serviceOf(request("/app", "/mvc", "/base/websocket/room/4%202"))).isEqualTo("room");
		assertThat(matcher.serviceOf(request("/app", "/mvc", "/base/websocket/chat"))).isEqualTo("chat");
		assertThat(matcher.serviceOf(request("/app", "/mvc", "/websocket/room/42"))).isNull();
		MockHttpServletRequest request = request("/app", "/mvc", "/base/websocket/room/4%202");
		KeyedPath keyed = KeyedPath.of(service("/base/websocket/", "room/{id}"));
		assertThat(keyed).isNotNull();
		assertThat(keyed.key(KeyedPath.read(request))).containsExactly("4 2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/websocket/room", "/websocket/room/", "/websocket/room/42/", "/websocket/room//42",
			"/websocket/room;x/42", "/websocket;x/room/42", "/websocket/room/42;x", "/websocket/room/..",
			"/websocket/room/%2F" })
	void whenKeyIsNoneThereIsNone(String path) {
		assertThat(keyed().key(PathContainer.parsePath(path))).isNull();
	}

	@Test
	void whenThereIsAKeyItIsWhatIsBelowTheName() {
		assertThat(keyed().key(PathContainer.parsePath("/websocket/room/a+b"))).containsExactly("a+b");
		assertThat(keyed().key(PathContainer.parsePath("/websocket/room/room/room"))).containsExactly("room", "room");
		assertThat(keyed().key(PathContainer.parsePath("/websocket/r%6Fom/%C3%A9"))).containsExactly("é");
	}

	@Test
	void whenServiceHasNoTemplateItHasNoKeys() {
		assertThat(KeyedPath.of(service("/websocket/", "chat"))).isNull();
	}

	private static KeyedPath keyed() {
		KeyedPath keyed = KeyedPath.of(service("/websocket/", "room/{id}"));
		assertThat(keyed).isNotNull();
		return keyed;
	}

	private static ServicePathMatcher matcher(String base, String servletPath) {
		return new ServicePathMatcher(
				List.of(service(base, "chat"), service(base, "room/{id:.+}"), service(base, "game/{region}/{match}")),
				servletPath);
	}

	private static ServiceDescriptor service(String base, String text) {
		ServiceTemplate template = ServiceTemplate.isTemplate(text) ? ServiceTemplate.parse(text) : null;
		return new ServiceDescriptor((template != null) ? template.name() : text, base + text, template, "bean",
				BossServiceHandler.class, List.of(), RestartPolicy.PERMANENT, ServiceScope.NODE, false, () -> HANDLER,
				(key) -> true);
	}

	private static MockHttpServletRequest request(String path) {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
		request.setServletPath(path);
		return request;
	}

	private static MockHttpServletRequest request(String context, String servlet, String path) {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", context + servlet + path);
		request.setContextPath(context);
		request.setServletPath(servlet);
		request.setPathInfo(path);
		request.setHttpServletMapping(new MockHttpServletMapping(path, servlet + "/*", "mvc", MappingMatch.PATH));
		return request;
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.annotation.OnBroadcast;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.test.client.BossWebSocketClient;
import jakarta.servlet.DispatcherType;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The actuator's endpoint with the console: a page for browsers, JSON for everybody else.
 */
class ConsoleIntegrationTests {

	private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,"
			+ "image/webp,*/*;q=0.8";

	private static final String ENDPOINT = "/actuator/bosswebsocket";

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	@ParameterizedTest
	@EnumSource
	void whenBrowserAsksItGetsThePageAndItsFiles(Container container) {
		try (BossServer server = server(container).start()) {
			HttpResponse<String> page = get(server.http(ENDPOINT), BROWSER);
			assertThat(page.statusCode()).isEqualTo(200);
			assertThat(type(page)).startsWith("text/html").containsIgnoringCase("charset=utf-8");
			assertThat(page.body()).startsWith("<!DOCTYPE html>")
				.doesNotContain("{{base}}")
				.contains("\"./bosswebsocket/_console/");
			assertThat(header(page, "Content-Security-Policy")).startsWith("default-src 'self'; connect-src 'self'; ")
				.contains("frame-ancestors 'none'");
			assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
			assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
			HttpResponse<String> icon = get(server.http(ENDPOINT + "/_console/icon.svg"), "image/svg+xml,*/*;q=0.8");
			assertThat(icon.statusCode()).isEqualTo(200);
			assertThat(type(icon)).isEqualTo("image/svg+xml");
			assertThat(header(icon, "Content-Security-Policy")).contains("default-src 'self'");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "*/*", "application/json", "application/json, text/plain, */*",
			"application/vnd.spring-boot.actuator.v3+json", "application/json, text/html;q=0.5", "application/*" })
	void whenProgramAsksItGetsJson(String accept) {
		try (BossServer server = server(Container.TOMCAT).start()) {
			HttpResponse<String> services = get(server.http(ENDPOINT), accept);
			assertThat(services.statusCode()).isEqualTo(200);
			assertThat(type(services)).contains("json");
			assertThat(json(services).at("/services/0/name").asString()).isEqualTo("talk");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "index.html", "nothing.js", "..%2Fpage%2Findex.html", "..%5C..%5Cindex.html",
			"icon.svg%00", "%2e%2e/BossConsoleAutoConfiguration.class", "PageFiles.class", "types/../config.json",
			"types/..%2Ftalk.json", "a/b/c" })
	void whenNameIsOfNoFileThereIsNone(String name) {
		try (BossServer server = server(Container.TOMCAT).start()) {
			assertThat(get(server.http(ENDPOINT + "/_console/" + name), "*/*").statusCode()).isIn(400, 404);
		}
	}

	@ParameterizedTest
	@CsvSource({ "management.endpoints.web.path-mapping.bosswebsocket=boss, /actuator/boss, ./boss/, ../../",
			"management.endpoints.web.base-path=/, /bosswebsocket, ./bosswebsocket/, ../",
			"server.servlet.context-path=/app, /actuator/bosswebsocket, ./bosswebsocket/, ../../" })
	void whenPathIsAnotherThePageKnows(String property, String path, String base, String root) {
		try (BossServer server = server(Container.TOMCAT).with(property).start()) {
			HttpResponse<String> page = get(server.http(path), BROWSER);
			assertThat(page.body()).contains("\"" + base + "_console/");
			HttpResponse<String> config = get(server.http(path + "/_console/config.json"), "*/*");
			assertThat(json(config).at("/services/root").asString()).isEqualTo(root);
			assertThat(URI.create(config.uri().toString()).resolve("../" + root)).isEqualTo(server.http("/"));
			assertThat(get(server.http(path + "/_console/icon.svg"), "*/*").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void whenServletHasAPathOfItsOwnServicesAreBelowIt() {
		try (BossServer server = server(Container.TOMCAT).with("spring.mvc.servlet.path=/mvc").start();
				BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/mvc/websocket/talk"))) {
			client.send("hello");
			assertThat(client.receiveText()).isEqualTo("hello");
			URI config = server.http("/mvc" + ENDPOINT + "/_console/config.json");
			JsonNode services = json(get(config, "*/*")).get("services");
			assertThat(config.resolve("../" + services.get("root").asString())).isEqualTo(server.http("/mvc/"));
			assertThat(services.get("contextPath").asString()).isEqualTo("/mvc");
		}
	}

	@ParameterizedTest
	@EnumSource
	void whenActuatorHasAPortOfItsOwnThePageIsThere(Container container) {
		try (BossServer server = server(container).with("management.server.port=0").start()) {
			String port = server.context().getEnvironment().getProperty("local.management.port");
			URI endpoint = URI.create("http://localhost:" + port + ENDPOINT);
			HttpResponse<String> page = get(endpoint, BROWSER);
			assertThat(page.body()).contains("\"./bosswebsocket/_console/");
			assertThat(header(page, "Content-Security-Policy")).contains(
					"connect-src 'self' ws://localhost:" + server.port() + " wss://localhost:" + server.port() + ";");
			JsonNode config = json(get(URI.create(endpoint + "/_console/config.json"), "*/*"));
			assertThat(config.at("/services/port").asInt()).isEqualTo(server.port());
			assertThat(config.at("/services").has("root")).isFalse();
			assertThat(get(server.http(ENDPOINT), BROWSER).statusCode()).isEqualTo(404);
		}
	}

	@Test
	void whenNothingIsSetThePageMayDoEverythingButPlay() {
		try (BossServer server = server(Container.TOMCAT).start()) {
			JsonNode config = json(get(server.http(ENDPOINT + "/_console/config.json"), "*/*"));
			assertThat(config.get("access").asString()).isEqualTo("unrestricted");
			assertThat(config.get("showValues").asBoolean()).isFalse();
			assertThat(config.get("traffic").asBoolean()).isFalse();
			assertThat(config.at("/playground/enabled").asBoolean()).isFalse();
			assertThat(config.at("/playground/reason").asString()).contains("boss.websocket.console.playground=true");
			assertThat(config.has("csrf")).isFalse();
			assertThat(get(server.http(ENDPOINT + "/_console/types/talk.json"), "*/*").statusCode()).isEqualTo(404);
		}
	}

	@Test
	void whenOperatorsMayOnlyReadThePageKnows() {
		try (BossServer server = server(Container.TOMCAT).with("management.endpoint.bosswebsocket.access=read-only")
			.start()) {
			JsonNode config = json(get(server.http(ENDPOINT + "/_console/config.json"), "*/*"));
			assertThat(config.get("access").asString()).isEqualTo("read-only");
			assertThat(get(server.http(ENDPOINT), BROWSER).statusCode()).isEqualTo(200);
		}
	}

	@Test
	void whenConsoleIsSwitchedOffBrowsersAreToldAndProgramsGetJson() {
		try (BossServer server = server(Container.TOMCAT).with("boss.websocket.console.enabled=false").start()) {
			HttpResponse<String> page = get(server.http(ENDPOINT), BROWSER);
			assertThat(page.statusCode()).isEqualTo(404);
			assertThat(type(page)).startsWith("text/html");
			assertThat(page.body()).contains("boss.websocket.console.enabled=false");
			assertThat(get(server.http(ENDPOINT + "/_console/icon.svg"), "*/*").statusCode()).isEqualTo(404);
			assertThat(json(get(server.http(ENDPOINT), "*/*")).has("services")).isTrue();
		}
	}

	@Test
	void whenEndpointIsNotExposedThereIsNoPage() {
		try (BossServer server = server(Container.TOMCAT).with("management.endpoints.web.exposure.include=health")
			.start()) {
			assertThat(get(server.http(ENDPOINT), BROWSER).statusCode()).isEqualTo(404);
			assertThat(get(server.http(ENDPOINT + "/_console/icon.svg"), "*/*").statusCode()).isEqualTo(404);
		}
	}

	@Test
	void whenAnswersAreCachedEachGetsItsOwnAndHeaders() {
		try (BossServer server = server(Container.TOMCAT)
			.with("management.endpoint.bosswebsocket.cache.time-to-live=1h")
			.start()) {
			for (int i = 0; i < 2; i++) {
				assertThat(type(get(server.http(ENDPOINT), "*/*"))).contains("json");
				HttpResponse<String> page = get(server.http(ENDPOINT), BROWSER);
				assertThat(type(page)).startsWith("text/html");
				assertThat(header(page, "Content-Security-Policy")).isNotEmpty();
			}
		}
	}

	@Test
	void whenThereIsAPlaygroundItKnowsTheTypesOfMessages() {
		try (BossServer server = server(Container.TOMCAT).with("boss.websocket.console.playground=true")
			.with(Annotated.class)
			.start()) {
			JsonNode types = json(get(server.http(ENDPOINT + "/_console/types/game.json"), "*/*"));
			assertThat(types.get("path").asString()).isEqualTo("/websocket/game/{match}");
			assertThat(types.at("/variables/0").asString()).isEqualTo("match");
			assertThat(types.at("/incoming/0/name").asString()).isEqualTo("Step");
			assertThat(types.at("/incoming/0/method").asString()).isEqualTo("GameService.moved(Move, BossConnection)");
			assertThat(types.at("/incoming/0/schema/properties/type/const").asString()).isEqualTo("Step");
			assertThat(types.at("/incoming/1/schema/properties/high/type").asString()).isEqualTo("boolean");
			assertThat(types.at("/broadcasts/0/kind").asString()).isEqualTo("text");
			assertThat(json(get(server.http(ENDPOINT + "/_console/types/talk.json"), "*/*")).at("/incoming/0/kind")
				.asString()).isEqualTo("text");
			assertThat(get(server.http(ENDPOINT + "/_console/types/none.json"), "*/*").statusCode()).isEqualTo(404);
		}
	}

	@Test
	void whenSpringSecurityIsThereThePageIsAsSafeAsTheEndpointAndHasAToken() {
		try (BossServer server = server(Container.TOMCAT).withSecurity()
			.with(Operators.class)
			.with("spring.security.user.name=ann", "spring.security.user.password=secret")
			.start()) {
			assertThat(get(server.http(ENDPOINT), BROWSER).statusCode()).isEqualTo(401);
			assertThat(get(server.http(ENDPOINT + "/_console/icon.svg"), "*/*").statusCode()).isEqualTo(401);
			HttpResponse<String> config = get(server.http(ENDPOINT + "/_console/config.json"), "*/*", "ann:secret",
					null);
			assertThat(json(config).at("/csrf/header").asString()).isEqualTo("X-CSRF-TOKEN");
			String session = config.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
			String token = json(config).at("/csrf/token").asString();
			assertThat(post(server.http(ENDPOINT + "/talk/pause"), session, "wrong")).isEqualTo(403);
			assertThat(post(server.http(ENDPOINT + "/talk/pause"), session, token)).isEqualTo(200);
		}
	}

	@Test
	void whenServiceHasCrashedItsStackShowsWhereValuesDo() {
		FragileService fragile = new FragileService();
		try (BossServer server = server(Container.TOMCAT).service(FragileService.class, () -> fragile)
			.with("management.endpoint.bosswebsocket.show-values=always")
			.start(); BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/fragile"))) {
			fragile.crashIn("message", 1);
			client.send("once");
			JsonNode crashes = Awaitility.await()
				.until(() -> json(get(server.http(ENDPOINT + "/fragile"), "*/*")).get("crashes"),
						(found) -> found.size() == 1);
			assertThat(crashes.at("/0/callback").asString()).isEqualTo("handleIncoming");
			assertThat(crashes.at("/0/stack").asString()).startsWith("java.lang.IllegalStateException")
				.contains("\n\tat ", FragileService.class.getName());
			assertThat(crashes.get(0).has("key")).isFalse();
		}
	}

	@Test
	void whenServiceHasCrashedAndValuesAreHiddenSoIsTheStack() {
		FragileService fragile = new FragileService();
		try (BossServer server = server(Container.TOMCAT).service(FragileService.class, () -> fragile).start();
				BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/fragile"))) {
			fragile.crashIn("message", 1);
			client.send("once");
			JsonNode crashes = Awaitility.await()
				.until(() -> json(get(server.http(ENDPOINT + "/fragile"), "*/*")).get("crashes"),
						(found) -> found.size() == 1);
			assertThat(crashes.at("/0/stack").asString()).isEqualTo("******");
			assertThat(crashes.at("/0/cause").asString()).isEqualTo("******");
		}
	}

	@Test
	void whenMessagesAreLoggedAConnectionHasItsLastOnes() {
		try (BossServer server = server(Container.TOMCAT)
			.with("boss.websocket.traffic-logging.enabled=true", "boss.websocket.traffic-logging.payload-limit=5",
					"management.endpoint.bosswebsocket.show-values=always")
			.start(); BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/talk"))) {
			client.send("hello");
			client.send("good evening");
			assertThat(client.receiveTexts(2)).containsExactly("hello", "good evening");
			JsonNode details = json(get(connection(server), "*/*"));
			assertThat(details.at("/connection/id").asString()).isNotEmpty();
			JsonNode frames = details.at("/traffic/frames");
			assertThat(frames).extracting((frame) -> frame.get("direction").asString())
				.containsExactlyInAnyOrder("in", "in", "out", "out");
			assertThat(frames).filteredOn((frame) -> frame.get("truncated").asBoolean())
				.hasSize(2)
				.allSatisfy((frame) -> {
					assertThat(frame.get("payload").asString()).isEqualTo("good ");
					assertThat(frame.get("bytes").asInt()).isEqualTo(12);
					assertThat(frame.get("kind").asString()).isEqualTo("text");
				});
			assertThat(get(server.http(ENDPOINT + "/talk?connection=none"), "*/*").statusCode()).isEqualTo(404);
		}
	}

	@Test
	void whenMessagesAreNotLoggedAConnectionHasNone() {
		try (BossServer server = server(Container.TOMCAT).start();
				BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/talk"))) {
			client.send("hello");
			assertThat(client.receiveText()).isEqualTo("hello");
			assertThat(json(get(connection(server), "*/*")).has("traffic")).isFalse();
		}
	}

	private static URI connection(BossServer server) {
		BossConnection connection = server.service("talk").connections().iterator().next();
		return server.http(ENDPOINT + "/talk?connection=" + connection.id());
	}

	private static BossServer.Builder server(Container container) {
		return BossServer.on(container).service(TalkService.class, TalkService::new).with(Actuator.EXPOSED);
	}

	private static HttpResponse<String> get(URI uri, String accept) {
		return get(uri, accept, null, null);
	}

	private static HttpResponse<String> get(URI uri, String accept, String user, String cookie) {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri);
		if (!accept.isEmpty()) {
			request.header("Accept", accept);
		}
		if (user != null) {
			request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(user.getBytes()));
		}
		return send(request.build());
	}

	private static int post(URI uri, String cookie, String token) {
		return send(HttpRequest.newBuilder(uri)
			.header("Cookie", cookie)
			.header("X-CSRF-TOKEN", token)
			.header("Authorization", "Basic " + Base64.getEncoder().encodeToString("ann:secret".getBytes()))
			.POST(HttpRequest.BodyPublishers.noBody())
			.build()).statusCode();
	}

	private static HttpResponse<String> send(HttpRequest request) {
		try {
			return HTTP.send(request, BodyHandlers.ofString());
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static JsonNode json(HttpResponse<String> response) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		return JsonMapper.shared().readTree(response.body());
	}

	private static String type(HttpResponse<String> response) {
		return header(response, "Content-Type");
	}

	private static String header(HttpResponse<String> response, String name) {
		return response.headers().firstValue(name).orElse("");
	}

	@BossService("talk")
	static class TalkService {

		@OnIncoming
		String said(String text) {
			return text;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Annotated {

		@Bean
		GameService gameService() {
			return new GameService();
		}

	}

	@BossService("game/{match}")
	static class GameService {

		@OnIncoming
		void moved(Move move, BossConnection player) {
		}

		@OnBroadcast
		void announced(String text) {
		}

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
	sealed interface Move {

	}

	record Step(int to) implements Move {
	}

	record Jump(int to, boolean high) implements Move {
	}

	@Configuration(proxyBeanMethods = false)
	static class Operators {

		@Bean
		SecurityFilterChain operators(HttpSecurity http) {
			return http
				.authorizeHttpRequests((requests) -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
					.permitAll()
					.anyRequest()
					.authenticated())
				.httpBasic(Customizer.withDefaults())
				.csrf(Customizer.withDefaults())
				.build();
		}

	}

}

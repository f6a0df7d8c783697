/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.operator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import io.boss.websocket.BossServices;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OperatorSecurityConfiguration}: who may see and do what.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class OperatorSecurityIntegrationTests {

	private static final String RESTART = "/actuator/bosswebsocket/echo/restart";

	private final HttpClient http = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Autowired
	private BossServices services;

	@ParameterizedTest
	@ValueSource(strings = { "/actuator", "/actuator/info", "/actuator/metrics", "/actuator/prometheus",
			"/actuator/bosswebsocket", "/actuator/bosswebsocket/chat", "/actuator/bosswebsocket/_console/console.css",
			"/actuator/bosswebsocket/_console/console.js", "/actuator/bosswebsocket/_console/api.js",
			"/actuator/bosswebsocket/_console/config.json", "/actuator/%62osswebsocket" })
	void whenNobodySignsInOperatorsPathsAreClosed(String path) throws Exception {
		HttpResponse<String> response = send(get(path));
		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(response.headers().firstValue("WWW-Authenticate"))
			.hasValueSatisfying((challenge) -> assertThat(challenge).startsWith("Basic "));
		assertThat(send(signedIn(get(path), "guess")).statusCode()).isEqualTo(401);
		HttpResponse<String> operators = send(signedIn(get(path)));
		assertThat(operators.statusCode()).isEqualTo(200);
		assertThat(operators.headers().allValues("Set-Cookie")).singleElement()
			.asString()
			.startsWith("XSRF-TOKEN=")
			.doesNotContainIgnoringCase("HttpOnly");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/index.html", "/status.html", "/chat.html", "/echo.html", "/boss.css", "/demo.js",
			"/boss-websocket/client.js", "/demo-config.json", "/icon.svg" })
	void whenNobodySignsInAllElseIsOpenAsItWas(String path) throws Exception {
		HttpResponse<String> response = send(get(path));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().map()).doesNotContainKey("Set-Cookie");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/chat.html", "/account.html", "/boss-websocket/client.js", "/demo-config.json" })
	void whenPageIsOpenItHasTheUsualHeadersAndMayBeKept(String path) throws Exception {
		HttpHeaders headers = send(get(path)).headers();
		assertUsual(headers);
		assertThat(headers.map()).doesNotContainKeys("Pragma", "Set-Cookie");
	}

	@Test
	void whenPageIsTheOperatorsItHasTheUsualHeadersOnce() throws Exception {
		HttpResponse<String> page = send(signedIn(get("/actuator/bosswebsocket").header("Accept", "text/html")));
		assertThat(page.body()).startsWith("<!DOCTYPE html>");
		assertUsual(page.headers());
		assertUsual(send(signedIn(get("/actuator/bosswebsocket/_console/console.js"))).headers());
		assertUsual(send(get("/nowhere.html")).headers());
	}

	private static void assertUsual(HttpHeaders headers) {
		assertThat(headers.allValues("Content-Security-Policy")).singleElement()
			.asString()
			.startsWith("default-src 'self';")
			.contains("frame-ancestors 'none'");
		assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
		assertThat(headers.allValues("X-Frame-Options")).containsExactly("DENY");
		assertThat(headers.allValues("Referrer-Policy")).containsExactly("same-origin");
	}

	@Test
	void whenHealthIsReadOnlyOperatorSeesDetails() throws Exception {
		assertThat(send(get("/actuator/health")).body()).contains("\"status\":\"UP\"").doesNotContain("components");
		assertThat(send(signedIn(get("/actuator/health"))).body()).contains("components");
	}

	@Test
	void whenPrometheusScrapesThereAreMetersOfServices() throws Exception {
		try (BossWebSocketClient client = BossWebSocketClient.connect(this.port, "/websocket/echo")) {
			client.send("one");
			client.receive();
			Awaitility.await()
				.untilAsserted(() -> assertThat(send(signedIn(get("/actuator/prometheus"))).body())
					.containsPattern("boss_websocket_messages_total\\{[^}]*service=\"echo\"[^}]*} [1-9]"));
		}
	}

	@Test
	void whenTokenIsMissingOrWrongNothingIsRestarted() throws Exception {
		long restarts = this.services.get("echo").restarts();
		assertThat(send(signedIn(post(RESTART))).statusCode()).isEqualTo(403);
		assertThat(send(signedIn(post(RESTART).header("Cookie", "XSRF-TOKEN=a"))).statusCode()).isEqualTo(403);
		assertThat(send(signedIn(post(RESTART).header("X-XSRF-TOKEN", "a"))).statusCode()).isEqualTo(403);
		assertThat(send(signedIn(withToken(post(RESTART), "a", "b"))).statusCode()).isEqualTo(403);
		assertThat(send(withToken(post(RESTART), "a", "a")).statusCode()).isEqualTo(401);
		HttpRequest.Builder delete = request("/actuator/bosswebsocket/echo/connections/any").DELETE();
		assertThat(send(signedIn(delete)).statusCode()).isEqualTo(403);
		assertThat(this.services.get("echo").restarts()).isEqualTo(restarts);
	}

	@Test
	void whenCookieAndHeaderHaveTheSameTokenServiceIsRestarted() throws Exception {
		long restarts = this.services.get("echo").restarts();
		assertThat(send(signedIn(withToken(post(RESTART), "any", "any"))).statusCode()).isBetween(200, 204);
		Awaitility.await().until(() -> this.services.get("echo").restarts() > restarts);
	}

	@Test
	void whenOneRoomIsClosedByTheOperatorOthersGoOn() throws Exception {
		String close = "/actuator/bosswebsocket/chat/security/close";
		try (BossWebSocketClient client = BossWebSocketClient.connect(this.port, "/websocket/chat/security");
				BossWebSocketClient other = BossWebSocketClient.connect(this.port, "/websocket/chat/other")) {
			Awaitility.await().until(() -> this.services.get("chat").connections().size() == 2);
			assertThat(send(withToken(post(close), "a", "a")).statusCode()).isEqualTo(401);
			assertThat(send(signedIn(withToken(post(close), "a", "b"))).statusCode()).isEqualTo(403);
			assertThat(this.services.keyed("chat").keys()).contains("other", "security");
			assertThat(send(signedIn(withToken(post(close), "a", "a"))).statusCode()).isBetween(200, 204);
			Awaitility.await().until(() -> !this.services.keyed("chat").keys().contains("security"));
			assertThat(this.services.keyed("chat").keys()).contains("other");
			assertThat(other.isOpen()).isTrue();
		}
	}

	@Test
	void whenTokenIsKnownItStaysTheSame() throws Exception {
		HttpRequest.Builder request = get("/actuator/bosswebsocket").header("Cookie", "XSRF-TOKEN=any");
		assertThat(send(signedIn(request)).headers().allValues("Set-Cookie")).isEmpty();
	}

	@Test
	void whenAnotherSiteAsksForPermissionItGetsNone() throws Exception {
		HttpRequest.Builder preflight = request(RESTART).method("OPTIONS", BodyPublishers.noBody())
			.header("Origin", "https://elsewhere.example")
			.header("Access-Control-Request-Method", "POST")
			.header("Access-Control-Request-Headers", "x-xsrf-token");
		assertThat(send(preflight).headers().map()).doesNotContainKey("Access-Control-Allow-Origin");
	}

	private HttpRequest.Builder get(String path) {
		return request(path).GET();
	}

	private HttpRequest.Builder post(String path) {
		return request(path).POST(BodyPublishers.noBody());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.http.send(request.build(), BodyHandlers.ofString());
	}

	private static HttpRequest.Builder withToken(HttpRequest.Builder request, String cookie, String header) {
		return request.header("Cookie", "XSRF-TOKEN=" + cookie).header("X-XSRF-TOKEN", header);
	}

	private static HttpRequest.Builder signedIn(HttpRequest.Builder request) {
		return signedIn(request, "boss");
	}

	private static HttpRequest.Builder signedIn(HttpRequest.Builder request, String password) {
		byte[] credentials = ("operator:" + password).getBytes(StandardCharsets.UTF_8);
		return request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import io.boss.websocket.BossService;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.config.ServiceRegistrationCustomizer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * From which pages browsers may connect, also behind a proxy that ends TLS.
 */
@ExtendWith(OutputCaptureExtension.class)
@ParameterizedClass(name = "{0}, {1}, {2}")
@CsvSource({ "TOMCAT, native, direct", "TOMCAT, framework, container", "JETTY, native, container",
		"JETTY, framework, direct" })
class OriginIntegrationTests {

	private static final RefusalCounts COUNTS = new RefusalCounts();

	private static final HandshakeAnswer UPGRADED = new HandshakeAnswer(101, "");

	private static BossServer server;

	@Parameter(0)
	Container container;

	@Parameter(1)
	String strategy;

	@Parameter(2)
	String transport;

	@BeforeParameterizedClassInvocation
	static void start(Container container, String strategy, String transport) {
		server = BossServer.on(container)
			.service(RefusalCounts.class, () -> COUNTS)
			.with(HomeService.class, FriendlyService.class, FamilyService.class, CustomService.class,
					NamedService.class, Customizers.class)
			.with("server.forward-headers-strategy=" + strategy, "boss.websocket.transport=" + transport,
					"boss.websocket.services.friendly.allowed-origins=https://friend.example,https://Port.example:443,null",
					"boss.websocket.services.family.allowed-origin-patterns=https://*.family.example,https://*.Clan.example",
					"boss.websocket.services.named.allowed-hosts=boss.example,*.boss.example,port.example:8443,[::1]")
			.start();
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		server.close();
	}

	@BeforeEach
	void forget() {
		COUNTS.forget();
	}

	@Test
	void whenPageIsOfTheServerThenItMayConnect() {
		assertLetIn("home", own());
		assertLetIn("friendly", own());
		COUNTS.expect();
	}

	@Test
	void whenThereIsNoOriginThenItIsNoBrowserAndMayConnect() {
		assertThat(answer("home", "localhost:" + server.port())).isEqualTo(UPGRADED);
		COUNTS.expect();
	}

	@ParameterizedTest
	@CsvSource({ "LOCALHOST, localhost", "localhost, LOCALHOST", "localhost., localhost.", "[::1], [0:0:0:0:0:0:0:1]",
			"[2001:DB8::1], [2001:db8:0::1]" })
	void whenServerIsSpeltOtherwiseThenPageIsOfTheServer(String host, String ofOrigin) {
		int port = server.port();
		assertThat(answer("home", host + ":" + port, "Origin: HTTP://" + ofOrigin + ":" + port)).isEqualTo(UPGRADED);
		COUNTS.expect();
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "LOCALHOST:80" })
	void whenPortIsThatOfTheSchemeThenItNeedNotBeThere(String host) {
		assertThat(answer("home", host, "Origin: http://localhost")).isEqualTo(UPGRADED);
		assertThat(answer("home", host, "Origin: http://localhost:80")).isEqualTo(UPGRADED);
		COUNTS.expect();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://foe.example", "https://friend.example", "null", "http://localhost:1",
			"https://localhost", "http://localhost.foe.example", "", "http://localhost", "https://localhost:{port}",
			"ws://localhost:{port}", "http://localhost.:{port}", "http://127.0.0.1:{port}",
			"http://localhost:{port}@foe.example", "http://foe.example@localhost:{port}",
			"http://foe.example/@localhost:{port}", "http://foe.example\\@localhost:{port}",
			"http://foe.example#@localhost:{port}", "http://foe.example?@localhost:{port}",
			"http://localhost:{port}.foe.example", "http://foelocalhost:{port}", "http://localhost:{port}0",
			"http://localhost:{port} http://foe.example", "http://localhost:{port}, http://foe.example",
			"http://foe.example http://localhost:{port}", "file://", "chrome-extension://abcdef", "http://[::1",
			"http://localhost:99999999", "http://localhost:{port}/%zz", "//localhost:{port}", "localhost:{port}" })
	void whenPageIsOfAnotherOriginThenItIsRefusedAndCounted(String origin) {
		String sent = origin.replace("{port}", String.valueOf(server.port()));
		assertRefused("home", "Origin: " + sent);
	}

	@ParameterizedTest
	@CsvSource({ "http://localhost:{port}, http://foe.example", "http://foe.example, http://localhost:{port}",
			"http://localhost:{port}, http://localhost:{port}" })
	void whenThereAreTwoOriginsThenItIsRefused(String first, String second) {
		String port = String.valueOf(server.port());
		assertRefused("home", "Origin: " + first.replace("{port}", port), "Origin: " + second.replace("{port}", port));
	}

	@Test
	void whenOriginIsRefusedThenTheAnswerSaysWhatWasComparedAndWhatToDo() {
		HandshakeAnswer answer = answer("home", "boss.example:8080", "Origin: https://boss.example");
		assertThat(answer.status()).isEqualTo(403);
		assertThat(answer.body()).contains("'https://boss.example'", "http://boss.example:8080",
				"boss.websocket.allowed-origins", "server.forward-headers-strategy");
		COUNTS.expect("home: FORBIDDEN");
	}

	@Test
	void whenServiceAllowsAnOriginThenNoOtherServiceDoes() {
		assertLetIn("friendly", "https://friend.example");
		assertLetIn("friendly", "https://FRIEND.example:443");
		assertLetIn("friendly", "https://port.example");
		assertLetIn("friendly", "null");
		COUNTS.expect();
		assertRefused("friendly", "Origin: https://a.family.example");
		assertRefused("family", "Origin: https://friend.example");
	}

	@Test
	void whenServiceAllowsAPatternThenItIsMatchedAsAWhole() {
		assertLetIn("family", "https://a.family.example");
		assertLetIn("family", "https://a.clan.example");
		assertRefused("family", "Origin: https://a.family.example.foe.example");
		assertRefused("family", "Origin: http://a.family.example");
	}

	@Test
	void whenACustomizerSetsOriginsThenTheyHold(CapturedOutput output) {
		assertLetIn("custom", "https://custom.example");
		assertLetIn("custom", own());
		COUNTS.expect();
		assertRefused("custom", "Origin: https://friend.example");
		assertThat(output.toString().lines()).anySatisfy((line) -> assertThat(line).contains("WARN", "service=custom",
				"'https://friend.example'", own(), "boss.websocket.allowed-origins"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "boss.example", "BOSS.example:8080", "www.boss.example.", "port.example:8443",
			"[0:0:0:0:0:0:0:1]:8080" })
	void whenServerAnswersToTheHostThenClientIsLetIn(String host) {
		assertThat(answer("named", host, "Origin: http://" + host)).isEqualTo(UPGRADED);
		assertThat(answer("named", host)).isEqualTo(UPGRADED);
		COUNTS.expect();
	}

	// The page is of the server's own origin: its owner has pointed its name here.
	@ParameterizedTest
	@ValueSource(strings = { "foe.example", "boss.example.foe.example", "foeboss.example", "localhost", "127.0.0.1",
			"port.example", "[0:0:0:0:0:0:0:2]" })
	void whenServerDoesNotAnswerToTheHostThenItIsRefusedAndCounted(String host) {
		HandshakeAnswer answer = answer("named", host, "Origin: http://" + host);
		assertThat(answer.status()).isEqualTo(403);
		assertThat(answer.body()).contains("'" + host + "'", "boss.websocket.allowed-hosts");
		COUNTS.expect("named: FORBIDDEN");
		assertThat(answer("named", host).status()).isEqualTo(403);
		COUNTS.expect("named: FORBIDDEN");
		assertThat(answer("home", host, "Origin: http://" + host)).isEqualTo(UPGRADED);
	}

	@Test
	void whenAProxyNamesTheHostThenThatCounts() {
		assertThat(answer("named", "10.0.0.7:8080", "X-Forwarded-Host: boss.example", "X-Forwarded-Proto: https",
				"X-Forwarded-Port: 443", "Origin: https://boss.example"))
			.isEqualTo(UPGRADED);
		COUNTS.expect();
		assertThat(answer("named", "boss.example", "X-Forwarded-Host: foe.example").status()).isEqualTo(403);
		COUNTS.expect("named: FORBIDDEN");
	}

	@Test
	void whenAProxyEndsTlsThenItsOwnOriginIsTheServers() {
		String[] proxied = { "X-Forwarded-Proto: https", "X-Forwarded-Host: boss.example", "X-Forwarded-Port: 443",
				"X-Forwarded-For: 192.0.2.1", "Origin: https://boss.example" };
		assertThat(answer("home", "proxied", proxied)).isEqualTo(UPGRADED);
		proxied[4] = "Origin: https://foe.example";
		assertRefused("home", proxied);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https", "HTTPS", "wss", "WSS" })
	void whenAProxyNamesTheSchemeOfTheUpgradeThenPagesAreOfTheServer(String scheme) {
		assertLetInBehindAProxy(scheme, "https", "http", 443);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "HTTP", "ws", "WS" })
	void whenAProxySpeaksPlainHttpThenPagesAreOfTheServer(String scheme) {
		assertLetInBehindAProxy(scheme, "http", "https", 80);
	}

	private static void assertLetInBehindAProxy(String scheme, String ofPages, String ofOthers, int port) {
		String[] proxied = { "X-Forwarded-Proto: " + scheme, "X-Forwarded-Host: Boss.example",
				"X-Forwarded-Port: " + port, "Origin: " + ofPages + "://boss.example" };
		assertThat(answer("home", "proxied", proxied)).isEqualTo(UPGRADED);
		proxied[2] = "X-Forwarded-For: 192.0.2.1";
		assertThat(answer("home", "proxied", proxied)).as("without a port").isEqualTo(UPGRADED);
		COUNTS.expect();
		proxied[3] = "Origin: " + ofOthers + "://boss.example";
		assertRefused("home", proxied);
	}

	private static String own() {
		return "http://localhost:" + server.port();
	}

	private static void assertLetIn(String service, String origin) {
		assertThat(answer(service, "localhost:" + server.port(), "Origin: " + origin)).isEqualTo(UPGRADED);
	}

	private static void assertRefused(String service, String... headers) {
		assertThat(answer(service, "localhost:" + server.port(), headers).status()).isEqualTo(403);
		COUNTS.expect(service + ": FORBIDDEN");
	}

	private static HandshakeAnswer answer(String service, String host, String... headers) {
		return HandshakeAnswer.of(server, service, host, headers);
	}

	@Configuration(proxyBeanMethods = false)
	static class Customizers {

		@Bean
		ServiceRegistrationCustomizer origins() {
			return (service, registration) -> {
				if (service.equals("custom")) {
					registration.setAllowedOrigins("https://custom.example");
				}
			};
		}

	}

	@BossService("home")
	static class HomeService {

		@OnIncoming
		void said(String text) {
		}

	}

	@BossService("friendly")
	static class FriendlyService extends HomeService {

	}

	@BossService("family")
	static class FamilyService extends HomeService {

	}

	@BossService("named")
	static class NamedService extends HomeService {

	}

	@BossService("custom")
	static class CustomService extends HomeService {

	}

}

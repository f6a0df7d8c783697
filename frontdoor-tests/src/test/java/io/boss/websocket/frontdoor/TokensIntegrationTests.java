/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import com.nimbusds.jose.jwk.source.ImmutableSecret;
import io.boss.websocket.AuthenticationExpiring;
import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServices;
import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason;
import io.boss.websocket.annotation.OnClose;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInfo;
import io.boss.websocket.annotation.ServiceKey;
import io.boss.websocket.test.client.BossWebSocketClient;
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
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What a browser can show instead of headers, and what becomes of clients whose
 * authentication ends.
 */
@ParameterizedClass
@CsvSource({ "TOMCAT, direct", "TOMCAT, container", "JETTY, container" })
@ExtendWith(OutputCaptureExtension.class)
class TokensIntegrationTests {

	private static final SecretKey KEY = new SecretKeySpec(new byte[32], "HmacSHA256");

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private static final RefusalCounts COUNTS = new RefusalCounts();

	private static BossServer server;

	@Parameter(0)
	Container container;

	@Parameter(1)
	String transport;

	@BeforeParameterizedClassInvocation
	static void start(Container container, String transport) {
		server = BossServer.on(container)
			.withSecurity()
			.with(Security.class)
			.service(RefusalCounts.class, () -> COUNTS)
			.service(MembersService.class, MembersService::new)
			.service(TypedService.class, TypedService::new)
			.service(OpenService.class, OpenService::new)
			.service(UsersService.class, UsersService::new)
			.service(RoomService.class, RoomService::new)
			.service(StatelessService.class, StatelessService::new)
			.with("boss.websocket.transport=" + transport, "boss.websocket.authentication.bearer-enabled=true",
					"boss.websocket.authentication.ticket.enabled=true", "boss.websocket.authentication.in-band=true",
					"boss.websocket.authentication.session-grace=300ms", "boss.websocket.traffic-logging.enabled=true",
					"boss.websocket.traffic-logging.payload-limit=10000", "logging.level.io.boss=trace",
					"boss.websocket.services.members.access.rule=authenticated",
					"boss.websocket.services.users.access.roles=USER",
					"boss.websocket.services.room.access.rule=authenticated")
			.start();
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		server.close();
	}

	@BeforeEach
	void forget() {
		MembersService.closed.clear();
	}

	@Test
	void whenTokenIsASubprotocolThenClientIsKnownAndTokenIsNowhere(CapturedOutput output) {
		String token = token("dot", Duration.ofHours(1));
		try (RawWebSocket client = RawWebSocket.handshake(uri("members"),
				"Sec-WebSocket-Protocol: boss, boss.bearer." + token)) {
			assertThat(client.status()).isEqualTo(101);
			assertThat(client.header("Sec-WebSocket-Protocol")).isEqualTo("boss");
			BossConnection connection = connectionOf("dot");
			assertThat(connection.handshake().subprotocol()).isEqualTo("boss");
			assertThat(connection.handshake().headers().toString()).doesNotContain(token).doesNotContain("Bearer");
			assertThat(connection.handshake().headers().getFirst("Sec-WebSocket-Protocol")).isEqualTo("boss");
		}
		COUNTS.expect();
		assertThat(output).doesNotContain(token);
	}

	@Test
	void whenTokenIsOfferedWithoutItsPrefixThenItIsNotAnswered(CapturedOutput output) {
		String token = token("ann", Duration.ofHours(1));
		try (RawWebSocket client = RawWebSocket.handshake(uri("open"), "Sec-WebSocket-Protocol: " + token)) {
			assertThat(client.status()).isEqualTo(101);
			assertThat(client.header("Sec-WebSocket-Protocol")).isNull();
		}
		assertThat(status("open", "Sec-WebSocket-Protocol: boss, Boss.Bearer." + token)).isEqualTo(400);
		COUNTS.expect("open: UNAUTHORIZED");
		assertThat(output).doesNotContain(token);
	}

	@Test
	void whenServiceDeclaresSubprotocolsThenOneOfThemIsChosen() {
		String token = token("ann", Duration.ofHours(1));
		try (RawWebSocket client = RawWebSocket.handshake(uri("typed"),
				"Sec-WebSocket-Protocol: boss.bearer." + token + ", chat.v1", "Authorization: Basic bm9ib2R5Og==")) {
			assertThat(client.status()).isEqualTo(101);
			assertThat(client.header("Sec-WebSocket-Protocol")).isEqualTo("chat.v1");
		}
		assertThat(status("typed", "Sec-WebSocket-Protocol: boss, boss.bearer." + token)).isEqualTo(400);
		COUNTS.expect("typed: SUBPROTOCOL");
	}

	@Test
	void whenTokenIsNotGoodOrAloneThenClientIsRefused() {
		assertThat(status("members", "Sec-WebSocket-Protocol: boss, boss.bearer.nonsense")).isEqualTo(401);
		COUNTS.expect("members: UNAUTHORIZED");
		assertThat(status("open", "Sec-WebSocket-Protocol: boss, boss.bearer.nonsense")).isEqualTo(401);
		COUNTS.expect("open: UNAUTHORIZED");
		String token = token("ann", Duration.ofHours(1));
		assertThat(status("members", "Sec-WebSocket-Protocol: boss.bearer." + token)).isEqualTo(400);
		COUNTS.expect("members: BAD_REQUEST");
		assertThat(status("members", "Sec-WebSocket-Protocol: boss.bearer." + token + ", boss",
				"Sec-WebSocket-Protocol: boss.ticket.other"))
			.isEqualTo(400);
		COUNTS.expect("members: BAD_REQUEST");
	}

	@Test
	void whenTokenOrTicketIsInTheQueryThenClientIsRefused() throws Exception {
		assertThat(status("open?access_token=" + token("ann", Duration.ofHours(1)))).isEqualTo(400);
		COUNTS.expect("open: UNAUTHORIZED");
		assertThat(status("open?boss.ticket=" + ticket("ann", ""))).isEqualTo(400);
		COUNTS.expect("open: UNAUTHORIZED");
		assertThat(status("open?token=mine&ticket=4711")).isEqualTo(101);
	}

	@Test
	void whenTicketIsShownThenItIsGoodOnce() throws Exception {
		String ticket = ticket("ann", "");
		try (BossWebSocketClient client = BossWebSocketClient.to(uri("members"))
			.subprotocols("boss", "boss.ticket." + ticket)
			.connect()) {
			client.send("hello");
			assertThat(client.receiveText()).isEqualTo("ann said hello");
		}
		assertThat(status("members", "Sec-WebSocket-Protocol: boss, boss.ticket." + ticket)).isEqualTo(401);
		COUNTS.expect("members: UNAUTHORIZED");
	}

	@Test
	void whenTicketIsForAnotherServiceThenItIsUsedUp() throws Exception {
		String ticket = ticket("ann", "?service=open");
		assertThat(status("members", "Sec-WebSocket-Protocol: boss, boss.ticket." + ticket)).isEqualTo(401);
		assertThat(status("open", "Sec-WebSocket-Protocol: boss, boss.ticket." + ticket)).isEqualTo(401);
		COUNTS.expect("members: UNAUTHORIZED", "open: UNAUTHORIZED");
	}

	@Test
	void whenServiceHasKeysThenATicketIsGoodForEach() throws Exception {
		String ticket = ticket("ann", "?service=room");
		try (BossWebSocketClient client = BossWebSocketClient.to(uri("room/42"))
			.subprotocols("boss", "boss.ticket." + ticket)
			.connect()) {
			client.send("hello");
			assertThat(client.receiveText()).isEqualTo("ann said hello in 42");
		}
		assertThat(status("room/43", "Sec-WebSocket-Protocol: boss, boss.ticket." + ticket)).isEqualTo(401);
		COUNTS.expect("room: UNAUTHORIZED");
		assertThat(status("members", "Sec-WebSocket-Protocol: boss, boss.ticket." + ticket("ann", "?service=room")))
			.isEqualTo(401);
		COUNTS.expect("members: UNAUTHORIZED");
		assertThat(post("/websocket-tickets?service=room/42", "Authorization", basic("ann")).statusCode())
			.isEqualTo(400);
	}

	@Test
	void whenServiceHasKeysThenItsRulesAndSecretsAreThoseOfEach() {
		String token = token("ann", Duration.ofSeconds(2));
		try (BossWebSocketClient client = BossWebSocketClient.to(uri("room/a%20b"))
			.subprotocols("boss", "boss.bearer." + token)
			.connect()) {
			assertThat(List.of(client.receive(), client.receive())).contains("hurry, ann, in a b");
		}
		assertThat(status("room/42")).isEqualTo(401);
		COUNTS.expect("room: UNAUTHORIZED");
		assertThat(status("room/42?access_token=" + token)).isEqualTo(400);
		COUNTS.expect("room: UNAUTHORIZED");
		assertThat(status("room/42", "Sec-WebSocket-Protocol: boss, boss.bearer.nonsense")).isEqualTo(401);
		COUNTS.expect("room: UNAUTHORIZED");
	}

	// Spring Security's firewall is stricter than keys are.
	@Test
	void whenPathIsNoKeyThenNothingIsThereWhoeverRefusesIt() {
		assertThat(status("room/42/")).isEqualTo(404);
		assertThat(status("room")).isEqualTo(404);
		COUNTS.expect("room: NO_SUCH_KEY", "room: NO_SUCH_KEY");
		for (String path : List.of("room/..", "room/42;a=b", "room/%2E%2e", "room//42", "room/%5C", "room/a%2Fb",
				"room/%00", "room/100%25")) {
			assertThat(status(path)).as(path).isEqualTo(400);
		}
		COUNTS.forget();
		assertThat(server.context().getBean(BossServices.class).keyed("room").keys()).doesNotContain("100%", "..");
	}

	@Test
	void whenTicketAndCookieAreOfDifferentUsersThenClientIsRefused() throws Exception {
		String cookie = login("bob");
		assertThat(status("members", "Cookie: " + cookie,
				"Sec-WebSocket-Protocol: boss, boss.ticket." + ticket("ann", "")))
			.isEqualTo(401);
		COUNTS.expect("members: UNAUTHORIZED");
	}

	@Test
	void whenNobodyAsksForATicketThenThereIsNone() throws Exception {
		assertThat(post("/websocket-tickets").statusCode()).isEqualTo(401);
		assertThat(post("/websocket-tickets?service=nobody", "Authorization", basic("ann")).statusCode())
			.isEqualTo(400);
		HttpRequest get = HttpRequest.newBuilder(server.http("/websocket-tickets")).build();
		assertThat(HTTP.send(get, BodyHandlers.discarding()).statusCode()).isEqualTo(405);
	}

	@Test
	void whenTokenExpiresThenClientAndServiceAreWarnedAndClientIsClosed() {
		try (BossWebSocketClient client = connect(token("ann", Duration.ofSeconds(2)))) {
			assertThat(List.of(client.receive(), client.receive()))
				.anySatisfy((message) -> assertThat(message).isIn(
						"{\"type\":\"boss.authentication\",\"event\":\"expiring\",\"expiresIn\":0}",
						"{\"type\":\"boss.authentication\",\"event\":\"expiring\",\"expiresIn\":1}"))
				.contains("hurry, ann");
			assertThat(client.awaitEnd()).asString().isEqualTo("4401 authentication has ended");
		}
		await().untilAsserted(
				() -> assertThat(MembersService.closed).containsExactly(CloseReason.Kind.AUTHENTICATION_EXPIRED));
	}

	@Test
	void whenClientShowsANewTokenThenItStays(CapturedOutput output) {
		String next = token("ann", Duration.ofHours(1));
		try (BossWebSocketClient client = connect(token("ann", Duration.ofSeconds(2)))) {
			assertThat(List.of(client.receive(), client.receive())).contains("hurry, ann");
			client.send("{\"type\":\"boss.authentication\",\"token\":\"" + next + "\"}");
			assertThat(client.receiveText())
				.startsWith("{\"type\":\"boss.authentication\",\"event\":\"refreshed\"," + "\"expiresIn\":35");
			client.send("authorities");
			assertThat(client.receiveText()).contains("SCOPE_chat-of-3600");
		}
		assertThat(output).doesNotContain(next).contains("authorities");
	}

	@Test
	void whenClientThatSpeaksBossShowsANewTokenWithItsMarkThenItStays(CapturedOutput output) {
		String next = token("ann", Duration.ofHours(1));
		try (BossWebSocketClient client = BossWebSocketClient.to(uri("members"))
			.subprotocols("boss.v1", "boss.bearer." + token("ann", Duration.ofSeconds(60)))
			.connect()) {
			assertThat(client.subprotocol()).isEqualTo("boss.v1");
			String mark = client.receiveText().substring(31, 39);
			client.send("{\"boss\":\"" + mark + "\",\"type\":\"boss.authentication\",\"token\":\"" + next + "\"}");
			assertThat(client.receiveText())
				.startsWith("{\"type\":\"boss.authentication\",\"event\":\"refreshed\",\"expiresIn\":35");
		}
		assertThat(output).doesNotContain(next);
	}

	@Test
	void whenClientShowsATicketThenItStays() throws Exception {
		try (BossWebSocketClient client = connect(token("ann", Duration.ofSeconds(2)))) {
			client.send("{\"type\":\"boss.authentication\",\"ticket\":\"" + ticket("ann", "") + "\"}");
			await().untilAsserted(() -> assertThat(client.receive())
				.isEqualTo("{\"type\":\"boss.authentication\",\"event\":\"refreshed\"}"));
		}
	}

	@Test
	void whenClientShowsSomethingWrongThenItIsClosed() {
		try (BossWebSocketClient client = connect(token("ann", Duration.ofHours(1)))) {
			client.send("{\"type\":\"boss.authentication\",\"token\":\"nonsense\"}");
			assertThat(client.awaitEnd()).asString().isEqualTo("4401 not accepted");
		}
		try (BossWebSocketClient client = connect(token("ann", Duration.ofHours(1)))) {
			client.send("{\"type\":\"boss.authentication\",\"token\":\"" + token("bob", Duration.ofHours(1)) + "\"}");
			assertThat(client.awaitEnd()).asString().isEqualTo("4401 another user");
		}
	}

	@Test
	void whenClientHasLostItsRoleThenItIsClosed() throws Exception {
		try (BossWebSocketClient client = BossWebSocketClient.to(uri("users"))
			.subprotocols("boss", "boss.ticket." + ticket("ann", ""))
			.connect()) {
			assertThat(client).receivedNothing();
		}
		String cookie = login("ann");
		try (BossWebSocketClient client = BossWebSocketClient.to(uri("users"))
			.headers(Map.of("Cookie", cookie))
			.connect()) {
			client.send("{\"type\":\"boss.authentication\",\"token\":\"" + token("ann", Duration.ofHours(1)) + "\"}");
			assertThat(client.awaitEnd()).asString().isEqualTo("4403 access denied");
		}
	}

	@Test
	void whenMessageLooksSimilarThenServiceGetsIt() {
		try (BossWebSocketClient client = connect(token("ann", Duration.ofHours(1)))) {
			client.send("{\"type\":\"boss.authenticator\"}");
			assertThat(client.receiveText()).isEqualTo("ann said {\"type\":\"boss.authenticator\"}");
			client.send("{\"type\":\"boss.authentication\",\"secret\":1}");
			assertThat(client.receiveText()).isEqualTo("{\"type\":\"boss.authentication\",\"event\":\"failed\"}");
		}
	}

	@Test
	void whenMessageOfAuthenticationIsSpelledInAnotherWayThenServiceAndLogsHaveItNot(CapturedOutput output) {
		List<String> spellings = List.of("{ \"type\" : \"boss.authentication\", \"token\": \"S3CRET\", \"more\": {} }",
				"{\"token\":\"S3CRET one\",\"type\":\"boss.authentication\"}",
				"\uFEFF\r\n{\"\\u0074ype\":\"boss.authenticatio\\u006e\",\"token\":\"S3CRET one\"}",
				"{\"type\":\"chat\",\"type\":\"boss.authentication\",\"token\":\"S3CRET\"}",
				"{\"large\":\"" + "x".repeat(50_000) + "\",\"type\":\"boss.authentication\",\"token\":\"S3CRET\"}",
				"{\"type\":\"boss.authentication\",\"token\":\"S3CRET");
		try (BossWebSocketClient known = connect(token("ann", Duration.ofHours(1)));
				BossWebSocketClient nobody = BossWebSocketClient.connect(uri("open"))) {
			for (String spelling : spellings) {
				for (BossWebSocketClient client : List.of(known, nobody)) {
					client.send(spelling);
					assertThat(client.receiveText())
						.isEqualTo("{\"type\":\"boss.authentication\",\"event\":\"failed\"}");
					client.send(spelling.getBytes(StandardCharsets.UTF_8));
					assertThat(client.receiveText())
						.isEqualTo("{\"type\":\"boss.authentication\",\"event\":\"failed\"}");
				}
			}
			known.send("{\"type\":\"chat\"}");
			assertThat(known.receiveText()).isEqualTo("ann said {\"type\":\"chat\"}");
		}
		assertThat(output).doesNotContain("S3CRET");
	}

	@Test
	void whenUserLogsOutThenItsConnectionsAreClosed() throws Exception {
		String cookie = login("ann");
		String ticket = body(post("/websocket-tickets", "Cookie", cookie));
		String beside = body(post("/websocket-tickets", "Cookie", cookie));
		try (BossWebSocketClient byCookie = BossWebSocketClient.to(uri("members"))
			.headers(Map.of("Cookie", cookie))
			.connect();
				BossWebSocketClient byTicketBesideAnother = BossWebSocketClient.to(uri("members"))
					.headers(Map.of("Cookie", login("ann")))
					.subprotocols("boss", "boss.ticket." + beside)
					.connect();
				BossWebSocketClient byTicket = BossWebSocketClient.to(uri("members"))
					.subprotocols("boss", "boss.ticket." + ticket)
					.connect();
				BossWebSocketClient other = connect(token("ann", Duration.ofHours(1)))) {
			assertThat(post("/logout", "Cookie", cookie).statusCode()).isEqualTo(204);
			// Tomcat's own WebSockets end with their session, as their specification
			// wants.
			assertThat(byCookie.awaitEnd()).asString().isIn("4401 authentication has ended", tomcatsOwn());
			assertThat(byTicket.awaitEnd()).asString().isEqualTo("4401 authentication has ended");
			assertThat(byTicketBesideAnother.awaitEnd()).asString().isEqualTo("4401 authentication has ended");
			other.send("hello");
			assertThat(other.receiveText()).isEqualTo("ann said hello");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "ticket", "bearer" })
	void whenChainOfServiceIsStatelessThenSessionOfThePageStaysAsItIs(String kind) throws Exception {
		String cookie = login("ann");
		String secret = kind.equals("ticket") ? body(post("/websocket-tickets", "Cookie", cookie))
				: token("ann", Duration.ofHours(1));
		try (BossWebSocketClient client = BossWebSocketClient.to(uri("stateless"))
			.headers(Map.of("Cookie", cookie))
			.subprotocols("boss", "boss." + kind + "." + secret)
			.connect()) {
			client.send("hello");
			assertThat(client.receiveText()).isEqualTo("ann said hello");
			// A new id, which the handshake's answer tells nobody, would have ended the
			// login.
			assertThat(body(post("/websocket-tickets", "Cookie", cookie))).isNotEmpty();
		}
	}

	@Test
	void whenAllConnectionsOfAUserAreClosedThenOthersStay() {
		BossServices services = server.context().getBean(BossServices.class);
		await().untilAsserted(() -> assertThat(services.connectionsOf("eve")).isEmpty());
		try (BossWebSocketClient first = connect(token("eve", Duration.ofHours(1)));
				BossWebSocketClient second = connect(token("eve", Duration.ofHours(1)));
				BossWebSocketClient other = connect(token("ann", Duration.ofHours(1)))) {
			// A client has its 101 before the server has the connection.
			await().untilAsserted(() -> assertThat(services.connectionsOf("eve")).hasSize(2));
			assertThat(services.closeConnectionsOf("eve", CloseCode.of(4403), "gone")).isEqualTo(2);
			assertThat(first.awaitEnd()).asString().isEqualTo("4403 gone");
			assertThat(second.awaitEnd()).asString().isEqualTo("4403 gone");
			other.send("hello");
			assertThat(other.receiveText()).isEqualTo("ann said hello");
		}
	}

	private String tomcatsOwn() {
		return (this.container == Container.TOMCAT && this.transport.equals("container"))
				? "1008 This connection was established under an authenticated HTTP session that has ended."
				: "4401 authentication has ended";
	}

	private static BossWebSocketClient connect(String token) {
		return BossWebSocketClient.to(uri("members")).subprotocols("boss", "boss.bearer." + token).connect();
	}

	private static BossConnection connectionOf(String user) {
		BossServices services = server.context().getBean(BossServices.class);
		await().untilAsserted(() -> assertThat(services.connectionsOf(user)).hasSize(1));
		return services.connectionsOf(user).iterator().next();
	}

	private static URI uri(String service) {
		return server.uri("/websocket/" + service);
	}

	private static int status(String service, String... headers) {
		try (RawWebSocket client = RawWebSocket.handshake(uri(service), headers)) {
			return client.status();
		}
	}

	private static String token(String user, Duration validity) {
		Instant now = Instant.now();
		JwtClaimsSet claims = JwtClaimsSet.builder()
			.subject(user)
			.claim("scope", "chat-of-" + validity.toSeconds())
			.issuedAt(now)
			.expiresAt(now.plus(validity))
			.build();
		return new NimbusJwtEncoder(new ImmutableSecret<>(KEY))
			.encode(JwtEncoderParameters.from(JwsHeader.with(MacAlgorithm.HS256).build(), claims))
			.getTokenValue();
	}

	private static String ticket(String user, String query) throws IOException, InterruptedException {
		HttpResponse<String> response = post("/websocket-tickets" + query, "Authorization", basic(user));
		assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
		return body(response);
	}

	private static String body(HttpResponse<String> response) {
		assertThat(response.statusCode()).isEqualTo(200);
		Matcher json = Pattern.compile("\\{\"ticket\":\"([A-Za-z0-9_-]{43})\",\"expiresIn\":30}")
			.matcher(response.body());
		assertThat(json.matches()).as(response.body()).isTrue();
		return json.group(1);
	}

	private static String login(String user) throws IOException, InterruptedException {
		HttpResponse<String> response = post("/login?username=" + user + "&password=secret");
		assertThat(response.statusCode()).isEqualTo(302);
		return response.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
	}

	private static HttpResponse<String> post(String path, String... headers) throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(server.http(path)).POST(BodyPublishers.noBody());
		return HTTP.send(((headers.length > 0) ? request.headers(headers) : request).build(), BodyHandlers.ofString());
	}

	private static String basic(String user) {
		return "Basic " + Base64.getEncoder().encodeToString((user + ":secret").getBytes(StandardCharsets.US_ASCII));
	}

	@Configuration(proxyBeanMethods = false)
	static class Security {

		@Bean
		@Order(1)
		SecurityFilterChain stateless(HttpSecurity http) {
			return http.securityMatcher("/websocket/stateless")
				.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.oauth2ResourceServer((server) -> server.jwt(Customizer.withDefaults()))
				.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
				.build();
		}

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
				.httpBasic(Customizer.withDefaults())
				.formLogin(Customizer.withDefaults())
				.oauth2ResourceServer((server) -> server.jwt(Customizer.withDefaults()))
				.csrf(AbstractHttpConfigurer::disable)
				.build();
		}

		@Bean
		JwtDecoder jwtDecoder() {
			return NimbusJwtDecoder.withSecretKey(KEY).macAlgorithm(MacAlgorithm.HS256).build();
		}

		@Bean
		InMemoryUserDetailsManager users() {
			return new InMemoryUserDetailsManager(
					List.of(User.withUsername("ann").password("{noop}secret").roles("USER").build(),
							User.withUsername("bob").password("{noop}secret").roles("USER").build()));
		}

	}

	@BossService("members")
	static class MembersService {

		static final List<CloseReason.Kind> closed = new CopyOnWriteArrayList<>();

		@OnIncoming
		String said(String text, Principal principal) {
			return text.equals("authorities")
					? SecurityContextHolder.getContext().getAuthentication().getAuthorities().toString()
					: principal.getName() + " said " + text;
		}

		@OnInfo
		void expiring(AuthenticationExpiring info) {
			info.connection()
				.send("hurry, " + info.connection().handshake().principal().getName().toLowerCase(Locale.ROOT));
		}

		@OnClose
		void left(CloseReason reason) {
			closed.add(reason.kind());
		}

	}

	@BossService("stateless")
	static class StatelessService {

		@OnIncoming
		String said(String text, Principal principal) {
			return principal.getName() + " said " + text;
		}

	}

	@BossService("room/{id}")
	static class RoomService {

		@OnIncoming
		String said(String text, Principal principal, @ServiceKey String id) {
			return principal.getName() + " said " + text + " in " + id;
		}

		@OnInfo
		void expiring(AuthenticationExpiring info, @ServiceKey String id) {
			info.connection().send("hurry, " + info.connection().handshake().principal().getName() + ", in " + id);
		}

	}

	@BossService(value = "typed", subprotocols = "chat.v1")
	static class TypedService extends OpenService {

	}

	@BossService("users")
	static class UsersService extends OpenService {

	}

	@BossService("open")
	static class OpenService {

		@OnIncoming
		void said(String text) {
		}

	}

}

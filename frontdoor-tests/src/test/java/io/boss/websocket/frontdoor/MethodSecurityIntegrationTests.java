/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.BossServices;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.InvalidMessage;
import io.boss.websocket.Outcome;
import io.boss.websocket.ServiceCall;
import io.boss.websocket.ServiceCallException;
import io.boss.websocket.TaskResult;
import io.boss.websocket.annotation.OnBroadcast;
import io.boss.websocket.annotation.OnClose;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInfo;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnInvalid;
import io.boss.websocket.annotation.OnJoin;
import io.boss.websocket.security.access.ConnectionAuthentications;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Whom callbacks are run for, and what becomes of those that Spring Security denies.
 */
class MethodSecurityIntegrationTests {

	private static final RefusalCounts COUNTS = new RefusalCounts();

	private static final BlockingQueue<String> CLOSED = new LinkedBlockingQueue<>();

	private static final byte[] WIPE = { 0 };

	private static final String DENIED = "{\"detail\":\"access denied\",\"status\":403,\"title\":\"Forbidden\"}";

	private static BossServer server;

	@BeforeAll
	static void start() {
		server = BossServer.on(Container.TOMCAT)
			.withSecurity()
			.with(Security.class, Services.class)
			.service(RefusalCounts.class, () -> COUNTS)
			.with("boss.websocket.services.notes.on-error=restart")
			.start();
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@BeforeEach
	void forget() {
		COUNTS.expect();
		CLOSED.clear();
	}

	@Test
	void whenClientLacksTheRightThenItsMessageIsDroppedAndItIsTold() {
		long restarts = server.service("notes").restarts();
		try (BossWebSocketClient ann = connect("notes", "ann"); BossWebSocketClient root = connect("notes", "root")) {
			ann.send(WIPE);
			assertThat(ann.receiveText()).isEqualTo(DENIED);
			ann.send("who");
			assertThat(ann.receiveText()).isEqualTo("ann of ann");
			root.send(WIPE);
			assertThat(root.receiveText()).isEqualTo("wiped by root");
			root.send("who");
			assertThat(root.receiveText()).isEqualTo("root of root");
		}
		COUNTS.expect("notes: FORBIDDEN");
		assertThat(server.service("notes").restarts()).isEqualTo(restarts);
	}

	@Test
	void whenServiceHandlesInvalidMessagesThenDeniedOnesAreAmongThem() {
		try (BossWebSocketClient ann = connect("desk", "ann"); BossWebSocketClient root = connect("desk", "root")) {
			ann.send("1");
			assertThat(ann.receiveText()).isEqualTo("DENIED: access denied of Text[1 chars]");
			root.send("2");
			assertThat(root.receiveText()).isEqualTo("2");
			COUNTS.expect("desk: FORBIDDEN");
		}
		assertThat(server.service("desk").restarts()).isZero();
	}

	@Test
	void whenHandlerIsAPrototypeThenItsMethodsAreSecuredToo() {
		try (BossWebSocketClient ann = connect("ledger", "ann"); BossWebSocketClient root = connect("ledger", "root")) {
			ann.send("1");
			root.send("2");
			assertThat(root.receiveText()).isEqualTo("[2] by root");
			COUNTS.expect("ledger: FORBIDDEN");
		}
		assertThat(server.service("ledger").restarts()).isZero();
	}

	@Test
	void whenJoinIsDeniedThenClientIsClosed() {
		try (BossWebSocketClient ann = connect("vault", "ann"); BossWebSocketClient root = connect("vault", "root")) {
			assertThat(ann.awaitEnd()).asString().isEqualTo("4403 access denied");
			root.send("who");
			assertThat(root.receiveTexts(2)).containsExactly("welcome root", "root");
		}
	}

	@Test
	void whenNobodyIsAuthenticatedThenItIsADenialToo() {
		try (BossWebSocketClient anybody = BossWebSocketClient.connect(server.uri("/websocket/notes"))) {
			anybody.send(WIPE);
			anybody.send("who");
			assertThat(anybody.receiveTexts(2)).containsExactly(DENIED, "anonymousUser of nobody");
		}
		COUNTS.expect("notes: FORBIDDEN");
	}

	@Test
	void whenClientLeavesThenItsCloseIsHandledForIt() throws InterruptedException {
		try (BossWebSocketClient ann = connect("notes", "ann")) {
			ann.send("who");
			assertThat(ann.receiveText()).isEqualTo("ann of ann");
			ann.close(1000, "");
			assertThat(CLOSED.poll(40, TimeUnit.SECONDS)).isEqualTo("ann");
		}
	}

	@Test
	void whenCallbackCrashesThenTheNextOneIsRunForItsOwnClient() {
		try (BossWebSocketClient ann = connect("notes", "ann"); BossWebSocketClient root = connect("notes", "root")) {
			ann.send("who");
			assertThat(ann.receiveText()).isEqualTo("ann of ann");
			root.send("crash");
			// Not before it has crashed twice: a client that leaves takes its crash
			// along.
			COUNTS.expect("notes: POISON");
			ann.send("who");
			assertThat(ann.receiveText()).isEqualTo("ann of ann");
			server.service("notes").info("who");
			assertThat(ann.receiveText()).isEqualTo("info for nobody");
		}
	}

	@Test
	void whenBroadcastIsSentThenItIsHandledForItsSender() {
		try (BossWebSocketClient ann = connect("notes", "ann")) {
			ann.send("who");
			assertThat(ann.receiveText()).isEqualTo("ann of ann");
			SecurityContextHolder.setContext(new SecurityContextImpl(authentication("root", "ROLE_ADMIN")));
			server.broadcasts().broadcast("notes", "news");
			server.service("notes").info("who");
			SecurityContextHolder.clearContext();
			assertThat(ann.receiveTexts(2)).containsExactly("news from root", "info for root");
			server.broadcasts().broadcast("notes", "news");
			server.service("notes").info("who");
			assertThat(ann.receiveText()).isEqualTo("info for nobody");
		}
		COUNTS.expect("notes: FORBIDDEN");
	}

	@Test
	void whenWorkIsOfAClientThenItsResultIsHandledForTheClientAndADenialIsTold() {
		try (BossWebSocketClient ann = connect("clerk", "ann"); BossWebSocketClient root = connect("clerk", "root")) {
			ann.send("sum");
			assertThat(ann.receiveText()).isEqualTo("sum for ann");
			root.send("secret");
			assertThat(root.receiveText()).isEqualTo("secret for root");
			ann.send("secret");
			assertThat(ann.receiveText()).isEqualTo(DENIED);
		}
		COUNTS.expect("clerk: FORBIDDEN");
	}

	@Test
	void whenCallIsDeniedThenTheCallerIsTold() {
		assertThatExceptionOfType(ServiceCallException.class).isThrownBy(() -> server.service("notes").call("question"))
			.withCauseInstanceOf(AuthenticationCredentialsNotFoundException.class)
			.satisfies((ex) -> assertThat(ex.failure()).isEqualTo(ServiceCallException.Failure.FAILED));
		COUNTS.expect("notes: FORBIDDEN");
	}

	@Test
	void whenAuthenticationIsReplacedThenCallbacksAreRunForTheNewOne() {
		try (BossWebSocketClient ann = connect("notes", "ann")) {
			ann.send("id");
			String id = ann.receiveText();
			ConnectionAuthentications authentications = server.context().getBean(ConnectionAuthentications.class);
			assertThat(authentications.replace(id, authentication("ann's boss", "ROLE_ADMIN"))).isTrue();
			ann.send(WIPE);
			assertThat(ann.receiveText()).isEqualTo("wiped by ann's boss");
			assertThat(authentications.replace(id, authentication("guest", "ROLE_GUEST"))).isTrue();
			ann.send(WIPE);
			ann.send("who");
			assertThat(ann.receiveTexts(2)).containsExactly(DENIED, "guest of ann");
		}
		COUNTS.expect("notes: FORBIDDEN");
	}

	@Test
	void whenDeniedThenTheTimeoutOfTheServiceGoesOn() {
		try (BossWebSocketClient ann = connect("ticker", "ann")) {
			ann.send("anything");
			assertThat(ann.receiveText()).isEqualTo("tick");
		}
		COUNTS.expect("ticker: FORBIDDEN");
	}

	private static Authentication authentication(String name, String authority) {
		return new UsernamePasswordAuthenticationToken(name, null, AuthorityUtils.createAuthorityList(authority));
	}

	private static BossWebSocketClient connect(String service, String user) {
		String credentials = Base64.getEncoder().encodeToString((user + ":secret").getBytes(StandardCharsets.US_ASCII));
		return BossWebSocketClient.to(server.uri("/websocket/" + service))
			.headers(Map.of("Authorization", "Basic " + credentials))
			.connect();
	}

	private static String current() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		return (authentication != null) ? authentication.getName() : "nobody";
	}

	@Configuration(proxyBeanMethods = false)
	@EnableMethodSecurity
	static class Security {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
				.httpBasic(Customizer.withDefaults())
				.build();
		}

		@Bean
		InMemoryUserDetailsManager users() {
			return new InMemoryUserDetailsManager(
					User.withUsername("ann").password("{noop}secret").roles("USER").build(),
					User.withUsername("root").password("{noop}secret").roles("ADMIN").build());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Services {

		@Bean
		NotesService notes() {
			return new NotesService();
		}

		@Bean
		@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
		LedgerService ledger() {
			return new LedgerService();
		}

		@Bean
		VaultService vault() {
			return new VaultService();
		}

		@Bean
		ClerkService clerk(BossServices services) {
			return new ClerkService(services);
		}

		@Bean
		DeskService desk() {
			return new DeskService();
		}

		@Bean
		TickerService ticker() {
			return new TickerService();
		}

	}

	@BossService("desk")
	static class DeskService {

		@OnIncoming
		@PreAuthorize("hasRole('ADMIN')")
		String said(String text) {
			return text;
		}

		@OnInvalid
		String invalid(InvalidMessage invalid) {
			assertThat(invalid.cause()).isInstanceOf(AccessDeniedException.class);
			return invalid.problem() + ": " + invalid.detail() + " of " + invalid.message();
		}

	}

	@BossService("notes")
	static class NotesService {

		@OnInit
		ConnectionGroup init() {
			return new ConnectionGroup();
		}

		@OnJoin
		void joined(BossConnection client, ConnectionGroup clients) {
			clients.add(client);
		}

		@OnIncoming
		String said(String text, BossConnection client, @Nullable Principal principal) {
			if (text.equals("crash")) {
				throw new IllegalStateException("as asked for");
			}
			String name = (principal != null) ? principal.getName() : "nobody";
			return text.equals("id") ? client.id() : current() + " of " + name;
		}

		@OnIncoming
		@PreAuthorize("hasRole('ADMIN')")
		String wipe(byte[] pattern, Authentication authentication,
				@AuthenticationPrincipal(expression = "toString().length() > 0") Boolean known) {
			assertThat(known).isTrue();
			return "wiped by " + authentication.getName();
		}

		@OnClose
		void left(BossConnection client, ConnectionGroup clients) {
			clients.remove(client);
			CLOSED.add(current());
		}

		@OnBroadcast
		@PreAuthorize("hasRole('ADMIN')")
		void news(String news, ConnectionGroup clients) {
			clients.send(news + " from " + current());
		}

		@OnInfo
		void info(String info, ConnectionGroup clients) {
			clients.send("info for " + current());
		}

		@OnInfo
		@PreAuthorize("hasRole('ADMIN')")
		void asked(ServiceCall call) {
			call.reply("answer");
		}

	}

	@BossService("ledger")
	static class LedgerService implements BossServiceHandler<String> {

		@Override
		public String init() {
			return "";
		}

		@Override
		@PreAuthorize("hasRole('ADMIN')")
		public Outcome<String> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				String state) {
			String text = state + ((BossMessage.Text) message).payload();
			client.send("[" + text + "] by " + current());
			return Outcome.noReply(text);
		}

	}

	@BossService("vault")
	static class VaultService {

		@OnJoin
		@PreAuthorize("hasRole('ADMIN')")
		void joined(BossConnection client, @AuthenticationPrincipal UserDetails user) {
			client.send("welcome " + user.getUsername());
		}

		@OnIncoming
		String said(String text) {
			return current();
		}

	}

	@BossService("clerk")
	static class ClerkService {

		private final BossServices services;

		ClerkService(BossServices services) {
			this.services = services;
		}

		@OnIncoming
		void asked(String text) {
			this.services.get("clerk").pipeToSelf(text, () -> {
				if (text.equals("secret")) {
					throw new IllegalStateException("secret");
				}
				return text;
			});
		}

		@OnInfo
		void done(TaskResult.Success result, BossConnection client) {
			client.send(result.name() + " for " + current());
		}

		@OnInfo
		@PreAuthorize("hasRole('ADMIN')")
		void failed(TaskResult.Failure failure, BossConnection client) {
			client.send(failure.name() + " for " + current());
		}

	}

	@BossService("ticker")
	static class TickerService implements BossServiceHandler<ConnectionGroup> {

		@Override
		public ConnectionGroup init() {
			return new ConnectionGroup();
		}

		@Override
		public Outcome<ConnectionGroup> handleJoin(String servicePath, BossConnection client, ConnectionGroup clients) {
			clients.add(client);
			return Outcome.noReply(clients, Duration.ofMillis(200));
		}

		@Override
		@PreAuthorize("denyAll()")
		public Outcome<ConnectionGroup> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				ConnectionGroup clients) {
			return Outcome.noReply(clients);
		}

		@Override
		public Outcome<ConnectionGroup> handleInfo(Object info, ConnectionGroup clients) {
			clients.send("tick");
			return Outcome.noReply(clients);
		}

	}

}

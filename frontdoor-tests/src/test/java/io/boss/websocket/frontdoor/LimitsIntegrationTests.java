/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.Deflater;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseReason;
import io.boss.websocket.Outcome;
import io.boss.websocket.Reply;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.config.Limit;
import io.boss.websocket.config.ServiceRegistrationCustomizer;
import io.boss.websocket.stats.BossStats;
import io.boss.websocket.stats.RefusalReason;
import io.boss.websocket.stats.ServiceStats;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every limit, exceeded: what the client gets, what is counted and what is logged, where
 * the limit is enforced and where there is only a warning.
 */
@ExtendWith(OutputCaptureExtension.class)
class LimitsIntegrationTests {

	private static final String COMPRESSED = "Sec-WebSocket-Extensions: permessage-deflate";

	// The common pool may have one thread only.
	private static final Executor THREADS = new SimpleAsyncTaskExecutor("client-");

	private static final Map<String, BossServer> servers = new HashMap<>();

	private static final Heard heard = new Heard();

	private static final Services.Barrier barrier = new Services.Barrier();

	static Stream<Arguments> ofServices() {
		return Stream
			.of(Limit.MAX_HEADER_SIZE, Limit.CONNECTIONS, Limit.CONNECTIONS_PER_PRINCIPAL,
					Limit.INSTANCES_PER_PRINCIPAL, Limit.HANDSHAKES_PER_SECOND, Limit.MAX_ATTRIBUTES,
					Limit.MAX_DECOMPRESSED_SIZE, Limit.MAX_MESSAGE_SIZE, Limit.MAX_FRAGMENTS, Limit.MESSAGES_PER_SECOND,
					Limit.BYTES_PER_SECOND, Limit.MESSAGE_TIMEOUT, Limit.FIRST_MESSAGE_TIMEOUT, Limit.MAX_OPEN)
			.flatMap((limit) -> Stream.of(Arguments.of(limit, true), Arguments.of(limit, false)));
	}

	static Stream<Arguments> ofApplications() {
		return Stream
			.of(Limit.TOTAL_CONNECTIONS, Limit.CONNECTIONS_PER_ADDRESS, Limit.TOTAL_HANDSHAKES_PER_SECOND,
					Limit.HANDSHAKES_PER_ADDRESS_PER_SECOND)
			.flatMap((limit) -> Stream.of(Arguments.of(limit, true), Arguments.of(limit, false)));
	}

	static Stream<Arguments> ofBytes() {
		return Stream.of("JETTY direct", "TOMCAT container", "JETTY container")
			.flatMap((stack) -> Stream
				.of(Limit.MAX_MESSAGE_SIZE, Limit.MAX_FRAGMENTS, Limit.MESSAGES_PER_SECOND, Limit.BYTES_PER_SECOND,
						Limit.MESSAGE_TIMEOUT, Limit.FIRST_MESSAGE_TIMEOUT)
				.flatMap((limit) -> Stream.of(Arguments.of(stack, limit, true), Arguments.of(stack, limit, false))));
	}

	@AfterAll
	static void stop() {
		servers.values().forEach(BossServer::close);
		servers.clear();
	}

	@ParameterizedTest
	@MethodSource("ofServices")
	void whenLimitOfAServiceIsExceededThenItIsEnforcedOrWarnedOf(Limit limit, boolean enforced, CapturedOutput output) {
		exceed(server("TOMCAT direct"), limit, enforced, output);
	}

	@ParameterizedTest
	@MethodSource("ofBytes")
	void whenLimitIsAboutBytesThenItHoldsWhateverTheTransport(String stack, Limit limit, boolean enforced,
			CapturedOutput output) {
		exceed(server(stack), limit, enforced, output);
	}

	@ParameterizedTest
	@MethodSource("ofApplications")
	void whenLimitOfAllServicesIsExceededThenItIsEnforcedOrWarnedOf(Limit limit, boolean enforced,
			CapturedOutput output) {
		String name = limit.property().substring("boss.websocket.limits.".length());
		exceed(servers.computeIfAbsent(name, (unused) -> start("TOMCAT direct", limit.property() + "=1")), limit,
				enforced, output);
	}

	private static void exceed(BossServer server, Limit limit, boolean enforced, CapturedOutput output) {
		Awaitility.await().until(heard::everybodyIsGone);
		heard.clear();
		String got = exceed(server, limit, enforced ? "strict" : "lenient");
		assertThat(got).isEqualTo(enforced ? Integer.toString(limit.code()) : "ok");
		assertThat(heard.exceeded).isNotEmpty().containsOnly(limit + (enforced ? " enforced" : " warned"));
		assertThat(output).contains("exceeds " + limit.property());
		List<RefusalReason> refusals = refusals(limit, enforced);
		assertThat(heard.refused.stream().distinct()).containsExactlyElementsOf(refusals);
		if (enforced && refusals.isEmpty()) {
			Awaitility.await().until(() -> !heard.closed.isEmpty());
			assertThat(heard.closed).containsExactly(CloseReason.Kind.ERROR);
		}
	}

	private static List<RefusalReason> refusals(Limit limit, boolean enforced) {
		return !enforced ? List.of() : switch (limit) {
			case TOTAL_CONNECTIONS, CONNECTIONS, CONNECTIONS_PER_ADDRESS, CONNECTIONS_PER_PRINCIPAL ->
				List.of(RefusalReason.TOO_MANY_CONNECTIONS);
			case TOTAL_HANDSHAKES_PER_SECOND, HANDSHAKES_PER_ADDRESS_PER_SECOND, HANDSHAKES_PER_SECOND ->
				List.of(RefusalReason.TOO_MANY_HANDSHAKES);
			case INSTANCES_PER_PRINCIPAL -> List.of(RefusalReason.TOO_MANY_INSTANCES);
			case MAX_HEADER_SIZE -> List.of(RefusalReason.HEADERS_TOO_LARGE);
			default -> List.of();
		};
	}

	private static String exceed(BossServer server, Limit limit, String mode) {
		URI uri = server.uri("/websocket/" + mode);
		return switch (limit) {
			case TOTAL_CONNECTIONS, CONNECTIONS_PER_ADDRESS -> connect(uri, 2);
			case CONNECTIONS -> connect(server.uri("/websocket/" + mode + "-busy"), 2);
			case CONNECTIONS_PER_PRINCIPAL -> connect(uri, 2, "X-User: joe");
			case TOTAL_HANDSHAKES_PER_SECOND, HANDSHAKES_PER_ADDRESS_PER_SECOND -> connect(uri, 20);
			case HANDSHAKES_PER_SECOND -> connect(server.uri("/websocket/" + mode + "-hasty"), 20);
			case MAX_HEADER_SIZE -> connect(uri, 1, "X-Long: " + "x".repeat(2000));
			case MAX_ATTRIBUTES -> send(uri, 1, ClientFrame.text("attributes"));
			case MAX_OPEN -> send(server.uri("/websocket/" + mode + "-asked"), 1, ClientFrame.text("{\"boss.id\":1}"),
					ClientFrame.text("{\"boss.id\":2}"));
			case MAX_MESSAGE_SIZE -> send(uri, 1, ClientFrame.text("x".repeat(1025)));
			case MAX_DECOMPRESSED_SIZE -> send(uri, 1,
					ClientFrame.of(ClientFrame.FIN | ClientFrame.RSV1 | ClientFrame.TEXT, deflate("x".repeat(600))));
			case MAX_FRAGMENTS -> send(uri, 1, fragments(12));
			case MESSAGES_PER_SECOND -> send(uri, 200, times(200, ClientFrame.text("m")));
			case BYTES_PER_SECOND -> send(uri, 5, times(5, ClientFrame.text("b".repeat(900))));
			case MESSAGE_TIMEOUT -> linger(server.uri("/websocket/" + mode + "-slow"), mode,
					ClientFrame.of(ClientFrame.TEXT, "begun"), ClientFrame.of(ClientFrame.CONTINUATION, "ended"));
			case FIRST_MESSAGE_TIMEOUT -> linger(server.uri("/websocket/" + mode + "-silent"), mode,
					ClientFrame.pong(""), ClientFrame.of(ClientFrame.TEXT, "ended"));
			case INSTANCES_PER_PRINCIPAL -> connect(List.of(server.uri("/websocket/" + mode + "-rooms/1"),
					server.uri("/websocket/" + mode + "-rooms/2")), "X-User: joe");
		};
	}

	// Connects as often, and answers what the last client gets.
	private static String connect(URI uri, int times, String... headers) {
		return connect(Collections.nCopies(times, uri), headers);
	}

	private static String connect(List<URI> uris, String... headers) {
		List<RawWebSocket> clients = new ArrayList<>();
		try {
			for (URI uri : uris) {
				RawWebSocket client = RawWebSocket.handshake(uri, headers);
				clients.add(client);
				if (client.status() != 101) {
					boolean later = client.status() == 431 || client.header("Retry-After") != null;
					return client.status() + (later ? "" : " without Retry-After");
				}
				client.send("hello");
				assertThat(client.readMessage()).isEqualTo("hello");
			}
			return "ok";
		}
		finally {
			clients.forEach(RawWebSocket::close);
		}
	}

	// Sends all at once, and answers whether as many answers come, or with which code the
	// client is closed.
	private static String send(URI uri, int answers, ClientFrame... frames) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (ClientFrame frame : frames) {
			bytes.writeBytes(frame.bytes());
		}
		try (RawWebSocket client = RawWebSocket.connect(uri, COMPRESSED)) {
			client.write(bytes.toByteArray());
			for (int i = 0; i < answers; i++) {
				RawWebSocket.Frame frame = client.read();
				if (frame == null || frame.opcode() == RawWebSocket.CLOSE) {
					return (frame != null) ? frame.closeReason().split(" ")[0] : "no close frame";
				}
			}
			return "ok";
		}
	}

	// Ends what it sends when it is known to be late.
	private static String linger(URI uri, String mode, ClientFrame begin, ClientFrame end) {
		try (RawWebSocket client = RawWebSocket.connect(uri)) {
			client.write(begin.bytes());
			Awaitility.await().until(() -> !heard.exceeded.isEmpty());
			if (mode.equals("strict")) {
				return client.readToClose().split(" ")[0];
			}
			client.write(ClientFrame.of(ClientFrame.FIN | end.head(), end.payload()).bytes());
			assertThat(client.readMessage()).endsWith("ended");
			return "ok";
		}
	}

	private static ClientFrame[] fragments(int count) {
		ClientFrame[] frames = times(count, ClientFrame.of(ClientFrame.CONTINUATION, new byte[] { 'f' }));
		frames[0] = ClientFrame.of(ClientFrame.TEXT, new byte[] { 'f' });
		frames[count - 1] = ClientFrame.of(ClientFrame.FIN | ClientFrame.CONTINUATION, new byte[] { 'f' });
		return frames;
	}

	private static ClientFrame[] times(int count, ClientFrame frame) {
		ClientFrame[] frames = new ClientFrame[count];
		Arrays.fill(frames, frame);
		return frames;
	}

	private static byte[] deflate(String text) {
		Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
		deflater.setInput(text.getBytes(StandardCharsets.US_ASCII));
		byte[] bytes = new byte[1000];
		int size = deflater.deflate(bytes, 0, bytes.length, Deflater.SYNC_FLUSH);
		deflater.end();
		return Arrays.copyOf(bytes, size - 4);
	}

	@Test
	void whenPingsComeTooFastThenTheyCountAsMessages() {
		URI uri = server("TOMCAT direct").uri("/websocket/strict");
		try (RawWebSocket client = RawWebSocket.connect(uri)) {
			ByteArrayOutputStream pings = new ByteArrayOutputStream();
			for (int i = 0; i < 200; i++) {
				pings.writeBytes(ClientFrame.of(ClientFrame.FIN | ClientFrame.PING, new byte[0]).bytes());
			}
			client.write(pings.toByteArray());
			assertThat(client.readToClose()).isEqualTo("1008 too many messages");
		}
	}

	static Stream<Arguments> drops() {
		byte[] whole = ClientFrame.binary(new byte[1000]).bytes();
		byte[] fragment = ClientFrame.of(ClientFrame.CONTINUATION, new byte[0]).bytes();
		byte[] ping = ClientFrame.ping("").bytes();
		return Stream.of(Arguments.of("a frame byte by byte", Arrays.copyOf(whole, 8), new byte[] { 'x' }),
				Arguments.of("a header and nothing more", Arrays.copyOf(whole, 1), new byte[0]),
				Arguments.of("fragments and pings", ClientFrame.of(ClientFrame.TEXT, "x").bytes(),
						ByteBuffer.allocate(fragment.length + ping.length).put(fragment).put(ping).array()),
				Arguments.of("pings", ClientFrame.of(ClientFrame.TEXT, "x").bytes(), ping),
				Arguments.of("half a ping", Arrays.copyOf(ClientFrame.ping("abc").bytes(), 7), new byte[0]),
				Arguments.of("a message in pieces that begins behind another",
						ByteBuffer.allocate(whole.length + 1).put(whole).put(whole, 0, 1).array(), new byte[0]));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("drops")
	void whenClientNeverEndsWhatItSendsThenItIsSentAway(String name, byte[] begin, byte[] drop) {
		for (String stack : List.of("TOMCAT direct", "JETTY direct")) {
			BossServer server = servers.computeIfAbsent("patient " + stack,
					(unused) -> start(stack, "boss.websocket.limits.max-fragments=100000",
							"boss.websocket.limits.messages-per-second=100000",
							"boss.websocket.limits.bytes-per-second=1MB"));
			try (RawWebSocket client = RawWebSocket.connect(server.uri("/websocket/strict-slow"), COMPRESSED)) {
				client.write(begin);
				String reason = dripToClose(client, drop);
				assertThat(reason).as(stack).isEqualTo("1008 message takes too long");
			}
		}
	}

	// Which the server answers, too.
	private static String dripToClose(RawWebSocket client, byte[] drop) {
		while (client.isSilentFor(Duration.ofMillis(20))) {
			client.write(drop);
		}
		RawWebSocket.Frame frame = client.read();
		return (frame.opcode() == RawWebSocket.CLOSE) ? frame.closeReason() : dripToClose(client, drop);
	}

	@Test
	void whenClientsRacePastTheGateThenOnlyAsManyStayAsMay() throws Exception {
		BossServer server = server("TOMCAT direct");
		Awaitility.await().until(heard::everybodyIsGone);
		heard.clear();
		URI uri = server.uri("/websocket/strict-busy");
		List<CompletableFuture<String>> clients = new ArrayList<>();
		for (int i = 0; i < 2; i++) {
			clients.add(CompletableFuture.supplyAsync(() -> raceAndSend(uri), THREADS));
		}
		List<String> got = new ArrayList<>();
		for (CompletableFuture<String> client : clients) {
			got.add(client.get(20, TimeUnit.SECONDS));
		}
		assertThat(got).containsExactlyInAnyOrder("hello", "503");
		assertThat(heard.exceeded).containsExactly(Limit.CONNECTIONS + " enforced");
		Awaitility.await().until(heard::everybodyIsGone);
		assertThat(connect(uri, 1)).isEqualTo("ok");
	}

	// Whoever is refused anyway takes nothing from others, whatever refuses them.
	@Test
	void whenManyHandshakesAreRefusedThenOthersMayStillConnect() {
		try (BossServer server = start("TOMCAT direct", "boss.websocket.limits.total-handshakes-per-second=1",
				"boss.websocket.services.strict.limits.handshakes-per-second=1")) {
			URI uri = server.uri("/websocket/strict");
			for (String header : List.of("Origin: http://foe.example", "X-Refuse: yes", "Content-Length: 5",
					"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==", "X-Long: " + "x".repeat(2000))) {
				for (int i = 0; i < 5; i++) {
					try (RawWebSocket client = RawWebSocket.handshake(uri, header)) {
						assertThat(client.status()).isBetween(400, 431).isNotEqualTo(429);
					}
				}
			}
			assertThat(connect(uri, 2)).isEqualTo("ok");
			assertThat(connect(uri, 20)).isEqualTo("429");
		}
	}

	private static String raceAndSend(URI uri) {
		try (RawWebSocket client = RawWebSocket.handshake(uri, "X-Barrier: yes")) {
			if (client.status() != 101) {
				return Integer.toString(client.status());
			}
			client.send("hello");
			String got = client.readMessage();
			// Whoever stays does so until the other has been sent away.
			Awaitility.await().until(() -> !heard.exceeded.isEmpty());
			return got;
		}
	}

	private static BossServer server(String stack) {
		return servers.computeIfAbsent(stack, (name) -> start(name));
	}

	private static BossServer start(String stack, String... properties) {
		String[] words = stack.split(" ");
		return BossServer.on(Container.valueOf(words[0]))
			.service(BossStats.class, () -> heard)
			.service(ServiceRegistrationCustomizer.class,
					() -> (service, registration) -> registration.addInterceptors(barrier))
			.with(Strict.class, Lenient.class, StrictBusy.class, LenientBusy.class, StrictHasty.class,
					LenientHasty.class, StrictSlow.class, LenientSlow.class, StrictSilent.class, LenientSilent.class,
					StrictRooms.class, LenientRooms.class, StrictAsked.class, LenientAsked.class, Principals.class)
			.with("boss.websocket.transport=" + words[1], "boss.websocket.compression.enabled=true",
					"boss.websocket.max-message-size=1KB", "boss.websocket.limits.max-header-size=1KB",
					"boss.websocket.limits.max-decompressed-size=512B", "boss.websocket.limits.max-fragments=4",
					"boss.websocket.limits.messages-per-second=20", "boss.websocket.limits.bytes-per-second=1KB",
					"boss.websocket.limits.max-attributes=3", "boss.websocket.limits.connections-per-principal=1",
					"boss.websocket.services.strict-asked.requests.max-open=1",
					"boss.websocket.services.lenient-asked.requests.max-open=1",
					"boss.websocket.services.lenient-asked.limits.warn-only=max-open",
					"boss.websocket.services.strict-busy.limits.connections=1",
					"boss.websocket.services.lenient-busy.limits.connections=1",
					"boss.websocket.services.strict-hasty.limits.handshakes-per-second=1",
					"boss.websocket.services.lenient-hasty.limits.handshakes-per-second=1",
					"boss.websocket.services.lenient.limits.warn-only=" + all(),
					"boss.websocket.services.lenient-busy.limits.warn-only=connections",
					"boss.websocket.services.lenient-hasty.limits.warn-only=handshakes-per-second",
					"boss.websocket.services.strict-slow.limits.message-timeout=300ms",
					"boss.websocket.services.lenient-slow.limits.message-timeout=300ms",
					"boss.websocket.services.lenient-slow.limits.warn-only=message-timeout",
					"boss.websocket.services.strict-silent.limits.first-message-timeout=300ms",
					"boss.websocket.services.lenient-silent.limits.first-message-timeout=300ms",
					"boss.websocket.services.lenient-silent.limits.warn-only=first-message-timeout",
					"boss.websocket.services.strict-rooms.limits.connections-per-principal=0",
					"boss.websocket.services.lenient-rooms.limits.connections-per-principal=0",
					"boss.websocket.services.strict-rooms.limits.instances-per-principal=1",
					"boss.websocket.services.lenient-rooms.limits.instances-per-principal=1",
					"boss.websocket.services.lenient-rooms.limits.warn-only=instances-per-principal")
			.with(properties)
			.start();
	}

	private static String all() {
		return String.join(",",
				Arrays.stream(Limit.values())
					.map((limit) -> limit.property().replaceFirst(".*\\.", ""))
					.toArray(String[]::new));
	}

	/**
	 * What a service does, and what stands in front of it.
	 */
	static class Services {

		/**
		 * Echoes, and keeps more attributes than it may when it is told so.
		 */
		static class Echo implements BossServiceHandler<Object> {

			@Override
			public Outcome<Object> handleIncoming(String servicePath, BossConnection client, BossMessage message,
					Object state) {
				if (message instanceof BossMessage.Text text && text.payload().equals("attributes")) {
					for (int i = 0; i < 4; i++) {
						client.attributes().put("attribute" + i, i);
					}
				}
				client.send(message);
				return Outcome.noReply(state);
			}

		}

		/**
		 * Answers only the second request.
		 */
		static class Forgetful {

			private final AtomicInteger requests = new AtomicInteger();

			@OnIncoming
			void asked(Reply<String> reply) {
				if (this.requests.incrementAndGet() == 2) {
					reply.complete();
				}
			}

		}

		/**
		 * Lets those who want it go on in pairs.
		 */
		static class Barrier implements HandshakeInterceptor {

			private final CyclicBarrier pair = new CyclicBarrier(2);

			@Override
			public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response,
					WebSocketHandler handler, Map<String, Object> attributes)
					throws InterruptedException, BrokenBarrierException, TimeoutException {
				if (request.getHeaders().getFirst("X-Refuse") != null) {
					response.setStatusCode(HttpStatus.FORBIDDEN);
					return false;
				}
				if (request.getHeaders().getFirst("X-Barrier") != null) {
					this.pair.await(20, TimeUnit.SECONDS);
				}
				return true;
			}

			@Override
			public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
					@Nullable Exception exception) {
			}

		}

	}

	@BossService("strict")
	static class Strict extends Services.Echo {

	}

	@BossService("lenient")
	static class Lenient extends Services.Echo {

	}

	@BossService("strict-busy")
	static class StrictBusy extends Services.Echo {

	}

	@BossService("lenient-busy")
	static class LenientBusy extends Services.Echo {

	}

	@BossService("strict-hasty")
	static class StrictHasty extends Services.Echo {

	}

	@BossService("lenient-hasty")
	static class LenientHasty extends Services.Echo {

	}

	@BossService("strict-slow")
	static class StrictSlow extends Services.Echo {

	}

	@BossService("lenient-slow")
	static class LenientSlow extends Services.Echo {

	}

	@BossService("strict-silent")
	static class StrictSilent extends Services.Echo {

	}

	@BossService("lenient-silent")
	static class LenientSilent extends Services.Echo {

	}

	@BossService("strict-rooms/{id}")
	static class StrictRooms extends Services.Echo {

	}

	@BossService("lenient-rooms/{id}")
	static class LenientRooms extends Services.Echo {

	}

	@BossService("strict-asked")
	static class StrictAsked extends Services.Forgetful {

	}

	@BossService("lenient-asked")
	static class LenientAsked extends Services.Forgetful {

	}

	static class Heard implements BossStats {

		private final List<String> exceeded = new CopyOnWriteArrayList<>();

		private final List<RefusalReason> refused = new CopyOnWriteArrayList<>();

		private final List<CloseReason.Kind> closed = new CopyOnWriteArrayList<>();

		private final AtomicInteger connected = new AtomicInteger();

		private boolean everybodyIsGone() {
			return this.connected.get() == 0;
		}

		private void clear() {
			this.exceeded.clear();
			this.refused.clear();
			this.closed.clear();
		}

		@Override
		public ServiceStats service(String service) {
			return new ServiceStats() {

				@Override
				public void connectionOpened() {
					Heard.this.connected.incrementAndGet();
				}

				@Override
				public void connectionClosed(CloseReason.Kind reason) {
					Heard.this.closed.add(reason);
					Heard.this.connected.decrementAndGet();
				}

				@Override
				public void handshakeRefused(RefusalReason reason) {
					Heard.this.refused.add(reason);
				}

				@Override
				public void limitExceeded(Limit limit, boolean enforced) {
					Heard.this.exceeded.add(limit + (enforced ? " enforced" : " warned"));
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Principals {

		@Bean
		Filter principals() {
			return (request, response, chain) -> chain
				.doFilter(new HttpServletRequestWrapper((HttpServletRequest) request) {

					@Override
					public @Nullable Principal getUserPrincipal() {
						String user = getHeader("X-User");
						return (user != null) ? () -> user : null;
					}

				}, response);
		}

	}

}

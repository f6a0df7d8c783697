/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.assertj.core.data.Index;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a handshake must look like, whatever carries its connection afterwards: the rest
 * is refused with a word why, is counted, leaves a line in the log, and ends the
 * connection.
 */
@ParameterizedClass
@CsvSource({ "TOMCAT, direct", "TOMCAT, container", "JETTY, direct", "JETTY, container" })
@ExtendWith(OutputCaptureExtension.class)
class HandshakeShapeIntegrationTests {

	private static final String KEY = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";

	private static final RefusalCounts COUNTS = new RefusalCounts();

	private static BossServer server;

	@Parameter(0)
	Container container;

	@Parameter(1)
	String transport;

	@BeforeParameterizedClassInvocation
	static void start(Container container, String transport) {
		server = server(container, transport);
	}

	private static BossServer server(Container container, String transport, String... properties) {
		return BossServer.on(container)
			.service(RefusalCounts.class, () -> COUNTS)
			.service(ProbeService.class, ProbeService::new)
			.service(Filter.class, () -> HandshakeShapeIntegrationTests::filter)
			.with("boss.websocket.transport=" + transport, "boss.websocket.compression.enabled=true")
			.with(properties)
			.start();
	}

	private static void filter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		String how = ((HttpServletRequest) request).getHeader("X-Filter");
		HttpServletResponse answer = (HttpServletResponse) response;
		if (how == null) {
			chain.doFilter(request, response);
		}
		else if (how.equals("error")) {
			answer.sendError(401);
		}
		else {
			answer.setStatus(401);
			if (how.equals("body")) {
				answer.getWriter().println("Who are you?");
				answer.flushBuffer();
			}
		}
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		server.close();
	}

	static Stream<Refused> refused() {
		return Stream.of(new Refused("POST", 405, "BAD_REQUEST", "GET", handshake().method("POST")),
				new Refused("HTTP/1.0", 400, "BAD_REQUEST", "HTTP/1.1", handshake().version("HTTP/1.0")),
				new Refused("no Upgrade", 426, "NOT_WEBSOCKET", "connect with a WebSocket",
						handshake().without("Upgrade")),
				new Refused("another Upgrade", 426, "NOT_WEBSOCKET", "connect with a WebSocket",
						handshake().without("Upgrade").with("Upgrade: h2c")),
				new Refused("no version", 426, "VERSION", "13", handshake().without("Sec-WebSocket-Version")),
				new Refused("old version", 426, "VERSION", "13",
						handshake().without("Sec-WebSocket-Version").with("Sec-WebSocket-Version: 8")),
				new Refused("two versions", 400, "BAD_REQUEST", "Sec-WebSocket-Version",
						handshake().with("Sec-WebSocket-Version: 8")),
				new Refused("no key", 400, "BAD_REQUEST", "Sec-WebSocket-Key", handshake().without(KEY)),
				new Refused("short key", 400, "BAD_REQUEST", "Sec-WebSocket-Key",
						handshake().without(KEY).with("Sec-WebSocket-Key: short")),
				new Refused("one key twice", 400, "BAD_REQUEST", "Sec-WebSocket-Key", handshake().with(KEY)),
				new Refused("two keys", 400, "BAD_REQUEST", "Sec-WebSocket-Key",
						handshake().with("Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==")),
				new Refused("two keys in one", 400, "BAD_REQUEST", "Sec-WebSocket-Key",
						handshake().without(KEY).with(KEY + ", AAAAAAAAAAAAAAAAAAAAAA==")),
				new Refused("body", 400, "BAD_REQUEST", "no body", handshake().with("Content-Length: 5").then("hello")),
				new Refused("chunked body", 400, "BAD_REQUEST", "no body",
						handshake().with("Transfer-Encoding: chunked").then("5\r\nhello\r\n0\r\n\r\n")),
				new Refused("body that never comes", 400, "BAD_REQUEST", "no body",
						handshake().with("Content-Length: 100")),
				new Refused("chunks that never come", 400, "BAD_REQUEST", "no body",
						handshake().with("Transfer-Encoding: chunked")));
	}

	@ParameterizedTest
	@MethodSource("refused")
	void whenRequestIsNoHandshakeThenItIsRefusedWithAWordAndItsConnectionEnds(Refused refused) throws IOException {
		String answer = refused.request.exchange();
		assertThat(answer).startsWith("HTTP/1.1 " + refused.status);
		String head = answer.substring(0, answer.indexOf("\r\n\r\n"));
		assertThat(head).containsIgnoringCase("connection: ").containsPattern("(?i)connection: .*close");
		assertThat(answer.substring(head.length())).contains(refused.word);
		COUNTS.expect("probe: " + refused.reason);
	}

	@ParameterizedTest
	@ValueSource(strings = { "error", "status", "body" })
	void whenAFilterOfTheApplicationRefusesThenTheConnectionEndsToo(String how) throws IOException {
		String answer = handshake().with("X-Filter: " + how)
			.then("GET /websocket/probe HTTP/1.1\r\nHost: localhost\r\n\r\n")
			.exchange();
		assertThat(answer).startsWith("HTTP/1.1 401").containsOnlyOnce("HTTP/1.1 ");
		COUNTS.expect("probe: UNAUTHORIZED");
	}

	// Jetty sees this itself.
	@ParameterizedTest
	@ValueSource(strings = { "", "Connection: keep-alive" })
	void whenConnectionIsNotToBeUpgradedThenRequestIsRefused(String connection) throws IOException {
		Request request = handshake().without("Connection");
		String answer = (connection.isEmpty() ? request : request.with(connection)).exchange();
		assertThat(answer).startsWith("HTTP/1.1 400");
		if (this.container == Container.TOMCAT) {
			assertThat(answer).contains("The header Connection must name Upgrade");
			COUNTS.expect("probe: BAD_REQUEST");
		}
	}

	// Of each reason a few: the rest is counted.
	@Test
	void whenManyAreRefusedThenAFewLinesOfEachReasonAreLogged(CapturedOutput output) throws IOException {
		try (BossServer other = server(this.container, this.transport)) {
			for (int i = 0; i < 20; i++) {
				handshake().without(KEY).with("Origin: http://foe.example\" code=101").exchange(other);
				COUNTS.expect("probe: BAD_REQUEST");
			}
			handshake().without("Upgrade").exchange(other);
			COUNTS.expect("probe: NOT_WEBSOCKET");
		}
		assertThat(output.getOut().lines().filter((line) -> line.contains("io.boss.websocket.connections"))).hasSize(11)
			.allSatisfy(
					(line) -> assertThat(line).contains("WARN", "Refused service=probe user=- address=\"127.0.0.1\""))
			.satisfies((line) -> assertThat(line)
				.contains("origin=\"http://foe.example' code=101\" code=400 reason=BAD_REQUEST "
						+ "text=There must be one header Sec-WebSocket-Key"),
					Index.atIndex(0))
			.satisfies((line) -> assertThat(line).contains("code=426 reason=NOT_WEBSOCKET"), Index.atIndex(10));
	}

	@Test
	void whenClientComesAndGoesThenBothAreLoggedAtDebugLevel(CapturedOutput output) {
		try (BossServer other = server(this.container, this.transport,
				"logging.level.io.boss.websocket.connections=debug");
				RawWebSocket client = RawWebSocket.connect(other.uri("/websocket/probe"),
						"Origin: http://localhost:" + other.port())) {
			client.sendClose(1000, "see \"you\"");
			Awaitility.await().until(() -> output.getOut().contains("Closed service=probe id="));
			String who = "user=- address=\"127.0.0.1\" origin=\"http://localhost:" + other.port() + "\"";
			assertThat(output.getOut().lines().filter((line) -> line.contains("io.boss.websocket.connections")))
				.hasSize(2)
				.allSatisfy((line) -> assertThat(line).contains("DEBUG", who))
				.anySatisfy((line) -> assertThat(line).contains("Opened service=probe id="))
				.anySatisfy((line) -> assertThat(line).endsWith("code=1000 kind=PEER text=\"see 'you'\""));
		}
	}

	// What would be read as a request if the connection went on.
	@ParameterizedTest
	@MethodSource("refused")
	void whenRequestIsRefusedThenWhatIsBehindItIsNothing(Refused refused) throws IOException {
		String answer = refused.request.then("GET /websocket/probe HTTP/1.1\r\nHost: localhost\r\n\r\n").exchange();
		assertThat(answer).startsWith("HTTP/1.1 " + refused.status).containsOnlyOnce("HTTP/1.1 ");
		COUNTS.expect("probe: " + refused.reason);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Upgrade: websocket, h2c", "Upgrade: h2c, WebSocket", "Upgrade: websocket\r\nUpgrade: h2c",
			"Upgrade: h2c\r\nUpgrade: websocket", "Upgrade: ,websocket" })
	void whenUpgradeIsAListThenClientIsLetIn(String upgrade) throws IOException {
		assertThat(handshake().without("Upgrade").with(upgrade).status()).isEqualTo("101");
		COUNTS.expect();
	}

	@ParameterizedTest
	@ValueSource(strings = { "connection: keep-alive, UPGRADE", "Connection: keep-alive\r\nConnection: upgrade" })
	void whenConnectionIsAListThenClientIsLetIn(String connection) throws IOException {
		assertThat(handshake().without("Connection").with(connection).status()).isEqualTo("101");
		COUNTS.expect();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { ";", " ; ", ";;,", "permessage-deflate, ;", "permessage-deflate; client_max_window_bits=16",
					"permessage-deflate; server_max_window_bits", "permessage-deflate; foo", "permessage-deflate; =",
					"permessage-deflate; client_max_window_bits; client_max_window_bits",
					"permessage-deflate; a=\"b,c\"", "=", "\"", "\u00fc" })
	void whenOfferOfExtensionsCannotBeReadThenThereIsNone(String offer, CapturedOutput output) throws IOException {
		String header = "Sec-WebSocket-Extensions: " + offer;
		assertThat(handshake().with(header).head()).startsWith("HTTP/1.1 101")
			.doesNotContainIgnoringCase("Sec-WebSocket-Extensions");
		COUNTS.expect();
		assertThat(output).doesNotContain("ERROR").doesNotContain("Exception");
	}

	@Test
	void whenOneOfferCanBeReadThenItIsAgreedOn() throws IOException {
		assertThat(handshake().with(
				"Sec-WebSocket-Extensions: permessage-deflate; foo, , permessage-deflate; client_max_window_bits=\"15\"")
			.with("Sec-WebSocket-Extensions: ;")
			.head()).startsWith("HTTP/1.1 101").containsIgnoringCase("Sec-WebSocket-Extensions: permessage-deflate");
	}

	// The container's transport has a web server read it.
	@ParameterizedTest
	@ValueSource(strings = { "?%", "?x=%zz", "?x=%", "?x=%FF", "?x=%C0%80" })
	void whenQueryIsNotEncodedThenItIsNoFaultOfTheServers(String query, CapturedOutput output) throws IOException {
		boolean direct = this.transport.equals("direct");
		assertThat(handshake().query(query).status()).isEqualTo(direct ? "101" : "400");
		COUNTS.expect(direct ? new String[0] : new String[] { "probe: BAD_REQUEST" });
		assertThat(output).doesNotContain("ERROR");
	}

	@Test
	void whenBodyIsEmptyThenClientIsLetIn() throws IOException {
		assertThat(handshake().with("Content-Length: 0").status()).isEqualTo("101");
		COUNTS.expect();
	}

	private static Request handshake() {
		return new Request("GET", "", "HTTP/1.1", List.of("Host: localhost", "Upgrade: websocket",
				"Connection: Upgrade", "Sec-WebSocket-Version: 13", KEY), "");
	}

	/**
	 * A request that is refused.
	 *
	 * @param name what it is called
	 * @param status the status that it gets
	 * @param reason what it is counted as
	 * @param word what the answer says
	 * @param request the request
	 */
	record Refused(String name, int status, String reason, String word, Request request) {

		@Override
		public String toString() {
			return this.name;
		}

	}

	/**
	 * A request, by hand: no client would send it.
	 *
	 * @param method the method
	 * @param query what follows the path
	 * @param version the version of HTTP
	 * @param headers the lines of its head
	 * @param rest what follows the head
	 */
	record Request(String method, String query, String version, List<String> headers, String rest) {

		Request method(String method) {
			return new Request(method, this.query, this.version, this.headers, this.rest);
		}

		Request query(String query) {
			return new Request(this.method, query, this.version, this.headers, this.rest);
		}

		Request version(String version) {
			return new Request(this.method, this.query, version, this.headers, this.rest);
		}

		Request without(String begin) {
			return new Request(this.method, this.query, this.version,
					this.headers.stream().filter((header) -> !header.startsWith(begin)).toList(), this.rest);
		}

		Request with(String... further) {
			List<String> headers = new ArrayList<>(this.headers);
			headers.addAll(Arrays.asList(further));
			return new Request(this.method, this.query, this.version, headers, this.rest);
		}

		Request then(String rest) {
			return new Request(this.method, this.query, this.version, this.headers, this.rest + rest);
		}

		// Everything that comes until the server ends the connection.
		String exchange() throws IOException {
			return exchange(server);
		}

		String exchange(BossServer server) throws IOException {
			try (Socket socket = send(server)) {
				return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
			}
		}

		// The head of the answer.
		String head() throws IOException {
			try (Socket socket = send(server)) {
				StringBuilder head = new StringBuilder();
				InputStream in = socket.getInputStream();
				while (head.indexOf("\r\n\r\n") < 0) {
					head.append((char) in.read());
				}
				return head.toString();
			}
		}

		String status() throws IOException {
			try (Socket socket = send(server)) {
				InputStream in = socket.getInputStream();
				return new String(in.readNBytes("HTTP/1.1 101".length()), StandardCharsets.ISO_8859_1).split(" ")[1];
			}
		}

		private Socket send(BossServer server) throws IOException {
			Socket socket = new Socket("127.0.0.1", server.port());
			socket.setSoTimeout(10_000);
			String head = this.method + " /websocket/probe" + this.query + " " + this.version + "\r\n"
					+ String.join("\r\n", this.headers) + "\r\n\r\n";
			socket.getOutputStream().write((head + this.rest).getBytes(StandardCharsets.ISO_8859_1));
			return socket;
		}

	}

}

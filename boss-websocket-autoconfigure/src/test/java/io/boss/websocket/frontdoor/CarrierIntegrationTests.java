package io.boss.websocket.frontdoor;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every way to get hold of a socket must do, with TLS and without.
 */
class CarrierIntegrationTests {

	private static final int MEGABYTE = 1024 * 1024;

	private final ProbeService probe = new ProbeService();

	@TempDir
	private Path directory;

	static Stream<Arguments> servers() {
		return Stream.of(Container.values())
			.flatMap((container) -> Stream.of(Arguments.of(container, false), Arguments.of(container, true)));
	}

	@ParameterizedTest
	@MethodSource("servers")
	void whenClientDoesNotWaitForTheResponseThenItsMessageIsHeard(Container container, boolean tls) {
		try (BossServer server = start(container, tls);
				RawWebSocket client = RawWebSocket.connectEagerly(server.uri("/websocket/probe"), "early")) {
			assertThat(client.readMessage()).isEqualTo("early");
			client.send("late");
			assertThat(client.readMessage()).isEqualTo("late");
		}
	}

	@ParameterizedTest
	@MethodSource("servers")
	void whenMessagesAreLargeThenTheyGoBothWays(Container container, boolean tls) {
		String large = "0123456789abcdef".repeat(MEGABYTE / 16);
		try (BossServer server = start(container, tls);
				RawWebSocket client = RawWebSocket.connect(server.uri("/websocket/probe"))) {
			for (int i = 0; i < 5; i++) {
				client.send(large);
				assertThat(client.readMessage()).isEqualTo(large);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("servers")
	void whenServiceIsHeldThenNothingThatWasSentIsLost(Container container, boolean tls) {
		CountDownLatch hold = new CountDownLatch(1);
		this.probe.hold(hold);
		try (BossServer server = start(container, tls, "boss.websocket.mailbox.client-share=16");
				RawWebSocket client = RawWebSocket.connect(server.uri("/websocket/probe"))) {
			String padding = " ".repeat(200);
			CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
				for (int i = 0; i < 5000; i++) {
					client.send(i + padding);
				}
			});
			this.probe.log.expect("join");
			hold.countDown();
			for (int i = 0; i < 5000; i++) {
				assertThat(client.readMessage()).isEqualTo(i + padding);
			}
			sending.join();
		}
	}

	@ParameterizedTest
	@MethodSource("servers")
	void whenEitherSideClosesThenBothCloseFramesTravelAndTheServerClosesFirst(Container container, boolean tls) {
		try (BossServer server = start(container, tls);
				RawWebSocket leaving = RawWebSocket.connect(server.uri("/websocket/probe"));
				RawWebSocket sentAway = RawWebSocket.connect(server.uri("/websocket/probe"))) {
			this.probe.log.expect("join", "join");
			leaving.sendClose(4001, "bye");
			assertThat(leaving.readToClose()).isEqualTo("4001");
			assertThat(leaving.read()).isNull();
			this.probe.log.expect("close PEER (4001, bye)");
			sentAway.send("close 4002 enough");
			assertThat(sentAway.readToClose()).isEqualTo("4002 enough");
			sentAway.sendClose(4002, "enough");
			assertThat(sentAway.read()).isNull();
			this.probe.log.expect("close SHUTDOWN (4002, enough)");
		}
	}

	@ParameterizedTest
	@MethodSource("servers")
	void whenClientDoesNotAnswerTheCloseThenItIsCutOff(Container container, boolean tls) {
		try (BossServer server = start(container, tls, "boss.websocket.close-timeout=500ms");
				RawWebSocket client = RawWebSocket.connect(server.uri("/websocket/probe"))) {
			client.send("close 4002 enough");
			assertThat(client.readToClose()).isEqualTo("4002 enough");
			assertThat(client.read()).isNull();
		}
	}

	@ParameterizedTest
	@MethodSource("servers")
	void whenClientVanishesThenTheServiceHears(Container container, boolean tls) {
		try (BossServer server = start(container, tls);
				RawWebSocket client = RawWebSocket.connect(server.uri("/websocket/probe"))) {
			this.probe.log.expect("join");
			client.reset();
			this.probe.log.expectPrefix("close CONNECTION_LOST (1006");
		}
	}

	@ParameterizedTest
	@MethodSource("servers")
	void whenManyReadSlowlyThenEachGetsAllInOrder(Container container, boolean tls) {
		List<RawWebSocket> clients = new ArrayList<>();
		try (BossServer server = start(container, tls, "boss.websocket.outbound.max-bytes=10MB")) {
			for (int i = 0; i < 200; i++) {
				clients.add(RawWebSocket.connectSlowly(server.uri("/websocket/probe")));
				this.probe.log.expect("join");
			}
			String padding = "x".repeat(50_000);
			for (int i = 0; i < 20; i++) {
				server.broadcasts().broadcast("probe", i + padding);
			}
			for (RawWebSocket client : clients) {
				for (int i = 0; i < 20; i++) {
					assertThat(client.readMessage()).isEqualTo(i + padding);
				}
			}
		}
		finally {
			clients.forEach(RawWebSocket::close);
		}
	}

	@ParameterizedTest
	@MethodSource("servers")
	void whenNobodySaysAnythingThenTheContainersIdleTimeoutEndsNothing(Container container, boolean tls)
			throws InterruptedException {
		CountDownLatch quiet = new CountDownLatch(1);
		try (BossServer server = start(container, tls, "server.jetty.connection-idle-timeout=1500ms",
				"server.tomcat.connection-timeout=1500ms");
				RawWebSocket client = RawWebSocket.connect(server.uri("/websocket/probe"))) {
			assertThat(quiet.await(4, TimeUnit.SECONDS)).isFalse();
			client.part(RawWebSocket.TEXT, true, "still there".getBytes(StandardCharsets.UTF_8));
			assertThat(client.readMessage()).isEqualTo("still there");
		}
	}

	private BossServer start(Container container, boolean tls, String... properties) {
		BossServer.Builder builder = BossServer.on(container)
			.with("boss.websocket.max-message-size=" + 2 * MEGABYTE)
			.with(properties)
			.service(ProbeService.class, () -> this.probe);
		return (tls ? builder.with(Certificates.serverProperties(this.directory)) : builder).start();
	}

}

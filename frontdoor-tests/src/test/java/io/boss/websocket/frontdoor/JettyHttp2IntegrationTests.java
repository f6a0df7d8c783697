/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;

import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Jetty says by itself that it takes WebSockets over HTTP/2, which is true with its own
 * transport only.
 */
class JettyHttp2IntegrationTests {

	@TempDir
	private static Path directory;

	@Test
	void whenPageCameOverHttp2ThenChromiumOpensAWebSocket() throws IOException {
		Path chromium = findChromium();
		ProbeService probe = new ProbeService();
		try (BossServer server = secure(probe).with(Page.class).start()) {
			Process browser = new ProcessBuilder(chromium.toString(), "--headless=new", "--no-sandbox", "--disable-gpu",
					"--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync",
					"--disable-component-update", "--disable-dev-shm-usage", "--ignore-certificate-errors",
					"--remote-debugging-port=0", "--user-data-dir=" + directory.resolve("chromium"),
					"https://localhost:" + server.port() + "/page")
				.redirectErrorStream(true)
				.redirectOutput(directory.resolve("chromium.log").toFile())
				.start();
			try {
				// A browser takes its time to begin.
				Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !probe.log.isEmpty());
				probe.log.expect("join", "close PEER (4000, echo to a page of h2)");
			}
			finally {
				end(browser);
			}
		}
	}

	// Its children have to be gone before their directory is.
	private static void end(Process browser) {
		Stream.concat(browser.descendants().toList().stream(), Stream.of(browser.toHandle()))
			.peek(ProcessHandle::destroyForcibly)
			.toList()
			.forEach((process) -> process.onExit().join());
	}

	@ParameterizedTest
	@ValueSource(strings = { "auto", "direct" })
	void whenTransportIsDirectThenWebSocketsOverHttp2AreNotPromised(String transport) {
		try (BossServer server = plain(transport).start();
				RawWebSocket client = RawWebSocket.connect(server.uri("/websocket/probe"))) {
			assertThat(Http2Client.settings(server.port(), false))
				.doesNotContainEntry(Http2Client.ENABLE_CONNECT_PROTOCOL, 1);
			client.send("still");
			assertThat(client.readMessage()).isEqualTo("still");
		}
	}

	@Test
	void whenTransportIsDirectWithTlsThenWebSocketsOverHttp2AreNotPromised() {
		try (BossServer server = secure(new ProbeService()).start()) {
			assertThat(Http2Client.settings(server.port(), true))
				.doesNotContainEntry(Http2Client.ENABLE_CONNECT_PROTOCOL, 1);
		}
	}

	@Test
	void whenTransportIsTheContainersThenItPromisesWhatItLikes() {
		try (BossServer server = plain("container").start()) {
			assertThat(Http2Client.settings(server.port(), false)).containsEntry(Http2Client.ENABLE_CONNECT_PROTOCOL,
					1);
		}
	}

	private static BossServer.Builder plain(String transport) {
		return BossServer.on(Container.JETTY)
			.with("server.http2.enabled=true", "boss.websocket.transport=" + transport)
			.service(ProbeService.class, ProbeService::new);
	}

	private static BossServer.Builder secure(ProbeService probe) {
		return BossServer.on(Container.JETTY)
			.with("server.http2.enabled=true")
			.with(Certificates.serverProperties(directory))
			.service(ProbeService.class, () -> probe);
	}

	private static Path findChromium() {
		return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
			.flatMap((path) -> Stream.of("chromium", "chromium-browser", "google-chrome")
				.map((name) -> Path.of(path, name)))
			.filter(Files::isExecutable)
			.findFirst()
			.orElseGet(() -> {
				if ("true".equals(System.getenv("CI"))) {
					Assertions.fail("Chromium is not installed");
				}
				return Assumptions.abort("Chromium is not installed; skipped");
			});
	}

	@RestController
	static class Page {

		@GetMapping(path = "/page", produces = "text/html")
		String page() {
			return """
					<!DOCTYPE html>
					<script>
					const protocol = performance.getEntriesByType('navigation')[0].nextHopProtocol;
					const socket = new WebSocket(`wss://${location.host}/websocket/probe`);
					socket.onopen = () => socket.send('echo');
					socket.onmessage = (event) => socket.close(4000, `${event.data} to a page of ${protocol}`);
					</script>
					""";
		}

	}

}

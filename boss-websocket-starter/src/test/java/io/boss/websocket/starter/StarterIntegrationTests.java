/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.starter;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.boss.websocket.BossService;
import io.boss.websocket.BossServices;
import io.boss.websocket.Presence;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.autoconfigure.BossWebSocketAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Tests of an application that has the starter, the actuator, and nothing else of this
 * project.
 */
@ExtendWith(OutputCaptureExtension.class)
class StarterIntegrationTests {

	private static final long MAX_SIZE = 1536 * 1024;

	private final HttpClient http = HttpClient.newHttpClient();

	@Test
	void whenOnlyTheStarterIsThereThenServicesWork() throws Exception {
		assertThat(ClassUtils.isPresent("io.boss.websocket.cluster.node.ClusterNode", null)).isFalse();
		try (ConfigurableApplicationContext application = start("--boss.websocket.observation-enabled=true")) {
			int port = ((WebServerApplicationContext) application).getWebServer().getPort();
			Answer answer = new Answer();
			WebSocket socket = this.http.newWebSocketBuilder()
				.buildAsync(URI.create("ws://localhost:" + port + "/websocket/echo"), answer)
				.get(30, TimeUnit.SECONDS);
			socket.sendText("hello", true);
			assertThat(answer.text.get(30, TimeUnit.SECONDS)).isEqualTo("hello");
			assertThat(application.getBean(BossServices.class).get("echo").connections()).hasSize(1);
			// The service tracks nobody.
			assertThat(application.getBean(Presence.class).list("echo")).isEmpty();
			HttpRequest health = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/health"))
				.build();
			assertThat(this.http.send(health, BodyHandlers.ofString()).body()).contains("UP");
			socket.abort();
		}
	}

	@Test
	void whenThereIsAnEngineAndNoClusterThenStartFailsWithWhatToAdd(CapturedOutput output) {
		assertThatException().isThrownBy(() -> start("--boss.websocket.cluster.engine=redis"));
		assertThat(output).contains("boss.websocket.cluster.engine is 'redis', and boss-websocket-cluster is not there")
			.contains("Add io.boss:boss-websocket-cluster to the class path, or remove the property");
	}

	@Test
	void whenJarsAreThereThenTheyAreSmall() {
		assumeThat(Stream.of(BossService.class, BossWebSocketAutoConfiguration.class)
			.allMatch((type) -> Files.isRegularFile(jar(type)))).isTrue();
		assertThat(size(jar(BossService.class)) + size(jar(BossWebSocketAutoConfiguration.class))).isLessThan(MAX_SIZE);
	}

	private static Path jar(Class<?> type) {
		try {
			return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static long size(Path jar) {
		try {
			return Files.size(jar);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static ConfigurableApplicationContext start(String... arguments) {
		return SpringApplication.run(Application.class,
				Stream.concat(Stream.of("--server.port=0"), Stream.of(arguments)).toArray(String[]::new));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(EchoService.class)
	static class Application {

	}

	@BossService("echo")
	static class EchoService {

		@OnIncoming
		String said(String text) {
			return text;
		}

	}

	/**
	 * The first message of a server.
	 */
	private static final class Answer implements WebSocket.Listener {

		private final CompletableFuture<String> text = new CompletableFuture<>();

		@Override
		public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
			this.text.complete(data.toString());
			return WebSocket.Listener.super.onText(socket, data, last);
		}

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.golden;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import io.boss.websocket.frontdoor.BossServer;
import io.boss.websocket.frontdoor.Container;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client that negotiates nothing gets the bytes that it got before there was a protocol
 * to negotiate. With the system property {@code golden.record} set to a folder, the
 * conversations are written there instead of compared.
 */
class GoldenWireIntegrationTests {

	@ParameterizedTest
	@CsvSource({ "TOMCAT, direct", "TOMCAT, container", "JETTY, direct", "JETTY, container" })
	void whenClientNegotiatesNothingThenNotOneByteIsAnother(Container container, String transport) throws IOException {
		Transcript transcript = new Transcript();
		try (BossServer server = plain(container, transport)) {
			new Conversations(server, transcript).all();
		}
		try (BossServer server = secured(container, transport)) {
			new SecuredConversations(server, transcript).all();
		}
		String name = container.name().toLowerCase(Locale.ROOT) + "-" + transport + ".txt";
		String folder = System.getProperty("golden.record");
		if (folder != null) {
			Files.writeString(Files.createDirectories(Path.of(folder)).resolve(name), transcript.toString());
			return;
		}
		assertThat(transcript.toString()).isEqualTo(recorded(name));
	}

	private static String recorded(String name) throws IOException {
		try (InputStream in = GoldenWireIntegrationTests.class.getResourceAsStream(name)) {
			assertThat(in).as("record of " + name).isNotNull();
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private static BossServer plain(Container container, String transport) {
		return services(container).service(GoldenServices.Narrow.class, GoldenServices.Narrow::new)
			.service(GoldenServices.Beating.class, GoldenServices.Beating::new)
			.service(GoldenServices.Busy.class, GoldenServices.Busy::new)
			.service(GoldenServices.Hasty.class, GoldenServices.Hasty::new)
			.service(GoldenServices.Refusing.class, GoldenServices.Refusing::new)
			.service(GoldenServices.Fragile.class, GoldenServices.Fragile::new)
			.service(GoldenServices.Talk.class, GoldenServices.Talk::new)
			.with("boss.websocket.transport=" + transport, "boss.websocket.heartbeat.interval=1h",
					"boss.websocket.compression.enabled=true",
					"boss.websocket.services.narrow.outbound.max-bytes=100KB",
					"boss.websocket.services.narrow.max-message-size=1KB",
					"boss.websocket.services.beating.heartbeat.interval=100ms",
					"boss.websocket.services.beating.heartbeat.timeout=20s",
					"boss.websocket.services.busy.limits.connections=1",
					"boss.websocket.services.hasty.limits.handshakes-per-second=1",
					"boss.websocket.services.fragile.restart.initial-backoff=1ms",
					"boss.websocket.services.closed.close-timeout=1s", "boss.websocket.close-timeout=1s")
			.start();
	}

	private static BossServer secured(Container container, String transport) {
		return services(container).withSecurity()
			.with(SecuredConversations.Security.class)
			.service(GoldenServices.Members.class, GoldenServices.Members::new)
			.service(GoldenServices.Admins.class, GoldenServices.Admins::new)
			.with("boss.websocket.transport=" + transport, "boss.websocket.authentication.bearer-enabled=true",
					"boss.websocket.authentication.ticket.enabled=true", "boss.websocket.authentication.in-band=true",
					"boss.websocket.services.members.access.rule=authenticated",
					"boss.websocket.services.admins.access.roles=ADMIN", "boss.websocket.close-timeout=1s")
			.start();
	}

	private static BossServer.Builder services(Container container) {
		return BossServer.on(container)
			.service(GoldenServices.Echo.class, GoldenServices.Echo::new)
			.service(GoldenServices.Polyglot.class, GoldenServices.Polyglot::new);
	}

}

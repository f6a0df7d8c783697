/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How a connection ends, as the service hears it and as the client sees it. After each
 * test a broadcast proves that the service has heard of nothing else.
 */
@ParameterizedClass
@EnumSource
class CloseReasonIntegrationTests {

	private static ProbeService probe;

	private static BossServer server;

	@Parameter
	Container container;

	@BeforeParameterizedClassInvocation
	static void start(Container container) {
		probe = new ProbeService();
		server = BossServer.on(container).service(ProbeService.class, () -> probe).start();
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		server.close();
	}

	@AfterEach
	void heardOnce() {
		server.broadcasts().broadcast("probe", "and nothing else");
		probe.log.expect("broadcast and nothing else");
	}

	@Test
	void whenServiceClosesClientThenReasonIsShutdown() {
		try (RawWebSocket client = connect()) {
			client.send("close 4002 enough");
			assertThat(client.readToClose()).isEqualTo("4002 enough");
			probe.log.expect("close SHUTDOWN (4002, enough)");
			client.sendClose(4002, "enough");
			assertThat(client.read()).isNull();
		}
	}

	@Test
	void whenPeerClosesWithoutCodeThenReasonIsPeerWithoutStatus() {
		try (RawWebSocket client = connect()) {
			client.part(RawWebSocket.CLOSE, true, new byte[0]);
			probe.log.expect("close PEER (1005)");
			assertThat(client.read().opcode()).isEqualTo(RawWebSocket.CLOSE);
			assertThat(client.read()).isNull();
		}
	}

	@Test
	void whenPeerClosesWithCodeAndTextThenReasonHasBoth() {
		try (RawWebSocket client = connect()) {
			client.sendClose(4001, "bye");
			probe.log.expect("close PEER (4001, bye)");
			assertThat(client.readToClose()).startsWith("4001");
			assertThat(client.read()).isNull();
		}
	}

	@Test
	void whenPeerClosesNormallyThenReasonIsPeer() {
		try (RawWebSocket client = connect()) {
			client.sendClose(1000, "");
			probe.log.expect("close PEER (1000)");
			assertThat(client.readToClose()).startsWith("1000");
		}
	}

	@Test
	void whenSocketEndsWithoutCloseFrameThenConnectionIsLost() {
		try (RawWebSocket client = connect()) {
			client.close();
			probe.log.expectPrefix("close CONNECTION_LOST (1006");
		}
	}

	@Test
	void whenSocketIsResetThenConnectionIsLost() {
		try (RawWebSocket client = connect()) {
			client.reset();
			probe.log.expectPrefix("close CONNECTION_LOST (1006");
		}
	}

	@Test
	void whenTextIsNoUtf8ThenReasonIsBadEncoding() {
		try (RawWebSocket client = connect()) {
			client.part(RawWebSocket.TEXT, true, new byte[] { 'a', (byte) 0xC3, (byte) 0x28 });
			assertThat(client.readToClose()).startsWith("1007");
			probe.log.expectPrefix("close BAD_ENCODING (1007");
		}
	}

	@Test
	void whenFrameIsNotMaskedThenReasonIsBadFrame() {
		try (RawWebSocket client = connect()) {
			client.frame(0x81, false, new byte[] { 'a' });
			assertThat(client.readToClose()).startsWith("1002");
			probe.log.expectPrefix("close BAD_FRAME (1002");
		}
	}

	@Test
	void whenOpcodeIsReservedThenReasonIsBadFrame() {
		try (RawWebSocket client = connect()) {
			client.frame(0x83, true, new byte[] { 'a' });
			assertThat(client.readToClose()).startsWith("1002");
			probe.log.expectPrefix("close BAD_FRAME (1002");
		}
	}

	@Test
	void whenReservedBitIsSetThenReasonIsBadFrame() {
		try (RawWebSocket client = connect()) {
			client.frame(0xC1, true, new byte[] { 'a' });
			assertThat(client.readToClose()).startsWith("1002");
			probe.log.expectPrefix("close BAD_FRAME (1002");
		}
	}

	@Test
	void whenContinuationContinuesNothingThenReasonIsBadFrame() {
		try (RawWebSocket client = connect()) {
			client.part(RawWebSocket.CONTINUATION, true, new byte[] { 'a' });
			assertThat(client.readToClose()).startsWith("1002");
			probe.log.expectPrefix("close BAD_FRAME (1002");
		}
	}

	@Test
	void whenMessageIsTooBigThenReasonIsError() {
		try (RawWebSocket client = connect()) {
			client.part(RawWebSocket.BINARY, true, new byte[65537]);
			assertThat(client.readToClose()).isEqualTo("1009 message is larger than 65536 bytes");
			probe.log.expect("close ERROR (1009, message is larger than 65536 bytes)");
		}
	}

	private RawWebSocket connect() {
		RawWebSocket client = RawWebSocket.connect(server.uri("/websocket/probe"));
		probe.log.expect("join");
		return client;
	}

}

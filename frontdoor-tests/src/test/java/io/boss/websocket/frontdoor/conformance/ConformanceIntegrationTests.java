/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.conformance;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.Arrays;

import io.boss.websocket.frontdoor.BossServer;
import io.boss.websocket.frontdoor.ClientFrame;
import io.boss.websocket.frontdoor.RawWebSocket;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * All cases on all stacks, with one server for each.
 */
@ParameterizedClass
@EnumSource
class ConformanceIntegrationTests {

	private static final String CASES = "io.boss.websocket.frontdoor.conformance.";

	private static HeardCloses heard;

	private static BossServer server;

	@Parameter
	Stack stack;

	@BeforeParameterizedClassInvocation
	static void start(Stack stack) {
		heard = new HeardCloses();
		server = stack.start(heard);
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		server.close();
		assertThat(heard.repeated()).as("closes that services heard twice").isEmpty();
	}

	@ParameterizedTest
	@MethodSource(CASES + "HandshakeCases#cases")
	void whenClientAsksThenServerUpgradesByTheBook(HandshakeCase test) {
		assumeNoException(test.id());
		test.run(server);
	}

	@Test
	void whenFrameComesWithHandshakeThenItIsRead() {
		URI uri = server.uri("/websocket/echo");
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.writeBytes(UpgradeRequest.to(uri).bytes());
		bytes.writeBytes(ClientFrame.text("early").bytes());
		bytes.writeBytes(Arrays.copyOf(ClientFrame.ping("early").bytes(), 3));
		try (RawWebSocket client = RawWebSocket.request(uri, bytes.toByteArray())) {
			assertThat(client.status()).isEqualTo(101);
			assertThat(client.read().text()).isEqualTo("early");
			byte[] ping = ClientFrame.ping("early").bytes();
			client.write(ping, 3, ping.length - 3);
			assertThat(client.read().text()).isEqualTo("early");
		}
	}

	@Test
	void whenHandshakeComesOctetByOctetThenItIsRead() {
		URI uri = server.uri("/websocket/echo");
		byte[] request = UpgradeRequest.to(uri).bytes();
		byte[][] octets = new byte[request.length][];
		Arrays.setAll(octets, (i) -> new byte[] { request[i] });
		try (RawWebSocket client = RawWebSocket.request(uri, octets)) {
			assertThat(client.status()).isEqualTo(101);
			client.write(ClientFrame.text("well").bytes());
			assertThat(client.read().text()).isEqualTo("well");
		}
	}

	@ParameterizedTest
	@MethodSource(CASES + "Offer#offers")
	void whenClientOffersCompressionThenServerAnswersByTheBook(Offer offer) {
		assumeNoException(offer.id());
		try (Exchange exchange = new Exchange(this.stack, server, heard, "echo",
				offer.headers().toArray(String[]::new))) {
			Agreement agreement = exchange.agreement();
			assertThat(offer.answer().test(agreement)).as("answer " + agreement).isTrue();
			// Without an agreement a compressed reply would break the rules, and with one
			// it must not refer to more than has been agreed.
			int window = (agreement != null) ? 1 << agreement.serverBits() : 1 << 15;
			byte[] noise = Payloads.noise(window + 100);
			byte[] twice = Arrays.copyOf(noise, 2 * noise.length);
			System.arraycopy(noise, 0, twice, noise.length, noise.length);
			exchange.client().write(ClientFrame.binary(twice).bytes());
			Exchange.Message reply = exchange.nextMessage();
			assertThat(reply.payload()).isEqualTo(twice);
			if (reply.compressed() >= 0) {
				assertThat(reply.compressed()).as("size of what must not refer to itself")
					.isGreaterThan(twice.length / 4 * 3);
			}
		}
	}

	@ParameterizedTest
	@MethodSource({ CASES + "FramingCases#cases", CASES + "PingCases#cases", CASES + "ReservedBitCases#cases",
			CASES + "OpcodeCases#cases", CASES + "FragmentationCases#cases", CASES + "Utf8Cases#cases",
			CASES + "CloseCases#cases", CASES + "MaskingCases#cases", CASES + "LimitCases#cases",
			CASES + "DeflateCases#cases", CASES + "AbuseCases#cases" })
	void whenClientSpeaksThenServerAnswersByTheBook(Case test) {
		assumeNoException(test.id());
		try (Exchange exchange = new Exchange(this.stack, server, heard, test.service(),
				test.headers().toArray(String[]::new))) {
			assertThat(exchange.agreement() != null).as("compression").isEqualTo(!test.headers().isEmpty());
			test.run(exchange);
		}
	}

	private void assumeNoException(String id) {
		String exception = ContainerExceptions.of(this.stack, id);
		Assumptions.assumeTrue(exception == null, exception);
	}

}

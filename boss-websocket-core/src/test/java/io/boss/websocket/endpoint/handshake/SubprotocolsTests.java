/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint.handshake;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Subprotocols}.
 */
class SubprotocolsTests {

	private final Subprotocols none = new Subprotocols(List.of());

	private final Subprotocols two = new Subprotocols(List.of("v2", "v1"));

	@Test
	void whenServiceDeclaresNoneTheFirstOfferedIsEchoed() {
		assertThat(this.none.select(List.of("a", "b"))).isEqualTo("a");
		assertThat(this.none.refuses(List.of("a", "b"))).isFalse();
	}

	@Test
	void whenNobodySaysAnythingNoneIsChosen() {
		assertThat(this.none.select(List.of())).isNull();
		assertThat(this.none.refuses(List.of())).isFalse();
	}

	@Test
	void whenSeveralAreOfferedTheServiceChoosesItsBest() {
		assertThat(this.two.select(List.of("v1", "v0", "v2"))).isEqualTo("v2");
		assertThat(this.two.select(List.of("v1"))).isEqualTo("v1");
		assertThat(this.two.refuses(List.of("v1"))).isFalse();
	}

	@Test
	void whenASecretIsLeftItIsNeverChosen() {
		assertThat(this.none.select(List.of("boss.bearer.abc", "boss.ticket.abc", "a"))).isEqualTo("a");
		assertThat(this.none.select(List.of("boss.bearer.abc"))).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "eyJhbGciOi.SECRET.TOKEN", "Boss.Bearer.abc", "BOSS.BEARER.abc", "boss .bearer.abc",
			"boss.bearer.abc", "boss.ticket.abc", "boss-bearer-abc", "bearer",
			"base64url.bearer.authorization.k8s.io.abc", "550e8400-e29b-41d4-a716-446655440000",
			"9f86d081884c7d659a2feaa0c55ad015", "mytoken", "api-key", "s3cr3t", "realtime.sk-Ab12",
			"boss.resume.abc.def.7", "boss.resume", "boss-resume-abc", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
			"Secret", "123456", "" })
	void whenWhatIsOfferedMayBeASecretThenItIsNeverChosenOrShown(String offered) {
		assertThat(this.none.select(List.of(offered))).isNull();
		assertThat(this.none.names(List.of(offered))).isEmpty();
		assertThat(this.two.names(List.of(offered, "v1"))).containsExactly("v1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "boss", "some_service_name", "v12.stomp", "graphql-transport-ws", "ocpp1.6", "mqtt",
			"wamp.2.msgpack.batched", "chat.v2", "soap", "one.example", "v4.channel.k8s.io", "lwm2m", "opcua+cp" })
	void whenNobodyDeclaresAndItIsANameThenItIsEchoed(String offered) {
		assertThat(this.none.select(List.of("eyJhbGciOi.SECRET.TOKEN, " + offered))).isEqualTo(offered);
	}

	@Test
	void whenNobodyDeclaresAndClientSpeaksBossThenThatIsChosen() {
		assertThat(this.none.select(List.of("a", "boss.resume.x.y.7", "boss.v1"))).isEqualTo("boss.v1");
		assertThat(this.none.select(List.of("a", "chat.v2+boss.v1"))).isEqualTo("chat.v2+boss.v1");
		assertThat(this.none.names(List.of("boss.v1, boss.resume.x.y.7"))).containsExactly("boss.v1");
	}

	@Test
	void whenServiceDeclaresItsOrderDecidesFirstAndThenWhetherBossIsSpoken() {
		assertThat(this.two.select(List.of("v1+boss.v1", "v2"))).isEqualTo("v2");
		assertThat(this.two.select(List.of("v2", "v2+boss.v1"))).isEqualTo("v2+boss.v1");
		assertThat(this.two.select(List.of("v1", "v1+boss.v1"))).isEqualTo("v1+boss.v1");
		assertThat(this.two.refuses(List.of("boss.v1"))).isTrue();
		assertThat(this.two.refuses(List.of("v3+boss.v1"))).isTrue();
	}

	@Test
	void whenDeclaredOneLooksLikeASecretThenItIsShownWithBossToo() {
		assertThat(new Subprotocols(List.of("Bearer.V2026")).names(List.of("Bearer.V2026+boss.v1, Bearer.V1+boss.v1")))
			.containsExactly("Bearer.V2026+boss.v1");
	}

	@Test
	void whenServiceOrDeclarationSaysSoThenAnyNameWillDo() {
		assertThat(new Subprotocols(List.of(), "auth-token-2026").select(List.of("auth-token-2026")))
			.isEqualTo("auth-token-2026");
		assertThat(new Subprotocols(List.of("Bearer.V2026")).select(List.of("Bearer.V2026"))).isEqualTo("Bearer.V2026");
	}

	@Test
	void whenNoneIsInCommonTheClientIsRefused() {
		assertThat(this.two.select(List.of("v3"))).isNull();
		assertThat(this.two.refuses(List.of("v3"))).isTrue();
		assertThat(this.two.refuses(List.of())).isTrue();
	}

	@Test
	void whenCaseDiffersItIsAnotherSubprotocol() {
		assertThat(this.two.refuses(List.of("V2"))).isTrue();
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service.discovery;

import io.boss.websocket.BossService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link ServiceName}.
 */
class ServiceNameTests {

	@Test
	void whenClassEndsInServiceNameIsTheRest() {
		assertThat(ServiceName.of(ChatService.class)).isEqualTo("chat");
	}

	@Test
	void whenClassEndsInWebSocketNameIsTheRest() {
		assertThat(ServiceName.of(ChatWebSocket.class)).isEqualTo("chat");
	}

	@Test
	void whenClassHasSeveralWordsNameIsHyphenated() {
		assertThat(ServiceName.of(OrderBookService.class)).isEqualTo("order-book");
	}

	@Test
	void whenSuffixIsAllThereIsNameKeepsIt() {
		assertThat(ServiceName.of(Service.class)).isEqualTo("service");
	}

	@Test
	void whenAnnotationHasValueItWins() {
		assertThat(ServiceName.of(RenamedService.class)).isEqualTo("lobby");
	}

	@Test
	void whenAnnotationHasNameItWins() {
		assertThat(ServiceName.of(NamedService.class)).isEqualTo("lobby");
	}

	@Test
	void whenClassIsNotAnnotatedThrowsAndSaysWhich() {
		assertThatIllegalArgumentException().isThrownBy(() -> ServiceName.of(Unannotated.class))
			.withMessage("Class '%s' is no service: it is not annotated with @BossService",
					Unannotated.class.getName());
	}

	@ParameterizedTest
	@ValueSource(strings = { "chat", "order-book", "a", "1", "v1.2_beta" })
	void whenNameIsLegalIsLegal(String name) {
		assertThat(ServiceName.isLegal(name)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Chat", "-chat", ".", "a/b", "a b", "é" })
	void whenNameIsIllegalIsNotLegal(String name) {
		assertThat(ServiceName.isLegal(name)).isFalse();
	}

	@BossService
	static class ChatService {

	}

	@BossService
	static class ChatWebSocket {

	}

	@BossService
	static class OrderBookService {

	}

	@BossService
	static class Service {

	}

	@BossService("lobby")
	static class RenamedService {

	}

	@BossService(name = "lobby")
	static class NamedService {

	}

	static class Unannotated {

	}

}

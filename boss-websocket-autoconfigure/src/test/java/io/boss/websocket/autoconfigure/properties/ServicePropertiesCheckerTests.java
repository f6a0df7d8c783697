/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.properties;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link ServicePropertiesChecker}.
 */
class ServicePropertiesCheckerTests {

	private static final List<String> SERVICES = List.of("chat", "my_room", "order-book", "a.b");

	private final StandardEnvironment environment = new StandardEnvironment();

	@ParameterizedTest
	@ValueSource(strings = { "chat.max-message-size", "chat.maxMessageSize", "chat.max_message_size",
			"chat.mailbox.client-share", "chat.allowed-origins", "chat.allowed-origins[0]", "order-book.throughput",
			"my_room.throughput", "[my_room].throughput", "[a.b].throughput", "[a.b].restart.window" })
	void whenPropertyIsKnownThenItIsAccepted(String property) {
		property("boss.websocket.services" + (property.startsWith("[") ? "" : ".") + property);
		assertThatNoException().isThrownBy(this::check);
	}

	@ParameterizedTest
	@ValueSource(strings = { "CHAT_MAXMESSAGESIZE", "CHAT_MAX_MESSAGE_SIZE", "CHAT_MAILBOX_CLIENTSHARE",
			"CHAT_MAILBOX_CLIENT_SHARE", "CHAT_ALLOWEDORIGINS_0", "CHAT_ALLOWED_ORIGINS_0", "ORDERBOOK_THROUGHPUT",
			"ORDER_BOOK_THROUGHPUT", "ORDER_BOOK_MAX_MESSAGE_SIZE", "MYROOM_THROUGHPUT", "MY_ROOM_THROUGHPUT" })
	void whenVariableIsKnownThenItIsAcceptedAndBound(String variable) {
		variable("BOSS_WEBSOCKET_SERVICES_" + variable);
		assertThatNoException().isThrownBy(this::check);
		ServicePropertiesBinder binder = new ServicePropertiesBinder(this.environment);
		ServiceProperties defaults = binder.bind("nobody");
		assertThat(SERVICES).filteredOn((service) -> !binder.bind(service).equals(defaults)).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "ORDER_BOOK_MAXMESSAGESIZE, Write BOSS_WEBSOCKET_SERVICES_ORDERBOOK_MAXMESSAGESIZE.",
			"ORDERBOOK_MAX_MESSAGE_SIZE, Write BOSS_WEBSOCKET_SERVICES_ORDERBOOK_MAXMESSAGESIZE.",
			"ORDER_BOOK_ALLOWEDORIGINS_0, Write BOSS_WEBSOCKET_SERVICES_ORDERBOOK_ALLOWEDORIGINS_0.",
			"CHAT_ALLOWED_ORIGINS_0_, Write BOSS_WEBSOCKET_SERVICES_CHAT_ALLOWEDORIGINS_0.",
			"A_B_THROUGHPUT, set boss.websocket.services[a.b].throughput elsewhere" })
	void whenVariableIsSpelledAsNobodyReadsItThenItIsSaidHowToSpellIt(String variable, String action) {
		variable("BOSS_WEBSOCKET_SERVICES_" + variable);
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class).isThrownBy(this::check)
			.satisfies((ex) -> assertThat(ex.getReason()).contains(action));
	}

	@ParameterizedTest
	@CsvSource({ "chad.throughput, chad, chat", "order.book.throughput, order, order-book",
			"my-rom.throughput, my-rom, my_room" })
	void whenServiceIsUnknownThenNearestIsNamed(String property, String given, String nearest) {
		property("boss.websocket.services." + property);
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class).isThrownBy(this::check)
			.satisfies((ex) -> assertThat(ex.getReason())
				.startsWith("There is no WebSocket service named '%s'; did you mean '%s'?".formatted(given, nearest)));
	}

	@ParameterizedTest
	@CsvSource({ "chat.max-mesage-size, max-mesage-size, max-message-size", "chat.mailbox.size, mailbox.size, mailbox.",
			"chat.task-executor, task-executor, ", "chat.base-url, base-url, " })
	void whenPropertyIsUnknownThenNearestIsNamed(String property, String given, String nearest) {
		property("boss.websocket.services." + property);
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class).isThrownBy(this::check)
			.satisfies((ex) -> assertThat(ex.getReason())
				.startsWith("There is no property of a service named '%s'; did you mean '%s".formatted(given,
						(nearest != null) ? nearest : "")));
	}

	@Test
	void whenVariableIsUnknownThenItIsReported() {
		variable("BOSS_WEBSOCKET_SERVICES_CHAT_MAXMESAGESIZE");
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class).isThrownBy(this::check)
			.satisfies((ex) -> assertThat(ex.getReason()).contains("did you mean 'max-message-size'"));
	}

	@Test
	void whenNameWithADotHasNoBracketsThenItIsSaidHowToWriteIt() {
		property("boss.websocket.services.a.b.throughput");
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class).isThrownBy(this::check)
			.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo("The name of service 'a.b' has a dot, and must be "
					+ "in brackets: boss.websocket.services[a.b].throughput."));
	}

	@Test
	void whenServiceItselfHasAValueThenItIsSaidThatThisIsNoProperty() {
		property("boss.websocket.services.chat");
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class).isThrownBy(this::check)
			.satisfies((ex) -> assertThat(ex.getReason()).startsWith("Service 'chat' has properties, but no value"));
	}

	@Test
	void whenThereIsNoServiceThenItIsSaid() {
		property("boss.websocket.services.chat.throughput");
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> new ServicePropertiesChecker(this.environment, List.of(), true).check())
			.satisfies((ex) -> assertThat(ex.getReason())
				.isEqualTo("There is no WebSocket service named 'chat'; there is none."));
	}

	@Test
	void whenServicesAreElsewhereThenTheirPropertiesAreNotRefused() {
		property("boss.websocket.services.elsewhere.throughput");
		assertThatNoException()
			.isThrownBy(() -> new ServicePropertiesChecker(this.environment, SERVICES, false).check());
	}

	@Test
	void whenServicesAreElsewhereThenThoseHereAreChecked() {
		property("boss.websocket.services.chat.throughputt");
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> new ServicePropertiesChecker(this.environment, SERVICES, false).check());
	}

	private void check() {
		new ServicePropertiesChecker(this.environment, SERVICES, true).check();
	}

	private void property(String name) {
		this.environment.getPropertySources().addFirst(new MapPropertySource("test", Map.of(name, "7")));
		ConfigurationPropertySources.attach(this.environment);
	}

	private void variable(String name) {
		String value = name.contains("ORIGIN") ? "https://example.org" : "7";
		this.environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of(name, value)));
		ConfigurationPropertySources.attach(this.environment);
	}

}

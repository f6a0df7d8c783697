/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.properties;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.boss.websocket.invocation.InvalidMessagePolicy;
import io.boss.websocket.mailbox.MailboxLimits.WhenFull;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ServicePropertiesBinder}.
 */
class ServicePropertiesBinderTests {

	private final StandardEnvironment environment = new StandardEnvironment();

	ServicePropertiesBinderTests() {
		this.environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
		ConfigurationPropertySources.attach(this.environment);
	}

	@Test
	void whenNothingIsSetThenDefaultsHold() {
		assertThat(bind("chat")).isEqualTo(new Binder(ConfigurationPropertySources.get(new StandardEnvironment()))
			.bindOrCreate("nothing.here", ServiceProperties.class));
	}

	@Test
	void whenServiceSetsNothingThenWhatAllHaveHolds() {
		properties("boss.websocket.max-message-size=1KB", "boss.websocket.mailbox.capacity=7",
				"boss.websocket.services.news.mailbox.capacity=8");
		assertThat(bind("chat").maxMessageSize()).isEqualTo(DataSize.ofKilobytes(1));
		assertThat(bind("chat").mailbox().capacity()).isEqualTo(7);
	}

	@Test
	void whenServiceSetsSomeThenTheRestIsAsAllHaveIt() {
		properties("boss.websocket.max-message-size=1KB", "boss.websocket.idle-timeout=1m",
				"boss.websocket.mailbox.capacity=7", "boss.websocket.mailbox.when-full=drop",
				"boss.websocket.services.chat.max-message-size=2KB", "boss.websocket.services.chat.mailbox.capacity=8",
				"boss.websocket.services.chat.on-invalid=close");
		ServiceProperties chat = bind("chat");
		assertThat(chat.maxMessageSize()).isEqualTo(DataSize.ofKilobytes(2));
		assertThat(chat.idleTimeout()).isEqualTo(Duration.ofMinutes(1));
		assertThat(chat.mailbox().capacity()).isEqualTo(8);
		assertThat(chat.mailbox().whenFull()).isEqualTo(WhenFull.DROP);
		assertThat(chat.mailbox().clientShare()).isEqualTo(64);
		assertThat(chat.onInvalid()).isEqualTo(InvalidMessagePolicy.CLOSE);
		assertThat(bind("news").mailbox().capacity()).isEqualTo(7);
	}

	@Test
	void whenYamlIsNestedThenServiceHasItsOwn() throws IOException {
		yaml("""
				boss:
				  websocket:
				    max-message-size: 1KB
				    services:
				      chat:
				        maxMessageSize: 2KB
				        allowed-origins: [ "https://a.example", "https://b.example" ]
				        restart:
				          max_restarts: 3
				      "[a.b]":
				        throughput: 5
				""");
		assertThat(bind("chat").maxMessageSize()).isEqualTo(DataSize.ofKilobytes(2));
		assertThat(bind("chat").restart().maxRestarts()).isEqualTo(3);
		assertThat(bind("chat").allowedOrigins()).containsExactly("https://a.example", "https://b.example");
		assertThat(bind("a.b").throughput()).isEqualTo(5);
		assertThat(bind("a.b").maxMessageSize()).isEqualTo(DataSize.ofKilobytes(1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "BOSS_WEBSOCKET_SERVICES_CHAT_MAXMESSAGESIZE",
			"BOSS_WEBSOCKET_SERVICES_CHAT_MAX_MESSAGE_SIZE" })
	void whenEnvironmentVariableIsSetThenItWinsOverBoth(String variable) {
		properties("boss.websocket.max-message-size=1KB", "boss.websocket.services.chat.max-message-size=2KB");
		variables(variable + "=3KB");
		assertThat(bind("chat").maxMessageSize()).isEqualTo(DataSize.ofKilobytes(3));
		assertThat(bind("news").maxMessageSize()).isEqualTo(DataSize.ofKilobytes(1));
	}

	@Test
	void whenEnvironmentVariableIsForAllThenTheServicesOwnPropertyWins() {
		properties("boss.websocket.services.chat.max-message-size=2KB");
		variables("BOSS_WEBSOCKET_MAXMESSAGESIZE=3KB");
		assertThat(bind("chat").maxMessageSize()).isEqualTo(DataSize.ofKilobytes(2));
		assertThat(bind("news").maxMessageSize()).isEqualTo(DataSize.ofKilobytes(3));
	}

	@ParameterizedTest
	@ValueSource(strings = { "BOSS_WEBSOCKET_SERVICES_ORDERBOOK_MAILBOX_CLIENTSHARE",
			"BOSS_WEBSOCKET_SERVICES_ORDER_BOOK_MAILBOX_CLIENT_SHARE" })
	void whenNameHasAHyphenThenEnvironmentVariablesReachIt(String variable) {
		variables(variable + "=9");
		assertThat(bind("order-book").mailbox().clientShare()).isEqualTo(9);
	}

	@Test
	void whenEnvironmentVariablesAreIndexedThenTheyAreAList() {
		variables("BOSS_WEBSOCKET_SERVICES_CHAT_ALLOWEDORIGINS_0=https://a.example",
				"BOSS_WEBSOCKET_SERVICES_CHAT_ALLOWEDORIGINS_1=https://b.example");
		assertThat(bind("chat").allowedOrigins()).containsExactly("https://a.example", "https://b.example");
	}

	@ParameterizedTest
	@ValueSource(strings = { "boss.websocket.services.my_room.throughput=5",
			"boss.websocket.services[my_room].throughput=5" })
	void whenNameHasAnUnderscoreThenServiceHasItsOwn(String property) {
		properties("boss.websocket.throughput=4", property);
		assertThat(bind("my_room").throughput()).isEqualTo(5);
	}

	@Test
	void whenNameHasAHyphenThenServiceHasItsOwn() {
		properties("boss.websocket.services.order-book.throughput=5");
		assertThat(bind("order-book").throughput()).isEqualTo(5);
	}

	@Test
	void whenNameHasADotThenServiceHasItsOwn() {
		properties("boss.websocket.services[a.b].throughput=5", "boss.websocket.services[a.b].mailbox.capacity=6");
		assertThat(bind("a.b").throughput()).isEqualTo(5);
		assertThat(bind("a.b").mailbox().capacity()).isEqualTo(6);
		assertThat(bind("a").throughput()).isEqualTo(256);
	}

	@Test
	void whenNameIsThatOfAPropertyThenTheyAreNotConfused() {
		properties("boss.websocket.mailbox.capacity=7", "boss.websocket.services.mailbox.mailbox.capacity=8");
		assertThat(bind("mailbox").mailbox().capacity()).isEqualTo(8);
		assertThat(bind("chat").mailbox().capacity()).isEqualTo(7);
	}

	@Test
	void whenValueIsAPlaceholderThenItIsResolved() {
		properties("size=2KB", "boss.websocket.services.chat.max-message-size=${size}",
				"boss.websocket.services.news.max-message-size=${missing:3KB}");
		assertThat(bind("chat").maxMessageSize()).isEqualTo(DataSize.ofKilobytes(2));
		assertThat(bind("news").maxMessageSize()).isEqualTo(DataSize.ofKilobytes(3));
	}

	@Test
	void whenListIsIndexedThenItReplacesThatOfAll() {
		properties("boss.websocket.allowed-origins[0]=https://a.example",
				"boss.websocket.allowed-origins[1]=https://b.example",
				"boss.websocket.services.chat.allowed-origins[0]=https://c.example");
		assertThat(bind("chat").allowedOrigins()).containsExactly("https://c.example");
		assertThat(bind("news").allowedOrigins()).containsExactly("https://a.example", "https://b.example");
	}

	@Test
	void whenListIsSeparatedByCommasThenItReplacesThatOfAll() {
		properties("boss.websocket.allowed-origin-patterns[0]=https://*.a.example",
				"boss.websocket.services.chat.allowed-origin-patterns=https://*.b.example, https://*.c.example");
		assertThat(bind("chat").allowedOriginPatterns()).containsExactly("https://*.b.example", "https://*.c.example");
	}

	@Test
	void whenListIsEmptyThenItReplacesThatOfAll() {
		properties("boss.websocket.allowed-origins=https://a.example", "boss.websocket.services.chat.allowed-origins=");
		assertThat(bind("chat").allowedOrigins()).isEmpty();
	}

	@Test
	void whenAnEarlierSourceIsForAllThenTheServicesListStillWins() {
		properties("boss.websocket.services.chat.allowed-origins[0]=https://c.example");
		variables("BOSS_WEBSOCKET_ALLOWEDORIGINS=https://a.example,https://b.example");
		assertThat(bind("chat").allowedOrigins()).containsExactly("https://c.example");
	}

	@Test
	void whenValueDoesNotConvertThenFailureNamesThePropertyOfTheService() {
		properties("boss.websocket.services.chat.max-message-size=huge");
		assertThatExceptionOfType(BindException.class).isThrownBy(() -> bind("chat"))
			.withMessageContaining("boss.websocket.services.chat.max-message-size")
			.satisfies((ex) -> assertThat(ex.getProperty().getName())
				.hasToString("boss.websocket.services.chat.max-message-size"));
	}

	@Test
	void whenValueForAllDoesNotConvertThenFailureNamesThatProperty() {
		properties("boss.websocket.max-message-size=huge");
		assertThatExceptionOfType(BindException.class).isThrownBy(() -> bind("chat"))
			.satisfies((ex) -> assertThat(ex.getProperty().getName()).hasToString("boss.websocket.max-message-size"));
	}

	private ServiceProperties bind(String service) {
		return new ServicePropertiesBinder(this.environment).bind(service);
	}

	private void properties(String... pairs) {
		this.environment.getPropertySources().addLast(new MapPropertySource("properties", map(pairs)));
	}

	private void variables(String... pairs) {
		this.environment.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
					map(pairs)));
		ConfigurationPropertySources.attach(this.environment);
	}

	private void yaml(String text) throws IOException {
		new YamlPropertySourceLoader().load("yaml", new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)))
			.forEach(this.environment.getPropertySources()::addLast);
	}

	private static Map<String, Object> map(String... pairs) {
		Map<String, Object> map = new LinkedHashMap<>();
		List<String[]> split = Arrays.stream(pairs).map((pair) -> pair.split("=", 2)).toList();
		split.forEach((pair) -> map.put(pair[0], pair[1]));
		return map;
	}

}

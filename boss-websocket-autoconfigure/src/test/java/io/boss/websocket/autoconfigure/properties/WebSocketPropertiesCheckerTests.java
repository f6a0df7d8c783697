/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.properties;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link WebSocketPropertiesChecker}.
 */
class WebSocketPropertiesCheckerTests {

	@Test
	void whenPropertyIsInTheMetadataThenItIsAcceptedInEachSpelling() throws IOException {
		try (InputStream metadata = BossProperties.class
			.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			List<String> names = JsonMapper.shared()
				.readTree(metadata)
				.get("properties")
				.valueStream()
				.map((property) -> property.get("name").asString())
				.filter((name) -> name.startsWith("boss."))
				.toList();
			assertThat(names).hasSizeGreaterThan(50).allSatisfy((name) -> {
				String variable = name.toUpperCase(Locale.ROOT).replace('.', '_');
				assertThatNoException().isThrownBy(() -> check(ofProperty(name, "7")));
				assertThatNoException().isThrownBy(() -> check(ofVariable(variable.replace("-", ""))));
				assertThatNoException().isThrownBy(() -> check(ofVariable(variable.replace("-", "_"))));
			});
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "boss.websocket.maxMessageSize", "boss.websocket.max_message_size",
			"boss.websocket.allowed-origins[0]", "boss.websocket.limits.warn-only[1]",
			"boss.websocket.services.chat.throughput", "boss.websocket.services.nobody.nothing", "boss.other",
			"boss.websockets.x", "boss.websocketx" })
	void whenPropertyIsKnownOrOfOthersThenItIsAccepted(String name) {
		assertThatNoException().isThrownBy(() -> check(ofProperty(name, "7")));
	}

	@ParameterizedTest
	@CsvSource({ "max-mesage-size, max-message-size", "maxMesageSize, max-message-size",
			"mailbox.capacty, mailbox.capacity", "capacity, mailbox.capacity", "clustr.engine, cluster.engine",
			"cluster.engin, cluster.engine", "on-invalid.chat, on-invalid", "throughput[0], throughput",
			"allowed-origins.first, allowed-origins", "authentication.ticket.enable, authentication.ticket.enabled",
			"service.chat.throughput, throughput" })
	void whenPropertyIsUnknownThenTheNearestIsNamed(String name, String nearest) {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> check(ofProperty("boss.websocket." + name, "7")))
			.satisfies((ex) -> assertThat(ex.getReason()).contains("did you mean 'boss.websocket." + nearest + "'?"));
	}

	@ParameterizedTest
	@CsvSource({ "MAXMESAGESIZE, max-message-size", "MAX_MESAGE_SIZE, max-message-size",
			"OUTBOUND_MAXBITES, outbound.max-bytes" })
	void whenVariableIsUnknownThenTheNearestIsNamed(String name, String nearest) {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> check(ofVariable("BOSS_WEBSOCKET_" + name)))
			.satisfies((ex) -> assertThat(ex.getReason()).contains("did you mean 'boss.websocket." + nearest + "'?"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ALLOWEDORIGINS_0", "ALLOWEDORIGINS_0_", "ALLOWED_ORIGINS_0" })
	void whenVariableIsAnElementThenItIsAccepted(String name) {
		assertThatNoException().isThrownBy(() -> check(ofVariable("BOSS_WEBSOCKET_" + name)));
	}

	@Test
	void whenVariableIsSpelledAsNobodyReadsItThenItIsSaidHowToSpellIt() {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> check(ofVariable("BOSS_WEBSOCKET_ALLOWED_ORIGINS_0_")))
			.satisfies((ex) -> assertThat(ex.getReason()).contains("Write BOSS_WEBSOCKET_ALLOWEDORIGINS_0."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "SERVICE_HOST", "SERVICE_PORT", "SERVICE_PORT_HTTP", "PORT", "PORT_8080_TCP",
			"PORT_8080_TCP_PROTO", "PORT_8080_TCP_PORT", "PORT_8080_TCP_ADDR", "DEMO_SERVICE_HOST",
			"SERVICES_CHAT_PORT_80_TCP_ADDR", "NAME", "ENV_JAVA_HOME" })
	void whenVariableIsOneThatOrchestratorSetsThenItIsAccepted(String name) {
		StandardEnvironment environment = ofVariable("BOSS_WEBSOCKET_" + name);
		assertThatNoException().isThrownBy(() -> check(environment));
		assertThatNoException()
			.isThrownBy(() -> new ServicePropertiesChecker(environment, List.of("chat"), true).check());
	}

	@Test
	void whenGroupHasAValueThenItIsSaidWhatItHas() {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> check(ofProperty("boss.websocket.heartbeat", "7")))
			.satisfies((ex) -> assertThat(ex.getReason())
				.isEqualTo("It has no value of its own, but properties: [heartbeat.interval, heartbeat.timeout]."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "boss.websocket.heartbeat", "boss.websocket.services", "boss.websocket.services.chat",
			"boss.websocket.services.chat.mailbox" })
	void whenGroupIsEmptyThenItIsAccepted(String name) {
		StandardEnvironment environment = ofProperty(name, "");
		assertThatNoException().isThrownBy(() -> check(environment));
		assertThatNoException()
			.isThrownBy(() -> new ServicePropertiesChecker(environment, List.of("chat"), true).check());
	}

	@Test
	void whenApplicationReadsPropertiesOfItsOwnThenTheyAreAccepted() {
		ConfigurationPropertyName own = ConfigurationPropertyName.of("boss.websocket.my-engine");
		assertThatNoException()
			.isThrownBy(() -> new WebSocketPropertiesChecker(ofProperty("boss.websocket.my-engine.url", "7"),
					() -> List.of(own))
				.check());
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> check(ofProperty("boss.websocket.my-engine.url", "7")));
	}

	@Test
	void whenBeansReadOtherPropertiesOrAreOursThenTheyReadNothingOfTheirOwn() {
		DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
		beans.registerBeanDefinition("others", new RootBeanDefinition(LifecycleProperties.class));
		beans.registerBeanDefinition("ours", new RootBeanDefinition(ServiceProperties.class));
		assertThat(WebSocketPropertiesChecker.foreign(beans)).isEmpty();
	}

	@Test
	void whenBeanReadsPropertiesBelowOursThenTheyAreItsOwn() {
		// A class with the annotation would have metadata, in place of ours.
		DefaultListableBeanFactory beans = new DefaultListableBeanFactory() {

			@Override
			public <A extends Annotation> A findAnnotationOnBean(String name, Class<A> type, boolean init) {
				return MergedAnnotation.of(type, Map.of("prefix", "boss.websocket." + name)).synthesize();
			}

		};
		beans.registerBeanDefinition("defined", new RootBeanDefinition(Object.class));
		beans.registerSingleton("made", new Object());
		assertThat(WebSocketPropertiesChecker.foreign(beans)).containsExactlyInAnyOrder(
				ConfigurationPropertyName.of("boss.websocket.defined"),
				ConfigurationPropertyName.of("boss.websocket.made"));
	}

	private static void check(StandardEnvironment environment) {
		new WebSocketPropertiesChecker(environment, List::of).check();
	}

	private static StandardEnvironment ofProperty(String name, String value) {
		StandardEnvironment environment = ofVariable("UNRELATED");
		environment.getPropertySources().addFirst(new MapPropertySource("test", Map.of(name, value)));
		ConfigurationPropertySources.attach(environment);
		return environment;
	}

	private static StandardEnvironment ofVariable(String name) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of(name, "7")));
		ConfigurationPropertySources.attach(environment);
		return environment;
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.properties;

import java.time.Duration;
import java.util.Map;

import io.boss.websocket.OverflowPolicy;
import io.boss.websocket.config.EndpointSettings;
import io.boss.websocket.config.Heartbeat;
import io.boss.websocket.config.Limit;
import io.boss.websocket.config.OutboundLimits;
import io.boss.websocket.config.RequestLimits;
import io.boss.websocket.config.ResumeLimits;
import io.boss.websocket.config.ResumeSettings;
import io.boss.websocket.config.ServiceLimits;
import io.boss.websocket.invocation.InvalidMessagePolicy;
import io.boss.websocket.mailbox.MailboxLimits;
import io.boss.websocket.mailbox.MailboxLimits.WhenFull;
import io.boss.websocket.service.ErrorPolicy;
import io.boss.websocket.service.ServiceSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link BossProperties}, {@link ServiceProperties} and
 * {@link ServicePropertiesMapper}.
 */
class BossPropertiesTests {

	private static final String LIMIT = " No value stands for no limit: any client could then take all of the memory.";

	@Test
	void whenNothingIsSetEveryPropertyHasItsDefault() {
		BossProperties properties = binder(Map.of()).bindOrCreate("boss", BossProperties.class);
		assertThat(properties.baseUrl()).isEqualTo("/");
		assertThat(properties.websocket().failOnInitError()).isTrue();
		assertThat(properties.websocket().taskExecutor()).isNull();
		ServiceProperties websocket = bind(Map.of());
		assertThat(websocket.maxMessageSize()).isEqualTo(DataSize.ofKilobytes(64));
		assertThat(websocket.idleTimeout()).isNull();
		assertThat(websocket.maxAge()).isNull();
		assertThat(websocket.heartbeat())
			.isEqualTo(new ServiceProperties.Heartbeat(Duration.ofSeconds(25), Duration.ofSeconds(10)));
		assertThat(websocket.closeTimeout()).isEqualTo(Duration.ofSeconds(5));
		assertThat(websocket.sessionCookie()).isNull();
		assertThat(websocket.allowedOrigins()).isEmpty();
		assertThat(websocket.allowedOriginPatterns()).isEmpty();
		assertThat(websocket.throughput()).isEqualTo(256);
		assertThat(websocket.maxTimers()).isEqualTo(1024);
		assertThat(websocket.onInvalid()).isEqualTo(InvalidMessagePolicy.ANSWER);
		assertThat(websocket.mailbox()).isEqualTo(
				new ServiceProperties.Mailbox(4096, 64, null, DataSize.ofMegabytes(1), 1024, 1024, WhenFull.PAUSE));
		assertThat(websocket.outbound()).isEqualTo(new ServiceProperties.Outbound(1024, DataSize.ofMegabytes(1),
				Duration.ofSeconds(10), OverflowPolicy.CLOSE));
		assertThat(websocket.restart()).isEqualTo(new ServiceProperties.Restart(10, Duration.ofSeconds(10),
				Duration.ofMillis(50), Duration.ofMillis(500), 5, 10, Duration.ofSeconds(30), Duration.ofMinutes(5)));
		assertThat(websocket.keyed()).isEqualTo(new ServiceProperties.Keyed(Duration.ofSeconds(30), 10_000, 128));
		assertThat(websocket.limits().instancesPerPrincipal()).isEqualTo(64);
		assertThat(mapper(Map.of()).serviceSettings().keyed()).isEqualTo(ServiceSettings.Keyed.DEFAULT);
	}

	@Test
	void whenServicePropertiesAreSetTheyBecomeSettings() {
		ServiceSettings settings = mapper(Map.ofEntries(Map.entry("boss.websocket.throughput", "1"),
				Map.entry("boss.websocket.mailbox.capacity", "2"),
				Map.entry("boss.websocket.mailbox.client-share", "3"),
				Map.entry("boss.websocket.mailbox.broadcast-capacity", "4"),
				Map.entry("boss.websocket.mailbox.info-capacity", "5"),
				Map.entry("boss.websocket.mailbox.when-full", "drop"),
				Map.entry("boss.websocket.restart.max-restarts", "0"), Map.entry("boss.websocket.restart.window", "7s"),
				Map.entry("boss.websocket.restart.initial-backoff", "0"),
				Map.entry("boss.websocket.restart.max-backoff", "9s"), Map.entry("boss.websocket.on-error", "isolate"),
				Map.entry("boss.websocket.on-invalid", "ignore"),
				Map.entry("boss.websocket.restart.max-per-client", "2"),
				Map.entry("boss.websocket.restart.max-by-clients", "3"),
				Map.entry("boss.websocket.restart.retry-after", "4s"),
				Map.entry("boss.websocket.restart.max-retry-after", "5s")))
			.serviceSettings();
		assertThat(settings)
			.isEqualTo(new ServiceSettings(1, new MailboxLimits(2, 3, 16 << 20, 1 << 20, 4, 5, WhenFull.DROP),
					new ServiceSettings.Restart(0, Duration.ofSeconds(7), Duration.ZERO, Duration.ofSeconds(9), 2, 3,
							Duration.ofSeconds(4), Duration.ofSeconds(5)),
					1024, new ServiceSettings.Errors(ErrorPolicy.ISOLATE, InvalidMessagePolicy.IGNORE),
					ServiceSettings.Keyed.DEFAULT));
	}

	@Test
	void whenMailboxHasNoSizeItHasRoomForTheLargestMessage() {
		assertThat(mapper(Map.of("boss.websocket.max-message-size", "20MB")).serviceSettings().mailbox().maxBytes())
			.isEqualTo(20 << 20);
		assertThat(mapper(
				Map.of("boss.websocket.mailbox.max-bytes", "1MB", "boss.websocket.mailbox.client-max-bytes", "1KB"))
			.serviceSettings()
			.mailbox()).isEqualTo(new MailboxLimits(4096, 64, 1 << 20, 1 << 10, 1024, 1024, WhenFull.PAUSE));
	}

	@Test
	void whenAllMailboxesHaveNoRoomForTheLargestMessageThrowsAndNamesTheProperty() {
		BossProperties.Limits limits = binder(Map.of("boss.websocket.limits.total-mailbox-size", "1MB"))
			.bind("boss", BossProperties.class)
			.get()
			.websocket()
			.limits();
		assertThat(LimitPropertiesMapper.mailboxes(limits, 1 << 20)).isNotNull();
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> LimitPropertiesMapper.mailboxes(limits, (1 << 20) + 1))
			.satisfies((ex) -> assertThat(ex.getName()).isEqualTo("boss.websocket.limits.total-mailbox-size"));
	}

	@Test
	void whenTimersAreLimitedTheLimitBecomesASetting() {
		assertThat(mapper(Map.of("boss.websocket.max-timers", "6")).serviceSettings().maxTimers()).isEqualTo(6);
	}

	@Test
	void whenPropertiesOfKeysAreSetTheyBecomeSettings() {
		assertThat(mapper(Map.of("boss.websocket.keyed.idle-timeout", "5m", "boss.websocket.keyed.max-instances", "7",
				"boss.websocket.keyed.max-key-length", "36", "boss.websocket.limits.instances-per-principal", "0"))
			.serviceSettings()
			.keyed()).isEqualTo(new ServiceSettings.Keyed(Duration.ofMinutes(5), 7, 36, 0));
	}

	@Test
	void whenServiceHasItsOwnPropertiesOfKeysTheRestIsThatOfAll() {
		MockEnvironment environment = new MockEnvironment()
			.withProperty("boss.websocket.services.room.keyed.max-instances", "3")
			.withProperty("boss.websocket.services.room.limits.instances-per-principal", "2")
			.withProperty("boss.websocket.keyed.idle-timeout", "1m");
		ResolvedServices services = new ResolvedServices(environment);
		assertThat(services.of("room").service().keyed())
			.isEqualTo(new ServiceSettings.Keyed(Duration.ofMinutes(1), 3, 128, 2));
		assertThat(services.of("board").service().keyed())
			.isEqualTo(new ServiceSettings.Keyed(Duration.ofMinutes(1), 10_000, 128, 64));
	}

	@Test
	void whenEndpointPropertiesAreSetTheyBecomeSettings() {
		EndpointSettings settings = mapper(Map.of("boss.websocket.max-message-size", "1KB",
				"boss.websocket.mailbox.when-full", "close", "boss.websocket.outbound.max-messages", "2",
				"boss.websocket.outbound.max-bytes", "3B", "boss.websocket.outbound.send-timeout", "4s",
				"boss.websocket.close-timeout", "5s", "boss.websocket.idle-timeout", "6m",
				"boss.websocket.session-cookie", "SID", "boss.websocket.allowed-origins", "https://a,https://b",
				"boss.websocket.allowed-origin-patterns", "https://*.c"))
			.endpointSettings();
		assertThat(settings.maxMessageSize()).isEqualTo(1024);
		assertThat(settings.closeWhenMailboxFull()).isTrue();
		assertThat(settings.outbound())
			.isEqualTo(OutboundLimits.of(2, 3, Duration.ofSeconds(4), Duration.ofSeconds(5)));
		assertThat(settings.idleTimeout()).isEqualTo(Duration.ofMinutes(6));
		assertThat(settings.sessionCookie()).isEqualTo("SID");
		assertThat(settings.allowedOrigins()).containsExactly("https://a", "https://b");
		assertThat(settings.allowedOriginPatterns()).containsExactly("https://*.c");
	}

	@Test
	void whenPropertiesOfSilentClientsAreSetTheyBecomeSettings() {
		EndpointSettings settings = mapper(Map.of("boss.websocket.max-age", "7h", "boss.websocket.heartbeat.interval",
				"8s", "boss.websocket.heartbeat.timeout", "9s"))
			.endpointSettings();
		assertThat(settings.maxAge()).isEqualTo(Duration.ofHours(7));
		assertThat(settings.heartbeat()).isEqualTo(Heartbeat.of(Duration.ofSeconds(8), Duration.ofSeconds(9)));
	}

	@Test
	void whenHeartbeatIntervalIsZeroThereIsNone() {
		assertThat(mapper(Map.of("boss.websocket.heartbeat.interval", "0")).endpointSettings().heartbeat()).isNull();
	}

	@Test
	void whenSessionCookieIsBlankThereIsNone() {
		assertThat(mapper(Map.of("boss.websocket.session-cookie", " ")).endpointSettings().sessionCookie()).isNull();
	}

	@Test
	void whenPropertiesOfRequestsAndSessionsAreSetTheyBecomeSettings() {
		EndpointSettings settings = mapper(
				Map.of("boss.websocket.requests.max-open", "2", "boss.websocket.requests.timeout", "3s",
						"boss.websocket.resume.enabled", "true", "boss.websocket.resume.grace", "4s",
						"boss.websocket.resume.max-messages", "5", "boss.websocket.resume.max-bytes", "6KB"))
			.endpointSettings();
		assertThat(settings.requests()).isEqualTo(new RequestLimits(2, Duration.ofSeconds(3)));
		assertThat(settings.resume()).isEqualTo(new ResumeSettings(Duration.ofSeconds(4), 5, 6 * 1024));
	}

	@Test
	void whenServiceAloneIsToResumeThenOthersAreNot() {
		ResolvedServices services = new ResolvedServices(
				new MockEnvironment().withProperty("boss.websocket.services.room.resume.enabled", "true")
					.withProperty("boss.websocket.services.room.requests.max-open", "7")
					.withProperty("boss.websocket.resume.grace", "1m"));
		assertThat(services.of("room").endpoint().resume())
			.isEqualTo(new ResumeSettings(Duration.ofMinutes(1), 1024, 256 * 1024));
		assertThat(services.of("room").endpoint().requests().maxOpen()).isEqualTo(7);
		assertThat(services.of("board").endpoint().resume()).isNull();
		assertThat(services.of("board").endpoint().requests()).isEqualTo(RequestLimits.DEFAULT);
	}

	@Test
	void whenSessionsOfAllServicesAreLimitedTheLimitsBecomeSettings() {
		assertThat(resumeLimits(Map.of())).isEqualTo(ResumeLimits.DEFAULT);
		assertThat(resumeLimits(
				Map.of("boss.websocket.resume.max-detached", "2", "boss.websocket.resume.max-total-bytes", "3KB")))
			.isEqualTo(new ResumeLimits(2, 3 * 1024));
	}

	@ParameterizedTest
	@CsvSource({ "max-detached, 0, It must be at least 1.", "max-total-bytes, 0, It must be between 1 byte and 1TB." })
	void whenLimitOfSessionsMakesNoSenseThrowsAndNamesIt(String name, String value, String reason) {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> resumeLimits(Map.of("boss.websocket.resume." + name, value)))
			.satisfies((ex) -> assertThat(ex.getName()).isEqualTo("boss.websocket.resume." + name))
			.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo(reason));
	}

	private static ResumeLimits resumeLimits(Map<String, String> properties) {
		return new BossPropertiesMapper(binder(properties).bindOrCreate("boss", BossProperties.class)).resume();
	}

	@ParameterizedTest
	@CsvSource({ "throughput, 0, It must be at least 1.", "mailbox.capacity, 0, It must be at least 1.",
			"mailbox.client-share, -1, It must be at least 1.", "mailbox.broadcast-capacity, 0, It must be at least 1.",
			"mailbox.info-capacity, 0, It must be at least 1.", "restart.max-restarts, -1, It must be at least 0.",
			"mailbox.max-bytes, 1KB, 'It must be at least boss.websocket.max-message-size, which is 65536B.'",
			"restart.window, 0s, It must be longer than zero.", "restart.window, -1s, It must be longer than zero.",
			"restart.initial-backoff, -1ms, It must not be negative.",
			"restart.max-backoff, -1ms, It must not be negative.",
			"keyed.idle-timeout, 0, It must be longer than zero.",
			"keyed.idle-timeout, -1s, It must be longer than zero.", "keyed.max-instances, 0, It must be at least 1.",
			"keyed.max-instances, 10000001, It must be at most 10000000.",
			"keyed.max-key-length, 0, It must be at least 1.", "keyed.max-key-length, 1025, It must be at most 1024.",
			"limits.instances-per-principal, -1, It must be at least 0." })
	void whenServicePropertyMakesNoSenseThrowsAndNamesIt(String name, String value, String reason) {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> mapper(Map.of("boss.websocket." + name, value)).serviceSettings())
			.satisfies((ex) -> assertThat(ex.getName()).isEqualTo("boss.websocket." + name))
			.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo(reason));
	}

	@ParameterizedTest
	@CsvSource({ "max-message-size, 0, It must be between 1 byte and 64 megabytes." + LIMIT,
			"max-message-size, -1, It must be between 1 byte and 64 megabytes." + LIMIT,
			"max-message-size, 3GB, It must be between 1 byte and 64 megabytes." + LIMIT,
			"outbound.max-bytes, 0, It must be between 1 byte and 1024 megabytes." + LIMIT,
			"outbound.max-messages, 0, It must be at least 1.",
			"outbound.send-timeout, 0, It must be longer than zero.", "requests.max-open, 0, It must be at least 1.",
			"requests.max-open, 100001, It must be at most 100000.",
			"requests.timeout, 0, It must be longer than zero.", "resume.grace, 0, It must be longer than zero.",
			"resume.grace, 601s, It must not be longer than 10 minutes.",
			"resume.max-messages, 0, It must be at least 1.",
			"resume.max-messages, 1000001, It must be at most 1000000.",
			"resume.max-bytes, 0, It must be between 1 byte and 1024 megabytes.",
			"resume.max-bytes, 2GB, It must be between 1 byte and 1024 megabytes.",
			"close-timeout, -5s, It must be longer than zero.", "idle-timeout, 0, It must be longer than zero.",
			"max-age, 0, It must be longer than zero.", "heartbeat.interval, -1s, It must not be negative.",
			"heartbeat.timeout, 0, It must be longer than zero.", "limits.connections, -1, It must be at least 0.",
			"limits.bytes-per-second, -1, 'It must be between 1 byte and 2 gigabytes, or 0 for no limit.'",
			"limits.max-decompressed-size, 0, It must be between 1 byte and 64 megabytes." + LIMIT })
	void whenEndpointPropertyMakesNoSenseThrowsAndNamesIt(String name, String value, String reason) {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> mapper(Map.of("boss.websocket." + name, value)).endpointSettings())
			.satisfies((ex) -> assertThat(ex.getName()).isEqualTo("boss.websocket." + name))
			.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo(reason));
	}

	@ParameterizedTest
	@ValueSource(strings = { "total-connections", "connections-per-address", "total-handshakes-per-second",
			"handshakes-per-address-per-second" })
	void whenLimitOfAllServicesMakesNoSenseThrowsAndNamesIt(String name) {
		BossProperties.Websocket properties = binder(Map.of("boss.websocket.limits." + name, "-1"))
			.bind("boss", BossProperties.class)
			.get()
			.websocket();
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> LimitPropertiesMapper.limits(properties.limits()))
			.satisfies((ex) -> assertThat(ex.getName()).isEqualTo("boss.websocket.limits." + name));
	}

	@Test
	void whenLimitsAreOnlyWarnedOfThenTheyAreNamedAsTheirProperties() {
		ServiceLimits limits = mapper(Map.of("boss.websocket.limits.warn-only", "messages-per-second,max-message-size"))
			.endpointSettings()
			.limits();
		assertThat(limits.warnOnly()).containsExactlyInAnyOrder(Limit.MESSAGES_PER_SECOND, Limit.MAX_MESSAGE_SIZE);
		assertThat(limits.enforces(Limit.BYTES_PER_SECOND)).isTrue();
		assertThatExceptionOfType(BindException.class)
			.isThrownBy(() -> bind(Map.of("boss.websocket.limits.warn-only", "mesages-per-second")));
	}

	private static ServicePropertiesMapper mapper(Map<String, String> properties) {
		return new ServicePropertiesMapper(bind(properties), "boss.websocket");
	}

	private static ServiceProperties bind(Map<String, String> properties) {
		return binder(properties).bindOrCreate("boss.websocket", ServiceProperties.class);
	}

	private static Binder binder(Map<String, String> properties) {
		return new Binder(new MapConfigurationPropertySource(properties));
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.discovery;

import java.time.Duration;
import java.util.List;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.InvalidConfigurationException;
import io.boss.websocket.Outcome;
import io.boss.websocket.OverflowPolicy;
import io.boss.websocket.RestartPolicy;
import io.boss.websocket.annotation.OnJoin;
import io.boss.websocket.annotation.OnOverflow;
import io.boss.websocket.config.OutboundLimits;
import io.boss.websocket.service.discovery.ServiceDescriptor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SnapshotCheck}.
 */
class SnapshotCheckTests {

	@ParameterizedTest
	@ValueSource(classes = { MuteHandler.class, MuteService.class })
	void whenServiceIsToSendSnapshotsAndCannotItDoesNotStart(Class<?> type) {
		assertThatExceptionOfType(InvalidConfigurationException.class)
			.isThrownBy(() -> check(type, OverflowPolicy.RESYNC))
			.withMessageContaining("boss.websocket.outbound.overflow is 'resync' for service 'quotes'")
			.withMessageContaining(type.getName())
			.satisfies((ex) -> assertThat(ex.action()).contains("@OnOverflow", "handleOverflow",
					"boss.websocket.services.quotes.outbound.overflow"));
	}

	@ParameterizedTest
	@ValueSource(classes = { Handler.class, InheritingHandler.class, Service.class })
	void whenServiceSendsSnapshotsItStarts(Class<?> type) {
		check(type, OverflowPolicy.RESYNC);
	}

	@ParameterizedTest
	@EnumSource(names = "RESYNC", mode = Mode.EXCLUDE)
	void whenPolicyIsAnotherNobodyNeedsToSendSnapshots(OverflowPolicy policy) {
		check(MuteHandler.class, policy);
		check(MuteService.class, policy);
	}

	private static void check(Class<?> type, OverflowPolicy policy) {
		ServiceDescriptor service = new ServiceDescriptor("quotes", "/websocket/quotes", "quotesBean", type, List.of(),
				RestartPolicy.PERMANENT, () -> null);
		SnapshotCheck.check(service, OutboundLimits.of(1, 1, Duration.ZERO, Duration.ZERO).withOverflow(policy));
	}

	static class MuteHandler implements BossServiceHandler<List<String>> {

	}

	static class Handler implements BossServiceHandler<List<String>> {

		@Override
		public Outcome<List<String>> handleOverflow(String servicePath, BossConnection client, List<String> state) {
			return Outcome.noReply(state);
		}

	}

	static class InheritingHandler extends Handler {

	}

	static class MuteService {

		@OnJoin
		void joined() {
		}

	}

	static class Service {

		@OnOverflow
		String refresh() {
			return "snapshot";
		}

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster;

import java.util.List;
import java.util.Set;

import io.boss.websocket.InvalidConfigurationException;
import io.boss.websocket.cluster.connection.ClusterConnections;
import io.boss.websocket.cluster.presence.ClusterPresence;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ClusterFeatureTests {

	static List<ClusterFeature> features() {
		return List.of(ClusterConnections.FEATURE, ClusterPresence.FEATURE);
	}

	@ParameterizedTest
	@MethodSource("features")
	void anEngineWithoutInboxesIsRefused(ClusterFeature feature) {
		Engine engine = new Engine(Set.of(EngineCapability.PUBLISH_SUBSCRIBE, EngineCapability.LEASE));
		assertThat(feature.isPossibleWith(engine)).isFalse();
		assertThatExceptionOfType(InvalidConfigurationException.class).isThrownBy(() -> feature.check(engine))
			.withMessageContaining("'test' has no [NODE_INBOX]")
			.satisfies((ex) -> assertThat(ex.action()).contains(feature.property()));
	}

	@ParameterizedTest
	@MethodSource("features")
	void anEngineThatCanDoEverythingIsNot(ClusterFeature feature) {
		Engine engine = new Engine(Set.of(EngineCapability.values()));
		assertThat(feature.isPossibleWith(engine)).isTrue();
		feature.check(engine);
	}

	private record Engine(Set<EngineCapability> capabilities) implements ClusterEngine {

		@Override
		public String name() {
			return "test";
		}

		@Override
		public void ping() {
		}

		@Override
		public void start(String node, FrameReceiver receiver) {
		}

		@Override
		public void publish(List<byte[]> frames) {
		}

		@Override
		public void stop() {
		}

	}

}

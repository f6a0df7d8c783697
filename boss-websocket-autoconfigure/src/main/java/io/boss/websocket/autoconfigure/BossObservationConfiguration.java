/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure;

import io.boss.websocket.autoconfigure.cluster.ConditionalOnClusterNode;
import io.boss.websocket.metrics.CallbackObservations;
import io.boss.websocket.metrics.ObservedContextCarrier;
import io.boss.websocket.metrics.TraceLink;
import io.boss.websocket.metrics.TracerLink;
import io.boss.websocket.observation.BossCallbackObservationConvention;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configuration of observations of callbacks, if they are wanted.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(ObservationRegistry.class)
@ConditionalOnBean(ObservationRegistry.class)
@ConditionalOnBooleanProperty("boss.websocket.observation-enabled")
class BossObservationConfiguration {

	@Bean
	CallbackObservations bossCallbackObservations(ObservationRegistry registry,
			ObjectProvider<BossCallbackObservationConvention> convention, ObjectProvider<TraceLink> link) {
		return new CallbackObservations(registry, convention.getIfAvailable(),
				link.getIfAvailable(() -> TraceLink.NONE));
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClusterNode
	static class Cluster {

		@Bean
		ObservedContextCarrier bossContextCarrier(ObservationRegistry registry) {
			return new ObservedContextCarrier(registry);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(Tracer.class)
	static class Tracing {

		@Bean
		TraceLink bossTraceLink(ObjectProvider<Tracer> tracer) {
			Tracer unique = tracer.getIfUnique();
			return (unique != null) ? new TracerLink(unique) : TraceLink.NONE;
		}

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.metrics;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import io.boss.websocket.cluster.message.ContextCarrier;
import io.boss.websocket.observation.BossObservation;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.observation.transport.SenderContext;

/**
 * Carrier of traces to other nodes, with an {@link Observation} on either side. Nothing
 * is observed, and nothing travels, unless there is an observation that sends.
 */
public final class ObservedContextCarrier implements ContextCarrier {

	private static final String REMOTE = "cluster";

	private final ObservationRegistry registry;

	/**
	 * Creates a carrier.
	 * @param registry what observes; with a tracer behind it traces are carried over
	 */
	public ObservedContextCarrier(ObservationRegistry registry) {
		this.registry = registry;
	}

	@Override
	public Map<String, String> capture() {
		if (this.registry.isNoop() || this.registry.getCurrentObservation() == null) {
			return Map.of();
		}
		Map<String, String> carried = new HashMap<>();
		SenderContext<Map<String, String>> context = new SenderContext<>(
				(carrier, name, value) -> Objects.requireNonNull(carrier).put(name, value), Kind.PRODUCER);
		context.setCarrier(carried);
		context.setRemoteServiceName(REMOTE);
		// It is in the outbox as soon as it is begun.
		BossObservation.CLUSTER_SEND.observation(this.registry, () -> context).start().stop();
		return carried;
	}

	@Override
	public void within(Map<String, String> context, Runnable work) {
		ReceiverContext<Map<String, String>> received = new ReceiverContext<>((carrier, name) -> carrier.get(name),
				Kind.CONSUMER);
		received.setCarrier(context);
		received.setRemoteServiceName(REMOTE);
		BossObservation.CLUSTER_RECEIVE.observation(this.registry, () -> received).observe(work);
	}

}

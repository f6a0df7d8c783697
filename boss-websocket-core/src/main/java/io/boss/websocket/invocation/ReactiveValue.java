/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.util.concurrent.Flow;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.FlowAdapters;
import org.reactivestreams.Publisher;

import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.ResolvableType;

/**
 * Value of a reactive library, as a publisher of the JDK. Loaded only if there is such a
 * library.
 *
 * @param publisher publishes it
 * @param single whether there is at most one value, which is an answer and no stream
 */
record ReactiveValue(Flow.Publisher<?> publisher, boolean single) {

	static boolean isOf(Class<?> type) {
		return adapter(type) != null;
	}

	static ReactiveValue of(Object value) {
		ReactiveAdapter adapter = adapter(value.getClass());
		Publisher<?> publisher = (adapter != null) ? adapter.toPublisher(value) : (Publisher<?>) value;
		return new ReactiveValue(FlowAdapters.toFlowPublisher(publisher), adapter != null && !adapter.isMultiValue());
	}

	static ResolvableType valueType(ResolvableType type) {
		return type.as(Publisher.class).getGeneric(0);
	}

	private static @Nullable ReactiveAdapter adapter(Class<?> type) {
		return ReactiveAdapterRegistry.getSharedInstance().getAdapter(type);
	}

}

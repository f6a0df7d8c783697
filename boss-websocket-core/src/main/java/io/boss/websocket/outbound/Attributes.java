/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.outbound;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Attributes of a connection, which report how many they are when one was put. Whatever
 * follows from that does not concern the code that has put it.
 */
@SuppressWarnings("serial")
final class Attributes extends ConcurrentHashMap<String, Object> {

	private final transient OutboundListener listener;

	Attributes(Map<String, Object> attributes, OutboundListener listener) {
		this.listener = listener;
		super.putAll(attributes);
	}

	@Override
	public @Nullable Object put(String key, Object value) {
		Object before = super.put(key, value);
		this.listener.attributePut(size());
		return before;
	}

	@Override
	public @Nullable Object putIfAbsent(String key, Object value) {
		Object before = super.putIfAbsent(key, value);
		this.listener.attributePut(size());
		return before;
	}

	@Override
	public void putAll(Map<? extends String, ? extends Object> attributes) {
		super.putAll(attributes);
		this.listener.attributePut(size());
	}

	@Override
	public Object computeIfAbsent(String key, Function<? super String, ? extends Object> function) {
		Object now = super.computeIfAbsent(key, function);
		this.listener.attributePut(size());
		return now;
	}

	@Override
	public @Nullable Object compute(String key,
			BiFunction<? super String, ? super @Nullable Object, ? extends @Nullable Object> function) {
		Object now = super.compute(key, function);
		this.listener.attributePut(size());
		return now;
	}

	@Override
	public @Nullable Object merge(String key, Object value,
			BiFunction<? super Object, ? super Object, ? extends @Nullable Object> function) {
		Object now = super.merge(key, value, function);
		this.listener.attributePut(size());
		return now;
	}

}

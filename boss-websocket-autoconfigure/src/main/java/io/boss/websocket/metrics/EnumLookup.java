/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.metrics;

import java.util.EnumMap;
import java.util.function.Function;

/**
 * Lookup of one object for each constant of an enum, made when it is asked for first: a
 * meter that nobody needs is not registered, and one that is registered is found without
 * a search. Safe on any thread; what is made may be made twice.
 *
 * @param <K> the enum
 * @param <V> what is looked up
 */
final class EnumLookup<K extends Enum<K>, V> {

	private final Function<K, V> factory;

	// Never changed, only replaced: there are a few writes and then none.
	private volatile EnumMap<K, V> values;

	EnumLookup(Class<K> type, Function<K, V> factory) {
		this.values = new EnumMap<>(type);
		this.factory = factory;
	}

	V get(K key) {
		V value = this.values.get(key);
		return (value != null) ? value : make(key);
	}

	private V make(K key) {
		V value = this.factory.apply(key);
		EnumMap<K, V> values = this.values.clone();
		values.put(key, value);
		this.values = values;
		return value;
	}

}

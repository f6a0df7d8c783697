package io.boss.websocket.metrics;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Something for each constant of an enum, made when it is asked for first: a meter that
 * nobody needs is not registered, and one that is registered is found without a search.
 * Safe on any thread; what is made may be made twice.
 *
 * @param <K> the enum
 * @param <V> what is looked up
 */
final class EnumLookup<K extends Enum<K>, V> {

	private final AtomicReferenceArray<@Nullable V> values;

	private final Function<K, V> factory;

	EnumLookup(Class<K> type, Function<K, V> factory) {
		this.values = new AtomicReferenceArray<>(type.getEnumConstants().length);
		this.factory = factory;
	}

	V get(K key) {
		V value = this.values.get(key.ordinal());
		return (value != null) ? value : make(key);
	}

	private V make(K key) {
		V value = this.factory.apply(key);
		this.values.set(key.ordinal(), value);
		return value;
	}

}

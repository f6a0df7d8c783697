/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.client;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;

/**
 * Assertions about messages of one type, which wait until they are met or fail for good.
 * What comes after that is not looked at. Messages stay for further assertions until
 * {@code receive} takes them.
 *
 * @param <T> the type
 * @since 0.1.0
 */
@SuppressWarnings("varargs") // Arrays of arguments are only read.
public final class ReceivedAssert<T> {

	private final BossWebSocketClient client;

	private final Class<T> type;

	ReceivedAssert(BossWebSocketClient client, Class<T> type) {
		this.client = client;
		this.type = type;
	}

	/**
	 * Exactly these came, in this order.
	 * @param expected the messages
	 * @return this assertion
	 */
	@SafeVarargs
	public final ReceivedAssert<T> containsExactly(T... expected) {
		await((messages) -> messages.size() >= expected.length)
			.containsExactlyElementsOf(Arrays.stream(expected).toList());
		return this;
	}

	/**
	 * Exactly these came, in any order.
	 * @param expected the messages
	 * @return this assertion
	 */
	@SafeVarargs
	public final ReceivedAssert<T> containsExactlyInAnyOrder(T... expected) {
		await((messages) -> messages.size() >= expected.length)
			.containsExactlyInAnyOrderElementsOf(Arrays.stream(expected).toList());
		return this;
	}

	/**
	 * These came, in any order, perhaps among others.
	 * @param expected the messages
	 * @return this assertion
	 */
	@SafeVarargs
	public final ReceivedAssert<T> contains(T... expected) {
		List<T> all = Arrays.stream(expected).toList();
		await((messages) -> messages.containsAll(all)).containsAll(all);
		return this;
	}

	/**
	 * One came that meets a condition.
	 * @param condition the condition
	 * @return this assertion
	 */
	public ReceivedAssert<T> anyMatch(Predicate<? super T> condition) {
		await((messages) -> messages.stream().anyMatch(condition)).anyMatch(condition);
		return this;
	}

	/**
	 * As many came, each of which meets its requirements.
	 * @param requirements the requirements, in the order of the messages
	 * @return this assertion
	 */
	@SafeVarargs
	public final ReceivedAssert<T> satisfiesExactly(Consumer<? super T>... requirements) {
		List<Consumer<? super T>> all = Arrays.stream(requirements).toList();
		await((messages) -> messages.size() >= all.size()).hasSize(all.size()).satisfies((messages) -> {
			for (int i = 0; i < all.size(); i++) {
				all.get(i).accept(messages.get(i));
			}
		});
		return this;
	}

	/**
	 * So many came.
	 * @param size the number of messages
	 * @return this assertion
	 */
	public ReceivedAssert<T> hasSize(int size) {
		await((messages) -> messages.size() >= size).hasSize(size);
		return this;
	}

	/**
	 * None came so far. Does not wait.
	 * @return this assertion
	 */
	public ReceivedAssert<T> isEmpty() {
		await((messages) -> true).isEmpty();
		return this;
	}

	private ListAssert<T> await(Predicate<List<T>> condition) {
		List<T> messages = this.client.awaitReceived(this.type, condition);
		return Assertions.<T>assertThat(messages)
			.as(() -> this.type.getSimpleName() + " messages. " + this.client.describe());
	}

}

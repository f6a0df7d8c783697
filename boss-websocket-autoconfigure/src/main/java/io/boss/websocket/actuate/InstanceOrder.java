/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.actuate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;

/**
 * Order of the instances of a service with keys: the busiest first, or that of the keys.
 */
enum InstanceOrder {

	/**
	 * By how long the first mail has been waiting, or the callback has been running that
	 * it waits for.
	 */
	AGE(Comparator.comparing(KeyedInstance::age)
		.thenComparing((instance) -> instance.status().mailboxDepth())
		.reversed()),

	/**
	 * By how much mail waits.
	 */
	DEPTH(Comparator.comparing((KeyedInstance instance) -> instance.status().mailboxDepth()).reversed()),

	/**
	 * By the number of clients.
	 */
	CLIENTS(Comparator.comparing((KeyedInstance instance) -> instance.status().connections()).reversed()),

	/**
	 * By the key.
	 */
	KEY(Comparator.comparing(KeyedInstance::key));

	@SuppressWarnings("ImmutableEnumChecker") // None of these has a state.
	private final Comparator<KeyedInstance> comparator;

	InstanceOrder(Comparator<KeyedInstance> comparator) {
		this.comparator = comparator.thenComparing(KeyedInstance::key);
	}

	static InstanceOrder of(@Nullable String sort) {
		if (sort == null) {
			return AGE;
		}
		return Arrays.stream(values())
			.filter((order) -> order.text().equalsIgnoreCase(sort))
			.findFirst()
			.orElseThrow(InstanceOrder::unknown);
	}

	private static InvalidEndpointRequestException unknown() {
		String text = "sort must be one of "
				+ Arrays.stream(values()).map(InstanceOrder::text).collect(Collectors.joining(", "));
		return new InvalidEndpointRequestException(text, text);
	}

	Comparator<KeyedInstance> comparator() {
		return this.comparator;
	}

	String text() {
		return name().toLowerCase(Locale.ROOT);
	}

}

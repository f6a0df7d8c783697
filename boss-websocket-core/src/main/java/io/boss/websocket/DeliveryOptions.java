/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import org.jspecify.annotations.Nullable;

/**
 * Options for the delivery of a message to a client, where that is not left to the
 * service.
 *
 * @param overflow the policy if there is no room for it, or {@code null} for the
 * service's policy
 * @param conflationKey the key whose latest value the message is, or {@code null}: a
 * message takes the place of one with the same key that still waits
 * @since 0.1.0
 */
public record DeliveryOptions(@Nullable OverflowPolicy overflow, @Nullable String conflationKey) {

	/**
	 * Everything is left to the service.
	 */
	public static final DeliveryOptions NONE = new DeliveryOptions(null, null);

	/**
	 * The policy that holds.
	 * @param otherwise the service's policy
	 * @return the policy of the message, or else that of the service
	 */
	public OverflowPolicy overflowOr(OverflowPolicy otherwise) {
		return (this.overflow != null) ? this.overflow : otherwise;
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.lease;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Status of the store of leases, at one moment.
 *
 * @param unanswered for how long it has not answered; zero if it has, or if no node asks
 * @param tooLong whether that is as long as a lease, so that no lease can be held
 * @param lastFailure the reason of the latest failure to answer
 */
public record LeaseStoreStatus(Duration unanswered, boolean tooLong, @Nullable String lastFailure) {
}

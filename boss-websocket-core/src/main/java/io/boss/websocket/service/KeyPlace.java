/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import io.boss.websocket.InstanceKey;
import org.jspecify.annotations.Nullable;

/**
 * Place of a process among those of the other keys of its service.
 *
 * @param key the key
 * @param gate lets mail in as long as the process lasts
 * @param keeper has the processes of all keys
 * @param owner the principal whose handshake has made the process, as it is counted;
 * {@code null} if nobody is charged
 */
record KeyPlace(InstanceKey key, KeyGate gate, KeyKeeper keeper, @Nullable Object owner) {
}

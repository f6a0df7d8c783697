/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Handshakes: everything that looks at the HTTP request, checks it, refuses it or lets it
 * be upgraded. What is behind the upgrade gets a
 * {@link io.boss.websocket.endpoint.HandshakeSnapshot snapshot} and knows nothing of
 * requests.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.endpoint.handshake;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

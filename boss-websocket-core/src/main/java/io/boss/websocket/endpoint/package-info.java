/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Sessions: one for each client, between the transport that reads from the client, the
 * service, and the queue of what goes back. A session begins with a handshake that has
 * succeeded, of which it gets a copy, and knows nothing of HTTP requests.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.endpoint;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

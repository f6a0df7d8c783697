/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Sockets adopted from Tomcat: after the handshake Tomcat has no part in a connection but
 * to count it.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.direct.tomcat;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Sessions that outlive their sockets: what clients come back with, and what is
 * remembered of those that have ended.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.session;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Messages between nodes as bytes: an envelope that versions agree on, and the types that
 * a payload may have.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.cluster.message;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Services that run: a frame becomes mail and mail becomes a callback, an instance that
 * crashes is replaced. One room on purpose: mail, loop, instance and supervision know
 * each other as package-private types, and a wall between them would make some twenty of
 * them public.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.service;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

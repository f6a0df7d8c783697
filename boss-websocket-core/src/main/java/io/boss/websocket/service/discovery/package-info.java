/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Discovery of services: beans are found and described before anything runs. Knows only
 * the vocabulary of users; the rooms that run services read the descriptions.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.service.discovery;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

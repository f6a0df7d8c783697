/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Mailboxes of services, whose mail a serialized task executor runs one at a time:
 * bounded, fair, and safe against rejection and errors.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.mailbox;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

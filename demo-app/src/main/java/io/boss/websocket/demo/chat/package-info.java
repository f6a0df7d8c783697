/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Chat service: rooms, whose people have names, and the list of them.
 */
@NullMarked
package io.boss.websocket.demo.chat;

import org.jspecify.annotations.NullMarked;

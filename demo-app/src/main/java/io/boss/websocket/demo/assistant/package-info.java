/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Assistant service: conversations with a language model, whose answers come as they are
 * typed.
 */
@NullMarked
package io.boss.websocket.demo.assistant;

import org.jspecify.annotations.NullMarked;

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The servers that are measured, each the main class of a process of its own. All of them
 * do the same at /websocket/bench: a text that begins with E goes back to its sender, one
 * that begins with B to everybody, and with L to everybody one by one. At /websocket/room
 * and a name, where there are rooms, to everybody in the room.
 */
@NullMarked
package io.boss.websocket.benchmark.wire.server;

import org.jspecify.annotations.NullMarked;

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.server;

/**
 * Words of a client, which come back.
 *
 * @param type the kind of message
 * @param text the text
 */
public record Say(String type, String text) {
}

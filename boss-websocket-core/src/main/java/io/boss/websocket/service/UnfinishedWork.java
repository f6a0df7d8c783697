/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

/**
 * Work that a service had left when its time was up.
 *
 * @param clients how many clients were not closed yet
 * @param messages how many messages, broadcasts and infos were not handled
 */
public record UnfinishedWork(int clients, int messages) {
}

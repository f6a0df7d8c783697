/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.databases;

/**
 * How many seats of a show are free, after how many changes.
 *
 * @param show the id of the show
 * @param free the number of free seats
 * @param version the number of changes so far
 */
record Standing(String show, int free, long version) {
}

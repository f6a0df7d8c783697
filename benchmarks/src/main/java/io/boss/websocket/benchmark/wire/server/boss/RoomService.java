/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.server.boss;

import io.boss.websocket.BossService;

/**
 * Room with a name, in which texts that begin with B are for those who are there.
 */
@BossService("room/{name}")
class RoomService extends BenchService {

}

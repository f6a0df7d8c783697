/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.session;

import java.util.concurrent.Executor;

import io.boss.websocket.config.RequestLimits;
import io.boss.websocket.stats.ServiceStats;
import io.boss.websocket.timing.EngineTime;

/**
 * Parts that all requests of a service to its clients share.
 *
 * @param limits how many may be open to a client, and for how long
 * @param threads read answers, and run what waits for them; must not refuse
 * @param time for timeouts
 * @param reader makes objects of answers
 * @param stats counts requests
 */
public record AskSettings(RequestLimits limits, Executor threads, EngineTime time, AnswerReader reader,
		ServiceStats stats) {

}

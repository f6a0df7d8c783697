/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.gather;

import java.util.concurrent.Executor;

import io.boss.websocket.cluster.ClusterMessaging;
import io.boss.websocket.timing.EngineTime;

/**
 * Objects that a node needs to ask others.
 *
 * @param messaging the way to them
 * @param time ends the wait for nodes that do not answer
 * @param executor runs the code that waits for the answers; must not refuse
 */
public record AskingNode(ClusterMessaging messaging, EngineTime time, Executor executor) {
}

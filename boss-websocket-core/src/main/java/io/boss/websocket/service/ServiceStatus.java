/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;
import java.time.Instant;

import io.boss.websocket.ServiceState;
import org.jspecify.annotations.Nullable;

/**
 * Status of a service at one moment, for its operators. Read while the service goes on,
 * so that its parts may be a moment apart.
 *
 * @param name the name of the service
 * @param path its path below the context path
 * @param type the class of its bean
 * @param state the state of life
 * @param paused whether it is paused
 * @param instance how many instances have been initialised
 * @param started when the running instance was, or {@code null} if none runs
 * @param restarts how often an instance was replaced since the service was started
 * @param lastCrash the latest crash, or {@code null} if there has been none
 * @param mailboxDepth how many messages, broadcasts and infos wait
 * @param mailboxBytes how many bytes the messages of clients have that wait
 * @param oldestMail how long the first mail has been waiting; zero if none waits
 * @param running the callback that runs, or {@code null} if none does
 * @param connections how many clients there are, joined or about to be
 * @param detached how many of them were lost and may come back
 * @param givenUp whether its supervisor has given it up, and no instance has run since
 * @param nextStart when it is tried again if it is down, or {@code null} if it is not
 */
public record ServiceStatus(String name, String path, Class<?> type, ServiceState state, boolean paused, long instance,
		@Nullable Instant started, long restarts, @Nullable ServiceCrash lastCrash, int mailboxDepth, long mailboxBytes,
		Duration oldestMail, @Nullable RunningCallback running, int connections, int detached, boolean givenUp,
		@Nullable Instant nextStart) {
}

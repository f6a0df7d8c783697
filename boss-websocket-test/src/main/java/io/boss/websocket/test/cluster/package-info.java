/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Clusters under test: several nodes on the thread of the test, in virtual time, over a
 * broker in memory that fails as the test wants.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.test.cluster;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

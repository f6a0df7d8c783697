/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.conformance;

/**
 * One thing that the client of a case does or expects.
 */
@FunctionalInterface
interface Step {

	void take(Exchange exchange);

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.slice;

/**
 * Bank that the service asks, and that is no bean unless a test makes it one.
 */
interface Bank {

	double open();

	double rate(String currency);

	void left(String user);

	void closed();

}

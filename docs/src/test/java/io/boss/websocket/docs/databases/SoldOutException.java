/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.databases;

class SoldOutException extends RuntimeException {

	SoldOutException(String message) {
		super(message);
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.outbound;

/**
 * Result of offering a frame to a queue.
 */
public enum OfferResult {

	/**
	 * The frame waits behind all others.
	 */
	ADDED,

	/**
	 * The frame has taken the place of one with the same key.
	 */
	REPLACED,

	/**
	 * There was no room for the frame.
	 */
	REFUSED

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

/**
 * Strategy interface that tells failures of a callback because its client or sender lacks
 * a right from those of a broken service. The former end no instance: otherwise a client
 * that lacks a right could restart the service as often as it likes.
 */
@FunctionalInterface
public interface AccessDenial {

	/**
	 * Whether a failure means that access was denied. Called on the thread of the
	 * callback; must not throw.
	 * @param failure what the callback has thrown
	 * @return whether it does
	 */
	boolean isDenied(Throwable failure);

}

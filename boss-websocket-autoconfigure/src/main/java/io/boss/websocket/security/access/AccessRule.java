/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.access;

/**
 * Rule for who may connect to a service.
 */
public enum AccessRule {

	/**
	 * Whoever the application's own filters let through.
	 */
	PERMIT_ALL,

	/**
	 * Whoever is authenticated.
	 */
	AUTHENTICATED,

	/**
	 * Nobody.
	 */
	DENY_ALL

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service.lifecycle;

/**
 * Port to the readiness of the application, which tells load balancers whether to send
 * clients. Spring Boot changes it when a context is closed, but not when a context is
 * only stopped or paused.
 */
public interface Readiness {

	/**
	 * Refuses traffic, unless the application does so already.
	 */
	void refuse();

	/**
	 * Accepts traffic again, if {@link #refuse} was the reason that there was none.
	 */
	void restore();

}

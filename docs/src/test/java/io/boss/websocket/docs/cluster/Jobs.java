/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.cluster;

/**
 * Jobs in a database that all nodes share.
 */
interface Jobs {

	/**
	 * Marks a job as done: {@code update job set done = true, token = :token where name =
	 * :name and token <= :token}.
	 * @param name the job
	 * @param token the token of whoever has done it
	 * @return whether a row was changed; not if a later token was there before
	 */
	boolean finish(String name, long token);

}

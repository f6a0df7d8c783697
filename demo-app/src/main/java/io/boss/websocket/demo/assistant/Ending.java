/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.assistant;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * End of an answer.
 */
enum Ending {

	/**
	 * The model has said all.
	 */
	@JsonProperty("complete")
	COMPLETE,

	/**
	 * Somebody has stopped it.
	 */
	@JsonProperty("stopped")
	STOPPED,

	/**
	 * It became too long.
	 */
	@JsonProperty("length")
	LENGTH,

	/**
	 * The model has failed.
	 */
	@JsonProperty("failed")
	FAILED

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.slice;

import io.boss.websocket.broadcast.BroadcastOperations;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Controller that has something to tell to clients.
 */
@RestController
class AnnounceController {

	private final BroadcastOperations broadcasts;

	AnnounceController(BroadcastOperations broadcasts) {
		this.broadcasts = broadcasts;
	}

	@PostMapping("/news")
	String announce(@RequestBody String news) {
		return this.broadcasts.broadcast("lobby", news).name();
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.guide;

import java.util.List;

import io.boss.websocket.BossServices;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.broadcast.BroadcastOperations;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RoomsController {

	private final BroadcastOperations broadcasts;

	private final BossServices services;

	RoomsController(BroadcastOperations broadcasts, BossServices services) {
		this.broadcasts = broadcasts;
		this.services = services;
	}

	@GetMapping("/rooms")
	List<String> open() {
		return this.services.keyed(RoomService.class).keys();
	}

	@PostMapping("/rooms/notices")
	DeliveryResult tellAll(@RequestBody String notice) {
		return this.broadcasts.broadcast(RoomService.class, notice);
	}

	@PostMapping("/rooms/{id}/notices")
	DeliveryResult tell(@PathVariable String id, @RequestBody String notice) {
		return this.broadcasts.broadcast(RoomService.class, id, notice);
	}

}

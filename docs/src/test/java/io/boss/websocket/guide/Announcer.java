/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.guide;

import io.boss.websocket.BossServices;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.broadcast.BroadcastOperations;
import io.boss.websocket.event.ServiceDownEvent;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

@Component
class Announcer {

	private final BroadcastOperations broadcasts;

	private final BossServices services;

	Announcer(BroadcastOperations broadcasts, BossServices services) {
		this.broadcasts = broadcasts;
		this.services = services;
	}

	DeliveryResult announce(String text) {
		return this.broadcasts.broadcast(NewsService.class, text);
	}

	int readers() {
		return this.services.get("news").connections().size();
	}

	@EventListener
	void isDown(ServiceDownEvent event) {
		announce("no " + event.service() + " before " + event.nextStart());
	}

}

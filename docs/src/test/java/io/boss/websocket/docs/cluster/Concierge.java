/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.cluster;

import io.boss.websocket.BossServices;
import io.boss.websocket.CloseCode;
import io.boss.websocket.UserDelivery;

import org.springframework.stereotype.Component;

/**
 * Concierge that reaches clients and users on whatever node they are.
 */
@Component
class Concierge {

	private final BossServices services;

	Concierge(BossServices services) {
		this.services = services;
	}

	String invite(String connectionId, String room) {
		return switch (this.services.connection(connectionId).send("come to " + room)) {
			case DELIVERED -> "queued on this node";
			case FORWARDED -> "on its way to the node of the client";
			case GONE -> "the client is gone, or its node";
			case UNKNOWN -> "there is no such id";
			case REFUSED -> "there is no room for the message";
		};
	}

	UserDelivery tell(String user, String text) {
		return this.services.user(user).send(text);
	}

	UserDelivery tellInChat(String user, String text) {
		return this.services.user(user).in("chat").send(text);
	}

	UserDelivery ban(String user) {
		return this.services.user(user).close(CloseCode.ACCESS_DENIED, "account closed");
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.databases;

import io.boss.websocket.broadcast.BroadcastOperations;

import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

@Component
class ShowNews {

	private final BroadcastOperations broadcasts;

	ShowNews(BroadcastOperations broadcasts) {
		this.broadcasts = broadcasts;
	}

	@TransactionalEventListener
	void changed(Standing standing) {
		this.broadcasts.broadcast(ShowService.class, standing.show(), standing);
	}

}

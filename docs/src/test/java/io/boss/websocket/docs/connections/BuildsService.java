/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.connections;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.OverflowPolicy;
import io.boss.websocket.annotation.OnBroadcast;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnJoin;

@BossService("builds")
class BuildsService {

	@OnInit
	ConnectionGroup open() {
		return new ConnectionGroup();
	}

	@OnJoin
	void joined(BossConnection client, ConnectionGroup watchers) {
		watchers.add(client);
	}

	@OnIncoming
	void progress(Build build, BossConnection client, ConnectionGroup watchers) {
		watchers.send(client.encode(build).conflatedBy("build-" + build.number()));
	}

	@OnBroadcast
	void starting(Starting news, ConnectionGroup watchers) {
		watchers.send(BossMessage.text("starting").onOverflow(OverflowPolicy.DROP_NEWEST));
	}

	record Starting() {
	}

	record Build(int number, int percent) {
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.status;

import java.time.Duration;

import io.boss.websocket.BossService;
import io.boss.websocket.BossServices;
import io.boss.websocket.ServiceScope;
import io.boss.websocket.annotation.OnInfo;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.broadcast.BroadcastOperations;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;

/**
 * Service that builds something, at one node of a cluster: if that dies, another begins
 * anew. The output is broadcast, as a real build server would from outside.
 */
@BossService(name = BuildsService.NAME, scope = ServiceScope.CLUSTER)
@ConditionalOnBooleanProperty("demo.fake-build.enabled")
class BuildsService {

	static final String NAME = "builds";

	private final BossServices services;

	private final BroadcastOperations broadcasts;

	private final Duration interval;

	BuildsService(BossServices services, BroadcastOperations broadcasts,
			@Value("${demo.fake-build.interval:1s}") Duration interval) {
		this.services = services;
		this.broadcasts = broadcasts;
		this.interval = interval;
	}

	@OnInit
	FakeBuild begin() {
		this.services.get(NAME).timers().startPeriodic("line", this.interval, Tick.LINE);
		return new FakeBuild(this.broadcasts);
	}

	@OnInfo
	void goOn(Tick tick, FakeBuild build) {
		build.printNextLine();
	}

	/**
	 * Info of the timer.
	 */
	enum Tick {

		/**
		 * Time for a line.
		 */
		LINE

	}

}

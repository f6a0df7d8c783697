/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.guide;

import java.time.Duration;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServices;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.InstanceKey;
import io.boss.websocket.Outcome;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInfo;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnJoin;
import io.boss.websocket.annotation.ServiceKey;

import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

@BossService("match/{league}/{id}")
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class MatchService {

	private final ConnectionGroup players = new ConnectionGroup();

	private final BossServices services;

	private int goals;

	MatchService(BossServices services) {
		this.services = services;
	}

	@OnInit
	void kickOff(InstanceKey key) {
		this.services.keyed("match").key(key.key()).timers().startSingle("end", Duration.ofMinutes(90), Whistle.END);
	}

	@OnJoin
	String joined(BossConnection player, @ServiceKey("league") String league, @ServiceKey("id") long id) {
		this.players.add(player);
		return "match " + id + " of " + league + ": " + this.goals + " goals";
	}

	@OnIncoming
	void scored(String who) {
		this.players.send("goal " + ++this.goals + " by " + who);
	}

	@OnInfo
	Outcome<Void> ended(Whistle whistle) {
		this.players.send("over");
		return Outcome.stop(TerminationReason.NORMAL, null);
	}

	enum Whistle {

		END

	}

}

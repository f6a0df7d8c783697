/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.migration.spring.after;

import java.util.HashMap;
import java.util.Map;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnJoin;

@BossService
class ScoresService {

	@OnInit
	Match open() {
		return new Match(new ConnectionGroup(), new HashMap<>());
	}

	@OnJoin
	Scores joined(BossConnection fan, Match match) {
		match.fans().add(fan);
		return new Scores(match.goals());
	}

	@OnIncoming
	void scored(Goal goal, Match match) {
		match.goals().merge(goal.team(), 1, Integer::sum);
		match.fans().send(new Scores(match.goals()));
	}

	record Match(ConnectionGroup fans, Map<String, Integer> goals) {
	}

	record Goal(String team) {
	}

	record Scores(Map<String, Integer> goals) {
	}

}

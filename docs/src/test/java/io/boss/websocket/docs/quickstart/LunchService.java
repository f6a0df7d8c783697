/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.quickstart;

import java.util.Map;
import java.util.TreeMap;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnJoin;

@BossService("lunch")
class LunchService {

	@OnInit
	Poll open() {
		return new Poll(new TreeMap<>(), new ConnectionGroup());
	}

	@OnJoin
	Standing joined(BossConnection client, Poll poll) {
		poll.voters().add(client);
		return poll.standing();
	}

	@OnIncoming
	void voted(Vote vote, Poll poll) {
		poll.votes().merge(vote.place(), 1, Integer::sum);
		poll.voters().send(poll.standing());
	}

	// A message from a client, such as {"place":"pizza"}.
	record Vote(String place) {
	}

	// A message to clients, such as {"votes":{"pizza":2,"sushi":1}}.
	record Standing(Map<String, Integer> votes) {
	}

	// The state of the service. Only its methods see it, one at a time.
	record Poll(Map<String, Integer> votes, ConnectionGroup voters) {

		Standing standing() {
			return new Standing(new TreeMap<>(this.votes));
		}

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.guide;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.guide.PollService.Standing;
import io.boss.websocket.guide.PollService.Vote;

class Poll {

	final ConnectionGroup watchers;

	private final Map<Voter, Integer> votes = new HashMap<>();

	Poll() {
		this(new ConnectionGroup());
	}

	Poll(ConnectionGroup watchers) {
		this.watchers = watchers;
	}

	void count(Voter voter, Vote vote) {
		this.votes.put(voter, vote.option());
	}

	Standing standing() {
		return new Standing(this.votes.values()
			.stream()
			.collect(Collectors.groupingBy((option) -> option, TreeMap::new, Collectors.counting())));
	}

}

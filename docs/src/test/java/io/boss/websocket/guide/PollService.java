/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.guide;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.InvalidMessage;
import io.boss.websocket.annotation.OnBroadcast;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnInvalid;
import io.boss.websocket.annotation.OnJoin;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;

import org.springframework.web.bind.annotation.RequestParam;

@BossService("poll")
class PollService {

	@OnInit
	Poll open() {
		return new Poll();
	}

	@OnJoin
	Standing joined(BossConnection client, @RequestParam String name, Poll poll) {
		poll.watchers.add(client);
		return poll.standing();
	}

	@OnIncoming
	void voted(@Valid Vote vote, Voter voter, Poll poll) {
		poll.count(voter, vote);
		poll.watchers.send(poll.standing());
	}

	@OnIncoming
	Standing asked(Ask ask, Poll poll) {
		return poll.standing();
	}

	@OnInvalid
	Complaint refused(InvalidMessage message) {
		return new Complaint(message.detail());
	}

	@OnBroadcast
	Poll startedAgain(StartAgain order, Poll poll) {
		return new Poll(poll.watchers);
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
	sealed interface Request permits Vote, Ask {

	}

	@JsonTypeName("vote")
	record Vote(@Positive int option) implements Request {
	}

	@JsonTypeName("ask")
	record Ask() implements Request {
	}

	record Standing(Map<Integer, Long> votes) {
	}

	record Complaint(String complaint) {
	}

	record StartAgain() {
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.migration.stomp.after;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.InvalidMessage;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnInvalid;
import io.boss.websocket.annotation.OnJoin;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;

@BossService("room/{id}")
class TalkService {

	@OnInit
	Room open() {
		return new Room(new ConnectionGroup(), new ArrayList<>());
	}

	@OnJoin
	Lines entered(BossConnection client, Room room) {
		room.members().add(client);
		return new Lines(room.lines());
	}

	@OnIncoming
	void said(@Valid Say say, Room room) {
		Said said = new Said(say.name(), say.text());
		room.lines().add(said);
		room.members().send(said);
	}

	@OnInvalid
	Problem refused(InvalidMessage message) {
		return new Problem("say something");
	}

	record Room(ConnectionGroup members, List<Said> lines) {
	}

	record Say(String name, @NotBlank String text) {
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
	sealed interface Event permits Lines, Said, Problem {

	}

	@JsonTypeName("lines")
	record Lines(List<Said> lines) implements Event {
	}

	@JsonTypeName("said")
	record Said(String name, String text) implements Event {
	}

	@JsonTypeName("problem")
	record Problem(String problem) implements Event {
	}

}

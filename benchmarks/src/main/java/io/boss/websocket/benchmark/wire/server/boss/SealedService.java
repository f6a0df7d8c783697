/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.server.boss;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.boss.websocket.BossService;
import io.boss.websocket.annotation.OnIncoming;

/**
 * Service that is told one of ten types of message, and sends it back.
 */
@BossService("typed-sealed")
class SealedService {

	@OnIncoming
	Command told(Command command) {
		return command;
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
	sealed interface Command permits Ask, Buy, Call, Draw, Eat, Find, Give, Hear, Join, Speech {

	}

	@JsonTypeName("ask")
	record Ask(String text) implements Command {
	}

	@JsonTypeName("buy")
	record Buy(String text) implements Command {
	}

	@JsonTypeName("call")
	record Call(String text) implements Command {
	}

	@JsonTypeName("draw")
	record Draw(String text) implements Command {
	}

	@JsonTypeName("eat")
	record Eat(String text) implements Command {
	}

	@JsonTypeName("find")
	record Find(String text) implements Command {
	}

	@JsonTypeName("give")
	record Give(String text) implements Command {
	}

	@JsonTypeName("hear")
	record Hear(String text) implements Command {
	}

	@JsonTypeName("join")
	record Join(String text) implements Command {
	}

	@JsonTypeName("say")
	record Speech(String text) implements Command {
	}

}

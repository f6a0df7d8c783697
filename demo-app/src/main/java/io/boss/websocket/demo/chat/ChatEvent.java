/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.chat;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

/**
 * Message of the room: JSON with a {@code type}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
sealed interface ChatEvent {

	/**
	 * Line of the history of the room.
	 */
	sealed interface Line extends ChatEvent permits Entered, Said, Left {

	}

	/**
	 * Line for a person that has entered.
	 *
	 * @param name the name
	 * @param at the time
	 */
	@JsonTypeName("entered")
	record Entered(String name, Instant at) implements Line {
	}

	/**
	 * Line that a person has said.
	 *
	 * @param name the name
	 * @param text the text
	 * @param at the time
	 */
	@JsonTypeName("said")
	record Said(String name, String text, Instant at) implements Line {
	}

	/**
	 * Line for a person that has left.
	 *
	 * @param name the name
	 * @param at the time
	 */
	@JsonTypeName("left")
	record Left(String name, Instant at) implements Line {
	}

	/**
	 * Answer with the name that the client has from now on.
	 *
	 * @param name the name as the room writes it
	 */
	@JsonTypeName("welcome")
	record Welcome(String name) implements ChatEvent {
	}

	/**
	 * Node that the client is connected to, if there is more than one.
	 *
	 * @param name the name of the node
	 */
	@JsonTypeName("node")
	record Node(String name) implements ChatEvent {
	}

	/**
	 * List of the people in the room.
	 *
	 * @param names the names, in order of entering
	 */
	@JsonTypeName("people")
	record People(List<String> names) implements ChatEvent {
	}

	/**
	 * Lines from before the client came.
	 *
	 * @param lines the lines, oldest first
	 */
	@JsonTypeName("history")
	record History(List<Line> lines) implements ChatEvent {
	}

	/**
	 * Answer to a message that the room does not understand or allow.
	 *
	 * @param code for programs
	 * @param text for people
	 */
	@JsonTypeName("problem")
	record Problem(String code, String text) implements ChatEvent {
	}

}

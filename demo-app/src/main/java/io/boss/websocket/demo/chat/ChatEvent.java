package io.boss.websocket.demo.chat;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

/**
 * What the room sends: JSON with a {@code type}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
sealed interface ChatEvent {

	/**
	 * What belongs to the history of the room.
	 */
	sealed interface Line extends ChatEvent permits Entered, Said, Left {

	}

	/**
	 * Somebody has come.
	 *
	 * @param name who
	 * @param at when
	 */
	@JsonTypeName("entered")
	record Entered(String name, Instant at) implements Line {
	}

	/**
	 * Somebody has said something.
	 *
	 * @param name who
	 * @param text what
	 * @param at when
	 */
	@JsonTypeName("said")
	record Said(String name, String text, Instant at) implements Line {
	}

	/**
	 * Somebody has gone.
	 *
	 * @param name who
	 * @param at when
	 */
	@JsonTypeName("left")
	record Left(String name, Instant at) implements Line {
	}

	/**
	 * The client has a name from now on.
	 *
	 * @param name the name as the room writes it
	 */
	@JsonTypeName("welcome")
	record Welcome(String name) implements ChatEvent {
	}

	/**
	 * Where the client is, if there is more than one node.
	 *
	 * @param name the name of the node
	 */
	@JsonTypeName("node")
	record Node(String name) implements ChatEvent {
	}

	/**
	 * Who is here.
	 *
	 * @param names the names, in order of entering
	 */
	@JsonTypeName("people")
	record People(List<String> names) implements ChatEvent {
	}

	/**
	 * What was going on before.
	 *
	 * @param lines the lines, oldest first
	 */
	@JsonTypeName("history")
	record History(List<Line> lines) implements ChatEvent {
	}

	/**
	 * The client has sent what the room does not understand or allow.
	 *
	 * @param code for programs
	 * @param text for people
	 */
	@JsonTypeName("problem")
	record Problem(String code, String text) implements ChatEvent {
	}

}

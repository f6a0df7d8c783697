package io.boss.websocket.demo.chat;

import java.util.Locale;

/**
 * What can be wrong with a request.
 */
enum ChatProblem {

	BINARY("Send text, not binary"),

	BAD_JSON("That was no JSON object that the room can read"),

	UNKNOWN_TYPE("The type must be 'enter' or 'say'"),

	NAME_MISSING("Enter with a name first"),

	NAME_ALREADY_GIVEN("You have a name already"),

	NAME_BLANK("A name must not be blank"),

	NAME_TOO_LONG("A name has at most " + ChatRoom.MAX_NAME + " characters"),

	NAME_ILLEGAL("A name is made of letters, digits, punctuation and spaces"),

	NAME_TAKEN("Somebody of that name is here already"),

	TEXT_BLANK("There is nothing to say"),

	TEXT_TOO_LONG("A text has at most " + ChatRoom.MAX_TEXT + " characters");

	private final String text;

	ChatProblem(String text) {
		this.text = text;
	}

	ChatEvent.Problem toEvent() {
		return new ChatEvent.Problem(name().toLowerCase(Locale.ROOT).replace('_', '-'), this.text);
	}

}

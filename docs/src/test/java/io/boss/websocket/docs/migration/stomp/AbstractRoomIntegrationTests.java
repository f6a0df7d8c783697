/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.migration.stomp;

import java.util.List;

import io.boss.websocket.docs.page.PageDriver;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Script of the visitors of rooms, which must pass with both protocols.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
public abstract class AbstractRoomIntegrationTests {

	@LocalServerPort
	private int port;

	/**
	 * Enters a room.
	 * @param port the port of the server
	 * @param room the id of the room
	 * @param name the name of the visitor
	 * @return the visitor
	 */
	protected abstract Visitor enter(int port, String room, String name);

	@Test
	void whenVisitorSpeaksThenTheRoomHears() {
		try (Visitor ann = enter("tea", "ann");
				Visitor bob = enter("tea", "bob");
				Visitor eve = enter("coffee", "eve")) {
			assertThat(List.of(ann.heard(), bob.heard(), eve.heard())).containsOnly("lines 0");
			ann.say("hello");
			assertThat(ann.heard()).isEqualTo("ann: hello");
			assertThat(bob.heard()).isEqualTo("ann: hello");
			eve.say("anybody?");
			assertThat(eve.heard()).isEqualTo("eve: anybody?");
			bob.say("hello, ann");
			assertThat(ann.heard()).isEqualTo("bob: hello, ann");
		}
	}

	@Test
	void whenVisitorComesLateThenVisitorHearsWhatWasSaid() {
		try (Visitor ann = enter("late", "ann")) {
			assertThat(ann.heard()).isEqualTo("lines 0");
			ann.say("hello");
			assertThat(ann.heard()).isEqualTo("ann: hello");
			try (Visitor bob = enter("late", "bob")) {
				assertThat(bob.heard()).isEqualTo("lines 1");
			}
		}
	}

	@Test
	void whenVisitorSaysNothingThenVisitorAloneIsTold() {
		try (Visitor ann = enter("silent", "ann"); Visitor bob = enter("silent", "bob")) {
			assertThat(List.of(ann.heard(), bob.heard())).containsOnly("lines 0");
			ann.say(" ");
			assertThat(ann.heard()).isEqualTo("problem: say something");
			ann.say("sorry");
			assertThat(bob.heard()).isEqualTo("ann: sorry");
		}
	}

	/**
	 * The lines that a page shows when somebody has said two things on it.
	 * @param page the path of the page
	 * @return the lines
	 */
	protected List<String> linesOf(String page) {
		return PageDriver.linesAfter(this.port, page, "hello", "it works");
	}

	private Visitor enter(String room, String name) {
		return enter(this.port, room, name);
	}

}

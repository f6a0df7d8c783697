/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.chat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.boss.websocket.BossServiceReference;
import io.boss.websocket.demo.chat.ChatRequest.Enter;
import io.boss.websocket.demo.chat.ChatRequest.Say;
import io.boss.websocket.demo.operator.OperatorSecurityConfiguration;
import io.boss.websocket.stats.CallbackName;
import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.TestClient;
import io.boss.websocket.test.autoconfigure.BossServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ChatService} at one node, as its clients see it.
 */
@BossServiceTest(ChatService.class)
@Import(OperatorSecurityConfiguration.class)
class ChatServiceTests {

	@Autowired
	private BossTester boss;

	@Test
	void whenClientJoinsSendsPeopleAndHistory() {
		TestClient ada = enter("Ada");
		ada.send(new Say("Hello"));
		this.boss.settle();
		List<String> texts = this.boss.connect(ChatService.class, "lobby").receivedTexts();
		assertThat(texts).hasSize(2);
		assertThat(texts.get(0)).isEqualTo("""
				{"type":"people","names":["Ada"]}""");
		assertThat(texts.get(1)).contains("\"history\"", "\"entered\"", "\"said\"", "\"Hello\"");
	}

	@Test
	void whenNameIsFreeWelcomesAndTellsEverybody() {
		TestClient bob = nameless();
		TestClient ada = nameless();
		ada.send(new Enter(" Ada ", null));
		assertThat(ada).receivedTexts().satisfiesExactly((text) -> assertThat(text).isEqualTo("""
				{"type":"welcome","name":"Ada"}"""), (text) -> assertThat(text).startsWith("""
				{"type":"entered","name":"Ada","at":"2"""));
		assertThat(bob).receivedTexts().singleElement().asString().contains("\"entered\"");
	}

	@Test
	void whenSomebodySpeaksEverybodyHears() {
		TestClient ada = enter("Ada");
		TestClient bob = enter("Bob");
		ada.clear();
		bob.send(new Say("<b>Hi</b>"));
		assertThat(ada.receivedTexts()).isEqualTo(bob.receivedTexts()).singleElement().asString().startsWith("""
				{"type":"said","name":"Bob","text":"<b>Hi</b>","at":\"""");
	}

	@Test
	void whenSomebodySpeaksOtherRoomsHearNothing() {
		TestClient ada = enter("Ada");
		TestClient bob = enter("book-club", "Bob");
		assertThat(ada).receivedNothing();
		ada.send(new Say("Hello"));
		assertThat(bob).receivedNothing();
		assertThat(this.boss.connect(ChatService.class, "book-club").receivedTexts()).first().isEqualTo("""
				{"type":"people","names":["Bob"]}""");
	}

	@Test
	void whenNameIsTakenInOneRoomItIsFreeInAnother() {
		enter("Ada");
		enter("book-club", "Ada");
	}

	@Test
	void whenAllHaveLeftRoomRemembersForAWhile() {
		TestClient ada = enter("Ada");
		ada.send(new Say("Hello"));
		ada.close();
		this.boss.time().advance(Duration.ofMinutes(9));
		TestClient bob = this.boss.connect(ChatService.class, "lobby");
		assertThat(bob).lastText().contains("\"said\"", "\"Hello\"");
		bob.close();
		this.boss.time().advance(Duration.ofMinutes(14));
		assertThat(this.boss.services().keyed(ChatService.class).keys()).isEmpty();
		assertThat(this.boss.connect(ChatService.class, "lobby")).lastText().isEqualTo("""
				{"type":"history","lines":[]}""");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/", "/Lobby", "/a%20b", "/a/b", "/a/", "/abcdefghijklmnopqrstuvwxyz-0123456" })
	void whenNameOfRoomIsNoneThereIsNothing(String path) {
		assertThat(this.boss.handshake("/websocket/chat" + path)).hasStatus(404);
		assertThat(this.boss.services().keyed(ChatService.class).keys()).isEmpty();
	}

	// Most of these never get behind Spring Security's firewall.
	@ParameterizedTest
	@ValueSource(strings = { "/..", "/%2F", "/%00", "//", "/a;b" })
	void whenPathIsOddThereIsNoRoom(String path) {
		assertThat(this.boss.handshake("/websocket/chat" + path)).isRefused();
		assertThat(this.boss.services().keyed(ChatService.class).keys()).isEmpty();
	}

	@Test
	void whenSomebodyLeavesTellsTheOthersAndFreesTheName() {
		TestClient ada = enter("Ada");
		enter("Bob").close();
		assertThat(ada).lastText().contains("\"left\"", "\"Bob\"");
		assertThat(enter("Bob")).receivedNothing();
	}

	@Test
	void whenNamelessClientLeavesTellsNobody() {
		TestClient ada = enter("Ada");
		nameless().close();
		assertThat(ada).receivedNothing();
	}

	@Test
	void whenMuchIsSaidHistoryIsBounded() {
		TestClient ada = enter("Ada");
		IntStream.range(0, 100).forEach((i) -> ada.send(new Say("line " + i)));
		this.boss.settle();
		assertThat(this.boss.connect(ChatService.class, "lobby")).lastText()
			.contains("line 50", "line 99")
			.doesNotContain("line 49", "entered");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			nonsense                                | bad-json
			{                                       | bad-json
			[]                                      | bad-json
			null                                    | bad-json
			{"type":"say","text":[]}                | bad-json
			{"type":"say","text":"a"} x             | bad-json
			{}                                      | unknown-type
			{"type":"crash"}                        | unknown-type
			{"type":"enter","name":"Eve"}           | name-already-given
			{"type":"say"}                          | text-blank
			{"type":"say","text":" "}               | text-blank
			""")
	void whenTextIsBadAnswersProblemToItsSenderOnly(String text, String code) {
		TestClient ada = enter("Ada");
		TestClient eve = enter("Eve");
		ada.clear();
		eve.send(text);
		assertProblem(eve, code);
		assertThat(ada).receivedNothing();
		assertStillThere(eve, ada);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"type":"say","text":"Hello"}           | name-missing
			{"type":"enter"}                        | name-blank
			{"type":"enter","name":"  "}            | name-blank
			{"type":"enter","name":"Ada"}           | name-taken
			{"type":"enter","name":"aDA"}           | name-taken
			{"type":"enter","name":"\uff21da"}           | name-taken
			{"type":"enter","name":"A\\u200bda"}    | name-illegal
			{"type":"enter","name":"A\\nda"}        | name-illegal
			{"type":"enter","name":"abcdefghijklmnopqrstuvwxyz"} | name-too-long
			{"type":"enter","name":"abcdefghijklmno\\npqrstuvwxyz"} | name-too-long
			""")
	void whenNameIsBadAnswersProblemToItsSenderOnly(String text, String code) {
		TestClient ada = enter("Ada");
		TestClient nameless = nameless();
		nameless.send(text);
		assertProblem(nameless, code);
		assertThat(ada).receivedNothing();
		assertStillThere(ada, ada);
	}

	@Test
	void whenTextIsTooLongAnswersProblem() {
		TestClient ada = enter("Ada");
		ada.send(new Say("x".repeat(ChatRequest.MAX_TEXT + 1)));
		assertProblem(ada, "text-too-long");
		ada.send("""
				{"type":"say","text":" %s "}""".formatted("x".repeat(ChatRequest.MAX_TEXT)));
		assertThat(ada).receivedTexts().singleElement().asString().contains("\"said\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "12345", """
			{"type":"say","text":"Hello"}""" })
	void whenMessageIsBinaryAnswersProblem(String content) {
		TestClient ada = enter("Ada");
		ada.send(content.getBytes(StandardCharsets.UTF_8));
		assertProblem(ada, "binary");
		assertStillThere(ada, ada);
	}

	@Test
	void whenServiceCrashesItsPeopleStayWithTheirNames() {
		TestClient ada = enter("Ada");
		TestClient bob = enter("Bob");
		ada.clear();
		this.boss.crashNext(ChatService.class, "lobby", CallbackName.INFO, new IllegalStateException("on purpose"));
		lobby().info("an info that the chat ignores");
		this.boss.time().advance(Duration.ofMillis(100));
		assertThat(lobby().restarts()).isEqualTo(1);
		bob.send(new Say("Still here"));
		assertThat(ada).receivedTexts().satisfiesExactly((text) -> assertThat(text).isEqualTo("""
				{"type":"people","names":["Ada","Bob"]}"""), (text) -> assertThat(text).contains("Bob", "Still here"));
	}

	@Test
	void whenAllHaveComeBackEverybodyHearsWhoIsHere() {
		TestClient ada = enter("Ada");
		enter("Bob").close();
		ada.clear();
		lobby().restart();
		this.boss.time().advance(Duration.ofMillis(199));
		assertThat(ada).receivedNothing();
		this.boss.time().advance(Duration.ofMillis(100));
		assertThat(ada).receivedTexts().containsExactly("""
				{"type":"people","names":["Ada"]}""");
	}

	private BossServiceReference lobby() {
		return this.boss.services().keyed(ChatService.class).key("lobby");
	}

	private TestClient nameless() {
		return this.boss.connect(ChatService.class, "lobby").clear();
	}

	// People are listed by the time at which they came.
	private TestClient enter(String name) {
		return enter("lobby", name);
	}

	private TestClient enter(String room, String name) {
		this.boss.time().advance(Duration.ofMillis(1));
		TestClient client = this.boss.connect(ChatService.class, room).clear();
		client.send(new Enter(name, null));
		assertThat(client).receivedTexts().hasSize(2).element(0).asString().contains("welcome");
		return client.clear();
	}

	private void assertProblem(TestClient client, String code) {
		assertThat(client.receive()).asString().startsWith("""
				{"type":"problem","code":"%s","text":\"""".formatted(code));
	}

	private void assertStillThere(TestClient speaker, TestClient listener) {
		speaker.send(new Say("Sorry"));
		assertThat(listener).receivedTexts().singleElement().asString().contains("Sorry");
		assertThat(lobby().restarts()).isZero();
	}

}

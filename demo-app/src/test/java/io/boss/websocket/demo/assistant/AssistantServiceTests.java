/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.assistant;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.IntStream;

import io.boss.websocket.demo.assistant.AssistantRequest.Prompt;
import io.boss.websocket.demo.assistant.AssistantRequest.Stop;
import io.boss.websocket.demo.operator.OperatorSecurityConfiguration;
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
 * Tests for {@link AssistantService}, as its pages see it.
 */
@BossServiceTest(AssistantService.class)
@Import({ OperatorSecurityConfiguration.class, FedModel.class })
class AssistantServiceTests {

	@Autowired
	private BossTester boss;

	@Autowired
	private FedModel model;

	@Test
	void whenPageJoinsItIsToldTheConversation() {
		assertThat(join("trees")).receivedTexts().containsExactly("""
				{"type":"conversation","turns":[]}""");
	}

	@Test
	void whenPageAsksAnswerIsAStream() {
		TestClient page = join("trees").clear();
		FedModel.Typing typing = ask(page, 7, "Why?");
		type(typing, "Be");
		type(typing, "cause");
		typing.complete();
		assertThat(page).receivedTexts().containsExactly("""
				{"boss.re":7,"boss.more":true,"type":"asked","turn":1,"prompt":"Why?"}""", """
				{"boss.re":7,"boss.more":true,"type":"part","text":"Be"}""", """
				{"boss.re":7,"boss.more":true,"type":"part","text":"cause"}""", """
				{"boss.re":7,"boss.more":true,"type":"ended","ending":"complete"}""", """
				{"boss.re":7,"boss.done":true}""");
	}

	@Test
	void whenClientAsksWithoutAnIdTheStreamIsPlainMessages() {
		TestClient plain = join("trees").clear();
		plain.send(new Prompt("Why?"));
		this.boss.settle();
		FedModel.Typing typing = this.model.next();
		type(typing, "Because");
		typing.complete();
		assertThat(plain).receivedTexts().containsExactly("""
				{"type":"asked","turn":1,"prompt":"Why?"}""", """
				{"type":"part","text":"Because"}""", """
				{"type":"ended","ending":"complete"}""");
	}

	@Test
	void whenOnePageAsksTheOthersAreToldAndMayFollow() {
		TestClient asking = join("trees").clear();
		TestClient other = join("trees").clear();
		TestClient elsewhere = join("birds").clear();
		FedModel.Typing typing = ask(asking, 7, "Why?");
		assertThat(other).receivedTexts().containsExactly("""
				{"type":"asked","turn":1,"prompt":"Why?"}""");
		other.clear();
		type(typing, "Be");
		follow(other, 3, 1, 0);
		type(typing, "cause");
		typing.complete();
		assertThat(other).receivedTexts().containsExactly("""
				{"boss.re":3,"boss.more":true,"type":"part","text":"Be"}""", """
				{"boss.re":3,"boss.more":true,"type":"part","text":"cause"}""", """
				{"boss.re":3,"boss.more":true,"type":"ended","ending":"complete"}""", """
				{"boss.re":3,"boss.done":true}""");
		assertThat(elsewhere).receivedNothing();
	}

	@Test
	void whenPageIsReloadedInMidAnswerItGoesOnWhereItWas() {
		TestClient page = join("trees").clear();
		FedModel.Typing typing = ask(page, 7, "Why?");
		type(typing, "Be");
		page.close(1001, "");
		this.boss.settle();
		assertThat(typing.isCancelled()).isFalse();
		TestClient back = join("trees");
		assertThat(back).receivedTexts().containsExactly("""
				{"type":"conversation","turns":[{"turn":1,"prompt":"Why?","text":"Be","ending":null}]}""");
		back.clear();
		follow(back, 1, 1, 2);
		type(typing, "cause");
		typing.complete();
		assertThat(back).receivedTexts().containsExactly("""
				{"boss.re":1,"boss.more":true,"type":"part","text":"cause"}""", """
				{"boss.re":1,"boss.more":true,"type":"ended","ending":"complete"}""", """
				{"boss.re":1,"boss.done":true}""");
	}

	@Test
	void whenAnyPageStopsTheModelIsCancelledAndAllAreTold() {
		TestClient asking = join("trees").clear();
		TestClient other = join("trees").clear();
		FedModel.Typing typing = ask(asking, 7, "Why?");
		type(typing, "Be");
		other.send(new Stop(1));
		assertThat(asking).lastText().isEqualTo("""
				{"boss.re":7,"boss.done":true}""");
		assertThat(asking.receivedTexts()).contains("""
				{"boss.re":7,"boss.more":true,"type":"ended","ending":"stopped"}""");
		assertThat(typing.isCancelled()).isTrue();
		FedModel.Typing next = ask(asking, 8, "And?");
		assertThat(next.before).containsExactly(new LanguageModel.Exchange("Why?", "Be"));
		other.send(new Stop(1));
		this.boss.settle();
		assertThat(next.isCancelled()).isFalse();
	}

	@Test
	void whenModelIsAnsweringAnotherPromptWaitsForNobody() {
		TestClient page = join("trees");
		ask(page, 7, "Why?");
		page.clear().send("""
				{"boss.id":8,"type":"prompt","text":"And?"}""");
		assertThat(page).receivedTexts().containsExactly("""
				{"boss.re":8,"boss.more":true,"type":"problem","code":"busy",\
				"text":"The assistant is still answering. Stop it, or wait"}""", """
				{"boss.re":8,"boss.done":true}""");
		assertThat(this.model.isAsked()).isFalse();
	}

	@Test
	void whenModelFailsPageIsToldAndMayAskAgain() {
		TestClient page = join("trees").clear();
		ask(page, 7, "Why?").fail(new IllegalStateException("on purpose"));
		assertThat(page.receivedTexts()).contains("""
				{"boss.re":7,"boss.more":true,"type":"ended","ending":"failed"}""");
		ask(page, 8, "Why?");
	}

	@Test
	void whenNoPageReadsModelWaitsUntilOneDoes() {
		TestClient page = join("trees").clear();
		FedModel.Typing typing = ask(page, 7, "Why?");
		page.stopReading();
		int typed = 0;
		for (; typing.wanted() > 0 && typed < 1_000; typed++) {
			type(typing, "word ");
		}
		assertThat(typed).isLessThan(1_000);
		assertThat(page.isOpen()).isTrue();
		page.resumeReading();
		this.boss.settle();
		assertThat(typing.wanted()).isEqualTo(1);
		typing.complete();
		assertThat(page).lastText().isEqualTo("""
				{"boss.re":7,"boss.done":true}""");
	}

	@Test
	void whenOnePageReadsAnotherThatDoesNotHoldsNothingUp() {
		TestClient slow = join("trees").clear();
		TestClient fast = join("trees").clear();
		FedModel.Typing typing = ask(slow, 7, "Why?");
		follow(fast, 1, 1, 0);
		slow.stopReading();
		for (int typed = 0; typed < 1_000; typed++) {
			type(typing, "word ");
		}
		typing.complete();
		this.boss.settle();
		assertThat(fast).lastText().isEqualTo("""
				{"boss.re":1,"boss.done":true}""");
		slow.resumeReading();
		assertThat(slow).lastText().isEqualTo("""
				{"boss.re":7,"boss.done":true}""");
		assertThat(slow.receivedTexts()).hasSizeLessThan(200);
		assertThat(String.join("", slow.receivedTexts()).split("word ")).hasSize(1_001);
	}

	@Test
	void whenNobodyComesBackConversationEndsAndTheModelWithIt() {
		TestClient page = join("trees").clear();
		FedModel.Typing typing = ask(page, 7, "Why?");
		page.close(1001, "");
		this.boss.time().advance(Duration.ofMinutes(9));
		assertThat(typing.isCancelled()).isFalse();
		this.boss.time().advance(Duration.ofMinutes(5));
		assertThat(typing.isCancelled()).isTrue();
		assertThat(this.boss.services().keyed(AssistantService.class).keys()).isEmpty();
	}

	@Test
	void whenConversationIsLongItsBeginIsForgotten() {
		TestClient page = join("trees");
		IntStream.rangeClosed(1, Conversation.MAX_TURNS + 1).forEach((i) -> ask(page, i, "prompt " + i).complete());
		this.boss.settle();
		assertThat(join("trees")).lastText().contains("\"prompt 2\"", "\"prompt 51\"").doesNotContain("\"prompt 1\"");
		page.clear();
		follow(page, 99, 1, 0);
		assertThat(page.receivedTexts()).first().asString().contains("\"problem\"", "\"forgotten\"");
	}

	@Test
	void whenMuchIsSaidItsBeginIsForgotten() {
		TestClient page = join("trees");
		for (int i = 0; i < 12; i++) {
			FedModel.Typing typing = ask(page, i, "prompt " + i);
			type(typing, "x".repeat(Answer.MAX_LENGTH));
			typing.complete();
		}
		this.boss.settle();
		assertThat(join("trees").receiveText().length()).isBetween(50_000, Conversation.MAX_CHARACTERS + 1_000);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			nonsense                                | bad-message
			{"type":"crash"}                        | bad-message
			{"type":"prompt"}                       | bad-prompt
			{"type":"prompt","text":" "}            | bad-prompt
			{"type":"prompt","text":[]}             | bad-message
			{"type":"follow","turn":1,"from":-1}    | bad-message
			{"type":"stop","turn":"x"}              | bad-message
			""")
	void whenTextIsBadAnswersProblem(String text, String code) {
		TestClient page = join("trees").clear();
		page.send(text);
		assertThat(page).receivedTexts().singleElement().asString().startsWith("""
				{"type":"problem","code":"%s",""".formatted(code));
	}

	@Test
	void whenPromptIsTooLongAnswersProblem() {
		TestClient page = join("trees").clear();
		page.send(new Prompt("x".repeat(AssistantRequest.MAX_PROMPT + 1)));
		assertThat(page).receivedTexts().singleElement().asString().contains("bad-prompt");
		page.send("x".getBytes(StandardCharsets.UTF_8));
		assertThat(page).lastText().contains("bad-message");
		ask(page, 1, "x".repeat(AssistantRequest.MAX_PROMPT));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/", "/Trees", "/a%20b", "/a/b", "/abcdefghijklmnopqrstuvwxyz-0123456" })
	void whenNameOfConversationIsNoneThereIsNothing(String path) {
		assertThat(this.boss.handshake("/websocket/assistant" + path)).hasStatus(404);
		assertThat(this.boss.services().keyed(AssistantService.class).keys()).isEmpty();
	}

	private TestClient join(String conversation) {
		return this.boss.connect(AssistantService.class, conversation);
	}

	private FedModel.Typing ask(TestClient page, int id, String prompt) {
		page.send("""
				{"boss.id":%d,"type":"prompt","text":"%s"}""".formatted(id, prompt));
		this.boss.settle();
		return this.model.next();
	}

	private void follow(TestClient page, int id, long turn, int from) {
		page.send("""
				{"boss.id":%d,"type":"follow","turn":%d,"from":%d}""".formatted(id, turn, from));
		this.boss.settle();
	}

	private void type(FedModel.Typing typing, String token) {
		typing.type(token);
		this.boss.settle();
	}

}

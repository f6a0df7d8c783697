/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.browser;

import java.io.IOException;
import java.util.List;

import io.boss.websocket.BossServices;
import io.boss.websocket.CloseCode;
import io.boss.websocket.broadcast.BroadcastOperations;
import io.boss.websocket.demo.assistant.FedModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.Keys;
import org.openqa.selenium.logging.LogEntry;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the pages do for who looks at them, however they are reached. How they look is the
 * same everywhere.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AbstractPagesIntegrationTests {

	final String screenshots;

	@LocalServerPort
	private int port;

	@Autowired
	BossServices services;

	@Autowired
	BroadcastOperations broadcasts;

	@Autowired
	FedModel model;

	@Nullable Browser browser;

	AbstractPagesIntegrationTests(String screenshots) {
		this.screenshots = screenshots;
	}

	/**
	 * The port that the browser connects to.
	 * @param applicationPort the port of the application
	 * @return the port
	 */
	abstract int browserPort(int applicationPort) throws IOException;

	@BeforeEach
	void startBrowser() throws IOException {
		if (this.browser == null) {
			this.browser = new Browser();
		}
	}

	@AfterEach
	void closeTabs() {
		if (this.browser != null) {
			List<LogEntry> errors = this.browser.errors();
			this.browser.closeTabs();
			assertThat(errors).isEmpty();
		}
	}

	@AfterAll
	void closeBrowser() throws IOException {
		if (this.browser != null) {
			this.browser.close();
		}
	}

	@Test
	void whenIndexIsOpenShowsStateOfEachService() throws IOException {
		this.broadcasts.broadcast("status", "Deployed to staging");
		this.browser.newTab(url(""));
		this.browser.waitUntilConnected(3);
		this.browser.waitForText("[data-service=status] [data-fact]", "Deployed to staging");
		this.browser.waitForText("[data-service=chat] [data-fact]", "Nobody yet");
		this.browser.waitForText("[data-service=echo] [data-fact]", " ms");
		assertThat(this.browser.texts("[data-url=echo]"))
			.containsExactly(url(this.services.get("echo").path().substring(1)).replace("http", "ws"));
		takeScreenshots("index");
	}

	@Test
	void whenLinesComeConsoleFollowsUnlessReaderHasScrolledUp() throws IOException {
		openConsole();
		print(100);
		this.browser.waitForText("#console", "line 99");
		this.browser.waitUntil(() -> assertThat(isAtEnd()).isTrue());
		this.browser.run("document.querySelector('#console').scrollTop = 0");
		this.browser.waitUntil(() -> assertThat(this.browser.find("#to-end").isDisplayed()).isTrue());
		this.broadcasts.broadcast("status", "one more");
		this.browser.waitForText("#console", "one more");
		assertThat(isAtEnd()).isFalse();
		this.browser.screenshot(this.screenshots + "-status-scrolled-up");
		this.browser.click("#to-end");
		this.browser.waitUntil(() -> assertThat(this.browser.find("#to-end").isDisplayed()).isFalse());
		assertThat(isAtEnd()).isTrue();
		takeScreenshots("status");
	}

	@Test
	void whenServerClosesConsoleComesBackAndShowsLinesOnce() throws IOException {
		openConsole();
		this.broadcasts.broadcast("status", "before");
		this.browser.waitForText("#console", "before");
		String before = connectionIds("status").get(0);
		this.services.get("status")
			.connections()
			.forEach((connection) -> connection.close(CloseCode.of(1012), "restart"));
		this.browser.waitUntil(() -> assertThat(connectionIds("status")).isNotEmpty().doesNotContain(before));
		this.browser.waitUntilConnected(1);
		this.broadcasts.broadcast("status", "after");
		this.browser.waitForText("#console", "after");
		assertThat(this.browser.find("#console").getText()).containsOnlyOnce("before").endsWith("before\nafter");
	}

	@Test
	void whenTwoTabsChatTheySeeEachOther() throws IOException {
		String ada = this.browser.newTab(url("chat.html"));
		enter("Ada");
		String bob = this.browser.newTab(url("chat.html"));
		enter("Ada");
		this.browser.waitForText("#problem", "here already");
		this.browser.find("#name").clear();
		enter("Bob");
		say("<img src=x onerror=alert(1)>");
		this.browser.switchTo(ada);
		this.browser.waitForText(".said .text", "<img src=x onerror=alert(1)>");
		assertThat(this.browser.texts("#people .name")).containsExactly("Ada", "Bob");
		say("Nice try.");
		say("A word without end: " + "o".repeat(300));
		this.browser.switchTo(bob);
		this.browser.waitForText(".said .text", "Nice try.");
		takeScreenshots("chat");
		this.browser.closeTab();
		this.browser.switchTo(ada);
		this.browser.waitForText(".left", "Bob has gone");
	}

	@Test
	void whenSomebodyGoesToAnotherRoomItsPeopleAreThereAndBackLeadsBack() throws IOException {
		this.browser.newTab(url("chat.html?room=book-club"));
		enter("Bob");
		String ada = this.browser.newTab(url("chat.html"));
		enter("Ada");
		waitForRooms("book-club 1", "lobby 1");
		assertThat(this.browser.texts("#rooms [aria-current]")).containsExactly("lobby");
		this.browser.click("#rooms a[href*=book-club]");
		this.browser.waitForText("#room", "book-club");
		waitForPeople("Ada", "Bob");
		waitForRooms("book-club 2");
		say("Which book?");
		this.browser.back();
		this.browser.waitForText("#room", "lobby");
		waitForPeople("Ada");
		waitForRooms("book-club 1", "lobby 1");
		this.browser.type("#open input", " Jazz & Blues ");
		this.browser.click("#open button");
		this.browser.waitForText("#room", "jazz-blues");
		this.browser.waitForText("#people .me", "Ada");
		assertThat(this.browser.run("return location.search")).isEqualTo("?room=jazz-blues");
		this.browser.newTab(url("chat.html?room=Book%20club"));
		enter("Eve");
		waitForPeople("Bob", "Eve");
		waitForRooms("book-club 2", "jazz-blues 1");
		assertThat(this.browser.texts(".said .text")).containsExactly("Which book?");
		takeScreenshots("chat-rooms");
		this.browser.newTab(url(""));
		this.browser.waitForText("[data-service=chat] [data-fact]", "3 people in 2 rooms");
		this.browser.switchTo(ada);
		this.browser.type("#open input", "!");
		this.browser.click("#open button");
		this.browser.waitForText("#problem", "letters a to z");
	}

	@Test
	void whenPageIsReloadedOrComesBackItsNameIsKept() throws IOException {
		this.browser.newTab(url("chat.html"));
		enter("Eve");
		this.browser.waitForText("#people .name", "Eve");
		this.browser.open(url("chat.html"));
		this.browser.waitForText("#people .me", "Eve");
		this.browser.open(url(""));
		this.browser.waitForText("[data-service=chat] [data-fact]", "Nobody yet");
		this.browser.back();
		this.browser.waitForText("#people .me", "Eve");
	}

	@Test
	void whenPromptIsSentItsAnswerComesWordByWordInBothTabs() throws IOException {
		FedModel.Typing typing = openAssistant("two-tabs", "What is a <b>tree</b>?");
		String first = this.browser.currentTab();
		type(typing, "A tree ");
		this.browser.waitForText(".turn[aria-busy=true] .text", "A tree");
		String second = this.browser.newTab(url("assistant.html?conversation=two-tabs"));
		this.browser.waitForText(".turn[aria-busy=true] .text", "A tree");
		assertThat(this.browser.texts(".prompt")).containsExactly("What is a <b>tree</b>?");
		type(typing, "is a bush ");
		type(typing, "that has made it.");
		for (String tab : List.of(first, second)) {
			this.browser.switchTo(tab);
			this.browser.waitForText(".turn[aria-busy=true] .text", "A tree is a bush that has made it.");
		}
		takeScreenshots("assistant");
		typing.complete();
		for (String tab : List.of(first, second)) {
			this.browser.switchTo(tab);
			this.browser.waitUntil(() -> assertThat(this.browser.texts(".turn[aria-busy]")).isEmpty());
			assertThat(this.browser.find("#stop").isDisplayed()).isFalse();
			assertThat(this.browser.texts(".ending")).isEmpty();
		}
		ask("And a bush?");
		typing = this.model.next();
		type(typing, "A tree that has not.");
		this.browser.switchTo(first);
		this.browser.waitForText(".answer .text", "A tree that has not.");
		typing.complete();
		this.browser.waitUntil(() -> assertThat(this.browser.texts(".turn[aria-busy]")).isEmpty());
	}

	@Test
	void whenPageIsReloadedInMidAnswerItGoesOnWhereItWas() throws IOException {
		FedModel.Typing typing = openAssistant("reloaded", "Tell me of trees.");
		type(typing, "There are ");
		this.browser.waitForText(".answer .text", "There are");
		this.browser.open(url("assistant.html?conversation=reloaded"));
		this.browser.waitForText(".turn[aria-busy=true] .text", "There are");
		type(typing, "many ");
		type(typing, "of them.");
		this.browser.waitForText(".turn[aria-busy=true] .text", "There are many of them.");
		typing.complete();
		this.browser.waitUntil(() -> assertThat(this.browser.texts(".turn[aria-busy]")).isEmpty());
		assertThat(this.browser.texts("#conversations a")).contains("Tell me of trees.");
	}

	@Test
	void whenAnswerIsStoppedInOneTabItStopsInBothAndTheModelToo() throws IOException {
		FedModel.Typing typing = openAssistant("stopped", "Tell me of trees.");
		String first = this.browser.currentTab();
		type(typing, "There are ");
		this.browser.newTab(url("assistant.html?conversation=stopped"));
		this.browser.waitForText(".turn[aria-busy=true] .text", "There are");
		this.browser.click("#stop");
		this.browser.waitForText(".ending", "Stopped.");
		this.browser.waitUntil(() -> assertThat(typing.isCancelled()).isTrue());
		assertThat(this.browser.run("return document.activeElement.id")).isEqualTo("send");
		this.browser.switchTo(first);
		this.browser.waitForText(".ending", "Stopped.");
		ask("Once more.");
		FedModel.Typing next = this.model.next();
		this.browser.waitUntil(() -> assertThat(this.browser.find("#stop").isDisplayed()).isTrue());
		this.browser.type("#text", Keys.ESCAPE.toString());
		this.browser.waitUntil(() -> assertThat(next.isCancelled()).isTrue());
	}

	@Test
	void whenServerClosesInMidAnswerPageComesBackAndGoesOn() throws IOException {
		FedModel.Typing typing = openAssistant("closed", "Tell me of trees.");
		type(typing, "There are ");
		this.browser.waitForText(".answer .text", "There are");
		this.services.get("assistant/closed")
			.connections()
			.forEach((connection) -> connection.close(CloseCode.of(1012), "restart"));
		this.browser.waitForText(".turn[aria-busy=true] .text", "There are");
		type(typing, "many ");
		type(typing, "of them.");
		typing.complete();
		this.browser.waitUntil(() -> assertThat(this.browser.texts(".turn[aria-busy]")).isEmpty());
		assertThat(this.browser.texts(".answer .text")).containsExactly("There are many of them.");
	}

	@Test
	void whenConversationIsNewItGetsANameAndHasIdeas() throws IOException {
		this.browser.newTab(url("assistant.html"));
		this.browser.waitUntilConnected(1);
		this.browser.waitForText("#greeting h2", "What would you like to hear?");
		assertThat(this.browser.run("return location.search")).asString().matches("\\?conversation=[a-z0-9]{12,32}");
		takeScreenshots("assistant-new");
		this.browser.click("#ideas button");
		this.browser.waitUntil(() -> assertThat(this.model.isAsked()).isTrue());
		this.model.next().complete();
		this.browser.waitForText(".prompt", "What is a gen_server?");
		this.browser.waitForText("#conversations a", "What is a gen_server?");
		assertThat(this.browser.find("#greeting").isDisplayed()).isFalse();
	}

	@Test
	void whenSomethingIsSentEchoShowsIt() throws IOException {
		this.browser.newTab(url("echo.html"));
		this.browser.waitUntilConnected(1);
		this.browser.type("#text", "Grüße");
		this.browser.click("button[value=text]");
		this.browser.type("#text", "ok");
		this.browser.click("button[value=binary]");
		this.browser.waitForText(".echoed.text .payload", "Grüße");
		this.browser.waitForText(".echoed.binary .payload", "6f 6b");
		takeScreenshots("echo");
	}

	@Test
	void whenUserShowsATicketServiceKnowsWhoItIs() throws IOException {
		this.browser.newTab(url("account.html"));
		signIn("guess", "ticket");
		this.browser.waitForText("#problem", "Nobody has this name");
		assertThat(this.browser.errors()).allMatch((error) -> error.getMessage().contains("401"));
		signIn("boss", "ticket");
		this.browser.waitForText(".note", "Connected with a ticket");
		say("hello");
		this.browser.waitForText(".said", "operator says: hello");
		assertThat(this.services.closeConnectionsOf("operator", CloseCode.ACCESS_DENIED, "closed by test"))
			.isEqualTo(1);
		this.browser.waitForText(".note", "Closed by the server: 4403 closed by test");
	}

	@Test
	void whenTokenOfUserExpiresPageShowsAnother() throws IOException {
		this.browser.newTab(url("account.html"));
		signIn("boss", "token");
		this.browser.waitForText(".note", "Connected with a token");
		say("hello");
		this.browser.waitForText(".said", "operator says: hello");
		this.browser.waitForText(".note", "asking for another");
		this.browser.waitForText(".note", "Renewed, for 3");
		say("still me");
		this.browser.waitForText(".said", "operator says: still me");
		takeScreenshots("account");
		this.browser.click("#sign-out");
		this.browser.waitForText(".note", "Signed out");
		this.browser.screenshot(this.screenshots + "-account-signed-out-phone");
	}

	@Test
	void whenOperatorSignsInShowsEachServiceLive() throws IOException {
		this.browser.newTab(url("chat.html"));
		enter("Ada");
		openOperatorsPage();
		this.browser.waitForText(panel("chat", "[data-field=connections]"), "1");
		this.browser.waitForText(panel("rooms", "[data-field=connections]"), "1");
		this.browser.waitForText(panel("rooms", "[data-field=state]"), "Running");
		assertThat(this.browser.texts(".panel h2")).contains("chat", "echo", "rooms", "status");
		takeScreenshots("operator");
		openService("rooms");
		this.browser.waitUntil(() -> assertThat(lines("rooms")).hasSize(4).allMatch((line) -> line.contains("L")));
		this.browser.waitForText("[data-table=clients] tbody td", "nothing");
		takeScreenshots("operator-service");
	}

	@Test
	void whenServerIsAwayOperatorsPageSaysSoAndComesBack() throws IOException {
		openOperatorsPage();
		this.browser.offline(true);
		this.browser.waitForText("#link[data-state=waiting]", "No answer");
		this.browser.screenshot(this.screenshots + "-operator-away");
		this.browser.offline(false);
		this.browser.waitForText("#link[data-state=open]", "Live");
		assertThat(this.browser.errors()).allMatch((error) -> error.getMessage().contains("ERR_INTERNET_DISCONNECTED"));
	}

	String openOperatorsPage() throws IOException {
		String tab = this.browser.newTab(url("actuator/bosswebsocket").replace("//", "//operator:boss@"));
		this.browser.waitUntilConnected(1);
		return tab;
	}

	void openService(String service) {
		this.browser.run("location.hash = '#/services/" + service + "'");
		this.browser.waitForText("h1", service);
	}

	static String panel(String service, String selector) {
		return ".panel[data-service=" + service + "] " + selector;
	}

	long number(String service, String field) {
		return Long.parseLong(this.browser.find(panel(service, "[data-field=" + field + "]")).getText());
	}

	private List<String> lines(String service) {
		return this.browser.attributes(panel(service, "path.line"), "d");
	}

	String url(String page) throws IOException {
		return "http://localhost:" + browserPort(this.port) + "/" + page;
	}

	private void signIn(String password, String kind) {
		this.browser.waitUntil(() -> assertThat(this.browser.find("#user").isDisplayed()).isTrue());
		this.browser.find("#user").clear();
		this.browser.find("#password").clear();
		this.browser.type("#user", "operator");
		this.browser.type("#password", password);
		this.browser.click("#sign-in button[value=" + kind + "]");
	}

	FedModel.Typing openAssistant(String conversation, String prompt) throws IOException {
		this.browser.newTab(url("assistant.html?conversation=" + conversation));
		this.browser.waitUntilConnected(1);
		ask(prompt);
		return this.model.next();
	}

	private void ask(String prompt) {
		this.browser.type("#text", prompt + Keys.ENTER);
		this.browser.waitUntil(() -> assertThat(this.model.isAsked()).isTrue());
	}

	// The model types when it is asked to: when a page has taken the last token.
	void type(FedModel.Typing typing, String token) {
		this.browser.waitUntil(() -> assertThat(typing.wanted()).isPositive());
		typing.type(token);
	}

	private void openConsole() throws IOException {
		this.browser.newTab(url("status.html"));
		this.browser.waitUntilConnected(1);
	}

	private void print(int lines) {
		for (int i = 0; i < lines; i++) {
			this.broadcasts.broadcast("status", "#417  test       line " + i);
		}
		this.broadcasts.broadcast("status", "#417  FAILURE    in 21.3 s, 1 failed");
		this.broadcasts.broadcast("status", "#418  SUCCESS    in 19.8 s");
	}

	private boolean isAtEnd() {
		return this.browser.run("""
				const log = document.querySelector("#console");
				return log.scrollHeight - log.scrollTop - log.clientHeight < 2""").equals(true);
	}

	List<String> connectionIds(String service) {
		return this.services.get(service).connections().stream().map((connection) -> connection.id()).toList();
	}

	private void waitForPeople(String... names) {
		this.browser.waitUntil(() -> assertThat(this.browser.texts("#people .name")).containsExactlyInAnyOrder(names));
	}

	void waitForRooms(String... rooms) {
		this.browser.waitUntil(
				() -> assertThat(this.browser.texts("#rooms li")).extracting((room) -> room.replaceAll("\\s+", " "))
					.containsExactly(rooms));
	}

	void enter(String name) {
		this.browser.waitUntilConnected(1);
		this.browser.type("#name", name);
		this.browser.click("#enter button");
	}

	void say(String text) {
		this.browser.type("#text", text);
		this.browser.click("#say button");
	}

	/**
	 * Takes what there is to look at.
	 * @param page the name of the page
	 */
	void takeScreenshots(String page) {
		this.browser.screenshot(this.screenshots + "-" + page + "-light");
	}

}

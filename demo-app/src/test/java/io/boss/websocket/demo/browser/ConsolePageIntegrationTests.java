/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.browser;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import io.boss.websocket.BossServices;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the console: what it shows of services that crash, block, and send more than
 * their clients read, what an operator does there, and its playground.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "boss.websocket.services.fragile.on-error=restart",
				"boss.websocket.traffic-logging.enabled=true",
				"boss.websocket.services.flood.outbound.max-messages=1000",
				"boss.websocket.services.flood.outbound.max-bytes=200MB" })
@Import(ConsoleServices.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsolePageIntegrationTests {

	private static final int PHONE = 390;

	@LocalServerPort
	private int port;

	@Autowired
	private BossServices services;

	private @Nullable Browser browser;

	private boolean failuresExpected;

	@BeforeEach
	void startBrowser() throws IOException {
		ConsoleServices.STATUS.set(0);
		this.failuresExpected = false;
		if (this.browser == null) {
			this.browser = new Browser();
		}
		open("");
	}

	@AfterEach
	void closeTabs() {
		if (this.browser != null) {
			// Markup of clients has become text, if nothing of it was run or loaded.
			assertThat(this.browser.run("return document.querySelectorAll('main img, main b, main script').length"))
				.isEqualTo(0L);
			List<String> errors = this.browser.errors().stream().map((entry) -> entry.getMessage()).toList();
			this.browser.closeTabs();
			assertThat(errors).allMatch((error) -> this.failuresExpected && error.contains("Failed to load resource"));
		}
	}

	@AfterAll
	void closeBrowser() throws IOException {
		if (this.browser != null) {
			this.browser.close();
		}
	}

	@Test
	void whenServiceCrashesItsStackIsShown() throws IOException {
		try (BossWebSocketClient client = BossWebSocketClient.connect(this.port, "/websocket/fragile")) {
			client.send(ConsoleServices.MARKUP);
			this.browser.waitForText(service("fragile", "[data-field=crash]"), "cannot bear " + ConsoleServices.MARKUP);
			this.browser.click(service("fragile", "h2 a"));
			this.browser.waitForText(".crashes .what", "IllegalStateException in handleIncoming");
			this.browser.click(".crashes summary");
			this.browser.waitForText(".crashes .cause", ConsoleServices.MARKUP);
			this.browser.waitForText(".crashes pre", "ConsoleServices$Fragile.said");
			this.browser.waitForText(service("fragile", "[data-field=connections]"), "1");
			takeScreenshots("crash");
		}
	}

	@Test
	void whenCallbackBlocksItsMailAndItsThreadAreShown() throws IOException {
		CountDownLatch end = new CountDownLatch(1);
		try {
			this.services.get("held").info(end);
			this.services.get("held").info(new CountDownLatch(0));
			this.browser.waitForText(service("held", ".running.long"), "handleInfo, for ");
			assertThat(this.browser.attributes("#services article", "data-service")).first().isEqualTo("held");
			openService("held");
			this.browser.waitForText(".running.long .more", "on thread ");
			this.browser.waitForText(service("held", "[data-field=mail]"), "1");
			this.browser.waitForText(service("held", "[data-field=oldestMail]"), " s");
		}
		finally {
			end.countDown();
		}
		this.browser.waitForText(".running.idle", "nothing");
	}

	@Test
	void whenClientDoesNotReadItIsAmongTheSlow() throws IOException {
		try (BossWebSocketClient client = BossWebSocketClient.connect(this.port, "/websocket/flood");
				BossWebSocketClient quick = BossWebSocketClient.connect(this.port, "/websocket/flood")) {
			client.stopReading();
			client.send("go");
			openService("flood");
			this.browser.waitForText("[data-table=slowest] tbody", " MB in ");
			assertThat(this.browser.texts("[data-table=slowest] tbody tr")).hasSize(1);
			this.browser.waitUntil(() -> assertThat(this.browser.texts("[data-table=clients] tbody tr")).hasSize(2));
			takeScreenshots("slow");
			quick.close();
			this.browser.waitUntil(() -> assertThat(this.browser.texts("[data-table=clients] tbody tr")).hasSize(1));
			this.browser.click("[data-table=slowest] .orders button");
			this.browser.type("#question-value", "too slow");
			this.browser.click("#question-yes");
			this.browser.waitForText("#notice", "is being closed");
		}
	}

	@Test
	void whenThereAreManyKeysTheyAreSortedSearchedAndTurnedLikePages() throws IOException {
		for (int i = 0; i < 120; i++) {
			this.services.keyed("lounge").key("guest-" + i).start();
		}
		this.services.keyed("lounge").key("<b>bold").start();
		openService("lounge");
		this.browser.waitForText(".pages", "1 – 50 of ");
		this.browser.find(".keys select").sendKeys("key");
		this.browser.waitForText(".keys tbody tr:first-child th", "<b>bold");
		this.browser.waitForText(".pages", "1 – 50 of ");
		this.browser.click(".pager button:last-child");
		this.browser.waitForText(".pages", "51 – 100 of ");
		this.browser.click(".pager button:last-child");
		this.browser.waitForText(".pages", "101 – ");
		assertThat(this.browser.attributes(".pager button:last-child", "aria-disabled")).containsExactly("true");
		this.browser.type(".keys input", "GUEST-9");
		this.browser.waitUntil(() -> assertThat(this.browser.texts(".keys tbody th")).hasSize(11)
			.allMatch((key) -> key.startsWith("guest-9")));
		takeScreenshots("keys");
		this.browser.click(".keys tbody a");
		this.browser.waitForText("h1", "lounge/guest-9");
		this.browser.waitForText(".nothing", "Nobody is connected");
		this.browser.click("[data-action=close]");
		this.browser.click("#question-yes");
		this.browser.waitForText("#notice", "lounge/guest-9");
		this.failuresExpected = true;
		this.browser.waitForText(".banner", "There is no instance lounge/guest-9");
	}

	@Test
	void whenTrafficIsLoggedLastMessagesOfClientAreShown() throws IOException {
		try (BossWebSocketClient client = BossWebSocketClient.connect(this.port, "/websocket/lounge/talk?from=test")) {
			client.send(ConsoleServices.MARKUP);
			client.receiveTexts(2);
			this.browser.run("location.hash = '#/services/lounge/talk'");
			this.browser.waitForText("[data-table=clients] tbody td", "here");
			this.browser.click("[data-table=clients] tbody th a");
			this.browser.waitForText(".frame.in pre", ConsoleServices.MARKUP);
			this.browser.waitForText(".frame.out pre", "welcome");
			this.browser.waitForText("[data-field=query]", "from = test");
			this.browser.waitForText("[data-field=state]", "here");
			takeScreenshots("client");
		}
		this.failuresExpected = true;
		this.browser.waitForText(".banner", "This client is not connected any more");
	}

	@Test
	void whenClientIsAwayItIsShown() throws IOException {
		BossWebSocketClient client = BossWebSocketClient.to(this.port, "/websocket/assistant/away")
			.subprotocols("boss.v1")
			.connect();
		client.receive();
		client.disconnect();
		this.browser.waitForText(service("assistant", "[data-field=detached]"), "1");
		this.browser.run("location.hash = '#/services/assistant/away'");
		this.browser.waitForText("[data-table=clients] tbody", "away");
		this.browser.click("[data-table=clients] input");
		this.browser.waitUntil(() -> assertThat(this.browser.texts("[data-table=clients] tbody tr")).hasSize(1));
	}

	@Test
	void whenOnlyTheKeyboardIsUsedServiceIsPausedAndGoesOn() throws IOException {
		tabTo("a[href='#/services/echo']");
		press(Keys.ENTER);
		this.browser.waitForText("h1", "echo");
		assertThat(this.browser.run("return document.activeElement.id")).isEqualTo("view");
		tabTo("[data-action=pause]");
		assertThat(this.browser.run("return getComputedStyle(document.activeElement).outlineStyle")).isEqualTo("solid");
		press(Keys.ENTER);
		this.browser.waitForText("#question-title", "Pause echo?");
		assertThat(this.browser.run("return document.activeElement.id")).isEqualTo("question-no");
		press(Keys.ESCAPE);
		this.browser.waitUntil(() -> assertThat(this.browser.find("#question").isDisplayed()).isFalse());
		assertThat(this.browser.run("return document.activeElement.dataset.action")).isEqualTo("pause");
		assertThat(this.services.get("echo").isPaused()).isFalse();
		press(Keys.ENTER);
		press(Keys.TAB);
		press(Keys.ENTER);
		this.browser.waitForText("#notice", "echo is paused");
		this.browser.waitForText(service("echo", "[data-field=state]"), "Paused");
		assertThat(this.services.get("echo").isPaused()).isTrue();
		this.browser.waitForText("[data-action=pause]", "Resume");
		press(Keys.ENTER);
		press(Keys.TAB);
		press(Keys.ENTER);
		this.browser.waitForText("#notice", "echo goes on");
		assertThat(this.services.get("echo").isPaused()).isFalse();
	}

	@Test
	void whenTextIsBroadcastServiceHearsIt() throws IOException {
		this.services.keyed("lounge").key("radio").start();
		this.browser.run("location.hash = '#/services/lounge/radio'");
		this.browser.waitForText("h1", "lounge/radio");
		this.browser.click("[data-action=broadcast]");
		this.browser.click("#question-yes");
		assertThat(this.browser.find("#question").isDisplayed()).as("a text is required").isTrue();
		this.browser.type("#question-value", "hello");
		this.browser.click("#question-yes");
		this.browser.waitForText("#notice", "was broadcast to lounge/radio");
	}

	@ParameterizedTest
	@CsvSource({ "403, Not allowed, may not see this endpoint", "404, Not there, no longer exposed",
			"500, Server error, The server has failed (500)" })
	void whenActuatorAnswersWithAProblemPageSaysSoAndComesBack(int status, String word, String text)
			throws IOException {
		this.failuresExpected = true;
		ConsoleServices.STATUS.set(status);
		this.browser.waitForText("#link[data-state=waiting]", word);
		this.browser.waitForText("#trouble-text", text);
		this.browser.screenshot("console-trouble-" + status);
		ConsoleServices.STATUS.set(0);
		this.browser.waitForText("#link[data-state=open]", "Live");
		assertThat(this.browser.find("#trouble").isDisplayed()).isFalse();
	}

	// Chromium forgets the password that was refused.
	@ParameterizedTest
	@ValueSource(
			strings = { "#/services", "#/clients/echo", "#/services/%", "#/constructor", "#//", "#/playground/%E0%A4" })
	void whenAddressLeadsNowhereServicesAreShown(String view) throws IOException {
		open(view);
		this.browser.waitForText(service("echo", "h2"), "echo");
		this.browser.run("location.hash = '#/cluster'");
		this.browser.waitForText("h1", "Cluster");
		this.browser.run("location.hash = '" + view + "'");
		this.browser.waitForText(service("echo", "h2"), "echo");
	}

	@Test
	void whenNobodyIsSignedInAnyMorePageSaysSo() throws IOException {
		this.failuresExpected = true;
		ConsoleServices.STATUS.set(401);
		this.browser.waitForText("#link[data-state=waiting]", "Not signed in");
		this.browser.waitForText("#trouble-text", "you are not signed in");
		ConsoleServices.STATUS.set(0);
		open("");
	}

	@Test
	void whenOrderIsRefusedItsReasonIsShownUntilDismissed() throws IOException {
		this.failuresExpected = true;
		openService("echo");
		this.browser.waitForText(service("echo", "[data-field=state]"), "Running");
		this.browser.click("[data-action=restart]");
		this.browser.waitForText("#question-title", "Restart echo?");
		ConsoleServices.STATUS.set(503);
		this.browser.click("#question-yes");
		this.browser.waitForText("#problem", "The server is not available (503)");
		ConsoleServices.STATUS.set(0);
		this.browser.click("#problem-close");
		assertThat(this.browser.find("#problem-box").isDisplayed()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "#/services/lounge", "#/services/flood", "#/cluster", "#/playground/forms" })
	void whenScreenIsThatOfAPhoneNothingSticksOutAndAxeFindsNothing(String view) throws IOException {
		this.services.keyed("lounge").key("k".repeat(100)).start();
		this.browser.run("location.hash = '" + view + "'");
		for (String scheme : List.of("light", "dark")) {
			this.browser.colorScheme(scheme);
			for (int width : List.of(PHONE, 1280)) {
				this.browser.viewport(width, 844);
				this.browser.waitUntil(
						() -> assertThat(this.browser.run("return document.documentElement.scrollWidth <= innerWidth"))
							.isEqualTo(true));
				assertThat(Accessibility.problems(this.browser)).as(scheme + " " + width).isEqualTo("");
			}
		}
		this.browser.colorScheme("light");
	}

	@Test
	void whenFormIsFilledServiceUnderstandsTheMessage() throws IOException {
		openPlayground("forms");
		this.browser.waitUntil(() -> assertThat(this.browser.find("#play-type").getText()).containsIgnoringCase("buy"));
		this.browser.click("#play-connect");
		this.browser.waitForText("#play-state[data-state=open]", "Connected");
		this.browser.find("#play-type").sendKeys("buy");
		fill("item", "<b>tea</b>");
		fill("amount", "3");
		choose("gift", "true");
		choose("size", "LARGE");
		add("address");
		fill("street", "Lake Street");
		fill("city", "Chicago");
		add("notes");
		this.browser.run("[...document.querySelectorAll('#play-message button')]"
				+ ".find((button) => button.textContent === 'Add item').click()");
		fill("notes 1", "fragile");
		fill("due", "2026-12-24");
		this.browser.click("#play-message summary");
		this.browser.waitForText("#play-preview", "\"street\": \"Lake Street\"");
		this.browser.click("#play-send");
		this.browser.waitForText(".frame.out pre", "\"type\": \"buy\"");
		this.browser.waitForText(".frame.in pre", "Buy[item=<b>tea</b>, amount=3, gift=true, size=LARGE, "
				+ "address=Address[street=Lake Street, city=Chicago], notes=[fragile], due=2026-12-24");
		this.browser.waitForText(".sums", "Sent 1 (");
		takeScreenshots("playground");
		this.browser.find("#play-type").sendKeys("end");
		fill("reason", "enough");
		this.browser.click("#play-send");
		this.browser.waitForText(".frame.event", "Closed with 4711 enough");
		this.browser.waitForText(".frame.event", "A code of the application");
		this.browser.waitForText("#play-state[data-state=closed]", "Not connected");
	}

	@Test
	void whenTextAndBytesAreSentToAnInstanceTheyComeBack() throws IOException {
		openPlayground("lounge/play");
		this.browser.waitForText("#play-address", "/websocket/lounge/play");
		this.browser.click("#play-connect");
		this.browser.waitForText(".frame.in pre", "welcome");
		this.browser.type("#play-text", ConsoleServices.MARKUP);
		this.browser.click("#play-send");
		this.browser.waitForText(".frame.in pre", ConsoleServices.MARKUP);
		this.browser.click("#play-connect");
		this.browser.waitForText(".frame.event", "Closed with 1000");
		openPlayground("echo");
		this.browser.click("#play-connect");
		this.browser.waitForText("#play-state[data-state=open]", "Connected");
		this.browser.find("#play-type").sendKeys("binary");
		this.browser.type("#play-bytes", "00ff 10");
		this.browser.click("#play-send");
		this.browser.waitForText(".frame.in pre", "00 ff 10");
		this.browser.waitForText(".frame.in .frame-head", "binary, 3 B");
	}

	@Test
	void whenHandshakeIsRefusedPlaygroundExplains() throws IOException {
		openPlayground("chat/LOUD");
		this.browser.click("#play-connect");
		this.browser.waitForText(".frame.event", "The handshake was refused");
		assertThat(this.browser.errors()).allMatch((error) -> error.getMessage().contains("WebSocket"));
	}

	private void open(String view) throws IOException {
		this.browser.newTab("http://operator:boss@localhost:" + this.port + "/actuator/bosswebsocket" + view);
		this.browser.viewport(1280, 860);
		this.browser.waitForText("#link[data-state=open]", "Live");
	}

	private void openService(String service) {
		this.browser.run("location.hash = '#/services/" + service + "'");
		this.browser.waitForText("h1", service);
	}

	private void openPlayground(String path) {
		this.browser.run("location.hash = '#/playground/" + path + "'");
		this.browser.waitForText("#play-address", path);
	}

	private static String service(String name, String selector) {
		return "[data-service=" + name + "] " + selector;
	}

	private void fill(String label, String text) {
		this.browser.waitForText("#play-message label", label);
		this.browser.type("#" + control(label), text);
	}

	private void choose(String label, String text) {
		this.browser.find("#" + control(label)).sendKeys(text);
	}

	private void add(String name) {
		this.browser.click("#" + control("with " + name));
	}

	private Object control(String label) {
		return this.browser.run("return [...document.querySelectorAll('#play-message label')].find((label) => "
				+ "label.firstChild.textContent === '" + label + "')?.htmlFor ?? 'no-" + label.hashCode() + "'");
	}

	private void tabTo(String selector) {
		for (int i = 0; i < 60; i++) {
			press(Keys.TAB);
			if (this.browser.run("return document.activeElement.matches(\"" + selector + "\")").equals(true)) {
				return;
			}
		}
		assertThat(selector).as("reached with the tabulator").isNull();
	}

	private void press(Keys key) {
		this.browser.press(key);
	}

	private void takeScreenshots(String name) {
		for (String scheme : List.of("light", "dark")) {
			this.browser.colorScheme(scheme);
			this.browser.screenshot("console-" + name + "-" + scheme);
			this.browser.viewport(PHONE, 844);
			this.browser.screenshot("console-" + name + "-phone-" + scheme);
			this.browser.viewport(1280, 860);
		}
		this.browser.colorScheme("light");
	}

}

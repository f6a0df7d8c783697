/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.browser;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import io.boss.websocket.BossService;
import io.boss.websocket.annotation.OnInfo;
import io.boss.websocket.demo.assistant.FedModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the pages, straight from the application.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import({ PagesIntegrationTests.HeldService.class, FedModel.class })
class PagesIntegrationTests extends AbstractPagesIntegrationTests {

	PagesIntegrationTests() {
		super("direct");
	}

	@Override
	int browserPort(int applicationPort) {
		return applicationPort;
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "status.html", "chat.html", "echo.html", "assistant.html" })
	void whenScreenIsNarrowNothingSticksOut(String page) throws IOException {
		this.browser.newTab(url(page));
		this.browser.viewport(320, 640);
		this.browser.waitUntilConnected(page.isEmpty() ? 3 : 1);
		assertThat(this.browser.run("return document.documentElement.scrollWidth")).isEqualTo(320L);
	}

	@Test
	void whenScreenIsNarrowNothingOfOperatorsPageSticksOut() throws IOException {
		this.browser.newTab(url("status.html"));
		this.browser.waitUntilConnected(1);
		openOperatorsPage();
		this.browser.viewport(320, 640);
		this.browser.waitForText(panel("status", "[data-field=connections]"), "1");
		assertThat(this.browser.run("return document.documentElement.scrollWidth")).isEqualTo(320L);
		openService("status");
		this.browser.waitForText("[data-table=clients] tbody td", "nothing");
		assertThat(this.browser.run("return document.documentElement.scrollWidth")).isEqualTo(320L);
		this.browser.screenshot(this.screenshots + "-operator-narrow");
	}

	@Test
	void whenOperatorRestartsServiceItsClientsAreJoinedAgain() throws IOException {
		String chat = this.browser.newTab(url("chat.html"));
		enter("Ada");
		this.browser.waitForText("#people .me", "Ada");
		List<String> before = connectionIds("rooms");
		long restarts = this.services.get("rooms").restarts();
		String operator = openOperatorsPage();
		openService("rooms");
		this.browser.waitUntil(() -> assertThat(number("rooms", "instance")).isPositive());
		long instance = number("rooms", "instance");
		this.browser.click(panel("rooms", "[data-action=restart]"));
		this.browser.waitForText("#question-title", "Restart rooms?");
		this.browser.screenshot(this.screenshots + "-operator-question");
		this.browser.click("#question [value=no]");
		assertThat(this.services.get("rooms").restarts()).isEqualTo(restarts);
		this.browser.click(panel("rooms", "[data-action=restart]"));
		this.browser.click("#question-yes");
		this.browser.waitForText("#notice", "rooms is being restarted");
		this.browser.waitUntil(() -> assertThat(number("rooms", "instance")).isEqualTo(instance + 1));
		this.browser.newTab(url("chat.html"));
		enter("Bob");
		this.browser.switchTo(chat);
		waitForRooms("lobby 2");
		say("Still here.");
		this.browser.waitForText(".said .text", "Still here.");
		assertThat(this.browser.texts("#people .name")).containsExactly("Ada", "Bob");
		assertThat(connectionIds("rooms")).containsAll(before);
		this.browser.switchTo(operator);
	}

	@Test
	void whenOperatorClosesClientItIsGone() throws IOException {
		this.browser.newTab(url("status.html"));
		this.browser.waitUntilConnected(1);
		String before = connectionIds("status").get(0);
		openOperatorsPage();
		this.browser.waitForText(panel("status", "[data-field=connections]"), "1");
		openService("status");
		String row = "[data-table=clients] tr[data-id='" + before + "']";
		this.browser.waitUntil(() -> assertThat(this.browser.texts(row)).hasSize(1));
		this.browser.click(row + " button");
		this.browser.click("#question-yes");
		this.browser.waitForText("#notice", "is being closed");
		this.browser.waitUntil(() -> assertThat(connectionIds("status")).doesNotContain(before));
		this.browser.waitUntil(() -> assertThat(this.browser.texts(row)).isEmpty());
	}

	@Test
	void whenOperatorPausesAndClosesOneRoomOthersGoOn() throws IOException {
		this.browser.newTab(url("chat.html"));
		enter("Ada");
		this.services.keyed("chat").key("quiet").start();
		openOperatorsPage();
		// Rooms of other tests may be there for a while.
		this.browser.waitUntil(
				() -> assertThat(number("chat", "instance")).isEqualTo(this.services.keyed("chat").keys().size()));
		openService("chat");
		String lobby = "tr[data-id=lobby]";
		this.browser.waitForText(lobby + " td:nth-of-type(4)", "1");
		this.browser.click(lobby + " [data-order=pause]");
		this.browser.click("#question-yes");
		this.browser.waitForText("#notice", "chat/lobby is paused");
		this.browser.waitForText(lobby + " [data-order=pause]", "Resume");
		assertThat(this.services.keyed("chat").key("quiet").isPaused()).isFalse();
		takeScreenshots("operator-instances");
		this.browser.run("document.querySelector(\"" + lobby + "\").scrollIntoView({ block: 'center' })");
		this.browser.screenshot(this.screenshots + "-operator-instances-list-phone");
		assertThat(this.browser.run("return document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
		this.browser.click(lobby + " [data-order=pause]");
		this.browser.click("#question-yes");
		this.browser.waitForText("#notice", "chat/lobby goes on");
		this.browser.click("tr[data-id=quiet] [data-order=close]");
		this.browser.click("#question-yes");
		this.browser.waitForText("#notice", "chat/quiet is closed");
		this.browser.waitUntil(() -> assertThat(this.browser.texts("tr[data-id=quiet]")).isEmpty());
		assertThat(this.services.keyed("chat").keys()).contains("lobby");
	}

	@Test
	void whenServiceIsPausedItsMailWaitsUntilItGoesOn() throws IOException {
		openOperatorsPage();
		openService("status");
		this.browser.waitForText(panel("status", "[data-field=state]"), "Running");
		this.browser.click(panel("status", "[data-action=pause]"));
		this.browser.click("#question-yes");
		this.browser.waitForText(panel("status", "[data-field=state]"), "Paused");
		this.broadcasts.broadcast("status", "later");
		this.browser.waitForText(panel("status", "[data-chart=mailbox] .value"), "1");
		this.browser.click(panel("status", "[data-action=pause]"));
		this.browser.click("#question-yes");
		this.browser.waitForText(panel("status", "[data-field=state]"), "Running");
		this.browser.waitForText(panel("status", "[data-chart=mailbox] .value"), "0");
	}

	@Test
	void whenCallbackRunsLongOperatorSeesIt() throws IOException {
		openOperatorsPage();
		this.browser.waitForText(panel("held", ".running.idle"), "nothing");
		CountDownLatch end = new CountDownLatch(1);
		try {
			this.services.get("held").info(end);
			this.services.get("held").info("waits");
			this.browser.waitForText(panel("held", ".running.long"), "handleInfo, for ");
			this.browser.waitForText(panel("held", "[data-field=oldestMail]"), " s");
			this.browser.screenshot(this.screenshots + "-operator-long");
		}
		finally {
			end.countDown();
		}
		this.browser.waitForText(panel("held", ".running.idle"), "nothing");
	}

	@Override
	void takeScreenshots(String page) {
		super.takeScreenshots(page);
		this.browser.colorScheme("dark");
		this.browser.screenshot(this.screenshots + "-" + page + "-dark");
		this.browser.viewport(360, 740);
		this.browser.screenshot(this.screenshots + "-" + page + "-phone-dark");
		this.browser.colorScheme("light");
		this.browser.screenshot(this.screenshots + "-" + page + "-phone");
	}

	/**
	 * A callback of this service ends when its latch is counted down.
	 */
	@BossService("held")
	static class HeldService {

		@OnInfo
		void hold(CountDownLatch end) throws InterruptedException {
			end.await();
		}

		@OnInfo
		void ignore(String info) {
		}

	}

}

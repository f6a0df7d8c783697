package io.boss.websocket.demo.browser;

import java.io.IOException;
import java.util.List;

import io.boss.websocket.BossServices;
import io.boss.websocket.broadcast.BroadcastOperations;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.logging.LogEntry;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the pages do for who looks at them, however they are reached.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AbstractPagesIntegrationTests {

	private final String screenshots;

	@LocalServerPort
	private int port;

	@Autowired
	private BossServices services;

	@Autowired
	private BroadcastOperations broadcasts;

	private @Nullable Browser browser;

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
		this.services.get("status").connections().forEach((connection) -> connection.close(1012, "restart"));
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

	@ParameterizedTest
	@ValueSource(strings = { "", "status.html", "chat.html", "echo.html" })
	void whenScreenIsNarrowNothingSticksOut(String page) throws IOException {
		this.browser.newTab(url(page));
		this.browser.viewport(320, 640);
		this.browser.waitUntilConnected(page.isEmpty() ? 3 : 1);
		assertThat(this.browser.run("return document.documentElement.scrollWidth")).isEqualTo(320L);
	}

	private String url(String page) throws IOException {
		return "http://localhost:" + browserPort(this.port) + "/" + page;
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

	private List<String> connectionIds(String service) {
		return this.services.get(service).connections().stream().map((connection) -> connection.id()).toList();
	}

	private void enter(String name) {
		this.browser.waitUntilConnected(1);
		this.browser.type("#name", name);
		this.browser.click("#enter button");
	}

	private void say(String text) {
		this.browser.type("#text", text);
		this.browser.click("#say button");
	}

	private void takeScreenshots(String page) {
		this.browser.screenshot(this.screenshots + "-" + page + "-light");
		this.browser.colorScheme("dark");
		this.browser.screenshot(this.screenshots + "-" + page + "-dark");
		this.browser.viewport(360, 740);
		this.browser.screenshot(this.screenshots + "-" + page + "-phone-dark");
		this.browser.colorScheme("light");
		this.browser.screenshot(this.screenshots + "-" + page + "-phone");
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;

import org.awaitility.core.ThrowingRunnable;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A headless Chromium with a profile of its own.
 */
final class Browser implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(15);

	private final Path screenshots = Path.of("target", "screenshots");

	private final Path profile;

	private final ChromeDriver driver;

	private final String firstTab;

	Browser() throws IOException {
		Path chromium = Program.find("chromium", "chromium-browser", "google-chrome");
		Path chromedriver = Program.find("chromedriver");
		this.profile = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "chromium-")
			.toAbsolutePath();
		ChromeOptions options = new ChromeOptions().setBinary(chromium.toFile())
			.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
					"--disable-background-networking", "--disable-component-update", "--disable-sync",
					"--disable-dev-shm-usage", "--user-data-dir=" + this.profile);
		options.setCapability("goog:loggingPrefs", Map.of(LogType.BROWSER, Level.ALL.getName()));
		this.driver = new ChromeDriver(
				new ChromeDriverService.Builder().usingDriverExecutable(chromedriver.toFile()).build(), options);
		this.firstTab = this.driver.getWindowHandle();
	}

	/**
	 * Opens a page in a tab that knows nothing of others, and goes there.
	 * @param url the URL of the page
	 * @return the tab
	 */
	String newTab(String url) {
		this.driver.switchTo().newWindow(WindowType.TAB);
		viewport(1100, 760);
		open(url);
		return this.driver.getWindowHandle();
	}

	void open(String url) {
		this.driver.get(url);
	}

	void back() {
		this.driver.navigate().back();
	}

	String currentTab() {
		return this.driver.getWindowHandle();
	}

	void switchTo(String tab) {
		this.driver.switchTo().window(tab);
	}

	void closeTab() {
		this.driver.close();
	}

	void closeTabs() {
		for (String tab : this.driver.getWindowHandles()) {
			if (!tab.equals(this.firstTab)) {
				switchTo(tab);
				closeTab();
			}
		}
		switchTo(this.firstTab);
	}

	void viewport(int width, int height) {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
	}

	void colorScheme(String scheme) {
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
	}

	void offline(boolean offline) {
		this.driver.executeCdpCommand("Network.enable", Map.of());
		this.driver.executeCdpCommand("Network.emulateNetworkConditions",
				Map.of("offline", offline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
	}

	WebElement find(String selector) {
		return this.driver.findElement(By.cssSelector(selector));
	}

	List<String> texts(String selector) {
		return this.driver.findElements(By.cssSelector(selector)).stream().map(WebElement::getText).toList();
	}

	List<String> attributes(String selector, String name) {
		return this.driver.findElements(By.cssSelector(selector))
			.stream()
			.map((element) -> element.getDomAttribute(name))
			.toList();
	}

	void type(String selector, String text) {
		waitUntil(() -> assertThat(find(selector).isDisplayed()).as(selector).isTrue());
		find(selector).sendKeys(text);
	}

	void click(String selector) {
		find(selector).click();
	}

	/**
	 * Presses a key where the focus is.
	 * @param key the key
	 */
	void press(CharSequence key) {
		this.driver.switchTo().activeElement().sendKeys(key);
	}

	Object run(String script) {
		Object result = this.driver.executeScript(script);
		return (result != null) ? result : "";
	}

	void waitForText(String selector, String text) {
		waitUntil(() -> assertThat(texts(selector)).as(selector).anyMatch((found) -> found.contains(text)));
	}

	void waitUntilConnected(int connections) {
		waitUntil(() -> assertThat(texts(".link[data-state=open]")).hasSize(connections));
	}

	void waitUntil(ThrowingRunnable assertion) {
		await().atMost(PATIENCE).ignoreExceptionsInstanceOf(WebDriverException.class).untilAsserted(assertion);
	}

	void screenshot(String name) {
		try {
			Files.createDirectories(this.screenshots);
			Files.write(this.screenshots.resolve(name + ".png"), this.driver.getScreenshotAs(OutputType.BYTES));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	List<LogEntry> errors() {
		return this.driver.manage()
			.logs()
			.get(LogType.BROWSER)
			.getAll()
			.stream()
			.filter((entry) -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
			.toList();
	}

	@Override
	public void close() throws IOException {
		this.driver.quit();
		FileSystemUtils.deleteRecursively(this.profile);
	}

}

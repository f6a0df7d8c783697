/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.site;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Site in a browser that reaches no other server, on a desktop and on a phone.
 */
class SiteIntegrationTests {

	/**
	 * Texts with less contrast to what is behind them than people need: 4.5, or 3 if they
	 * are large.
	 */
	private static final String TOO_PALE = """
			const parse = (color) => (color.match(/[\\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
			const luminance = ([r, g, b]) => [r, g, b].map((c) => c / 255)
				.map((c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
				.reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
			const over = ([r, g, b, a = 1], under) => [r, g, b].map((c, i) => c * a + under[i] * (1 - a));
			const behind = (element) => {
				const layers = [];
				for (let e = element; e; e = e.parentElement) {
					layers.push(parse(getComputedStyle(e).backgroundColor));
				}
				return layers.reverse().reduce((under, layer) => over(layer, under), [255, 255, 255]);
			};
			const pale = new Set();
			for (const element of document.querySelectorAll("body *")) {
				const text = [...element.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
				if (!text || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) {
					continue;
				}
				const style = getComputedStyle(element);
				const back = behind(element);
				const [a, b] = [luminance(over(parse(style.color), back)), luminance(back)];
				const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
				if (contrast < (parseFloat(style.fontSize) >= 24 ? 3 : 4.5)) {
					pale.add(`${element.tagName}.${element.className} ${style.color} ${contrast.toFixed(2)}: `
						+ element.textContent.trim().slice(0, 30));
				}
			}
			return [...pale];
			""";

	private static SiteServer server;

	private static OfflineBrowser browser;

	@BeforeAll
	static void start() throws IOException {
		server = new SiteServer();
		browser = new OfflineBrowser();
	}

	@AfterAll
	static void stop() throws IOException {
		if (browser != null) {
			browser.close();
		}
		if (server != null) {
			server.close();
		}
	}

	@AfterEach
	void assertNothingFailed() {
		assertThat(browser.errors()).isEmpty();
		assertThat(browser.run("return performance.getEntriesByType('resource').map((entry) => entry.name)"))
			.asInstanceOf(InstanceOfAssertFactories.list(String.class))
			.allSatisfy((url) -> assertThat(url).startsWith(server.origin()));
	}

	private static void open(String page) {
		browser.open(server.origin() + "/" + page);
		browser.waitUntil(() -> assertThat(browser.run("return Boolean(document.querySelector('#app').__vue_app__)"))
			.isEqualTo(true));
	}

	@TestFactory
	Stream<DynamicTest> whenPageIsOnAPhoneThenItDoesNotScrollSideways() {
		browser.phone();
		return SiteServer.pages().stream().map((page) -> DynamicTest.dynamicTest(page, () -> {
			open(page);
			assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo(390L);
			assertThat(browser.texts("h1")).isNotEmpty();
		}));
	}

	@Test
	void whenSearchingThenPagesAreFoundWithoutANetwork() {
		browser.desktop();
		open("index.html");
		browser.click(".VPNavBarSearch button");
		browser.waitUntil(() -> assertThat(browser.find(".search-input").isDisplayed()).isTrue());
		browser.find(".search-input").sendKeys("rooms");
		browser.waitUntil(() -> assertThat(browser.texts(".VPLocalSearchBox .result")).isNotEmpty()
			.first()
			.asString()
			.contains("Rooms"));
		browser.click(".VPLocalSearchBox .result");
		browser.waitUntil(() -> assertThat(browser.run("return location.pathname")).asString().contains("rooms"));
	}

	@Test
	void whenALinkOfTheNavigationIsClickedThenThePageIsShown() {
		browser.desktop();
		open("guide/rooms.html");
		browser.click(".VPSidebar a[href='/guide/errors.html']");
		browser.waitUntil(() -> assertThat(browser.texts(".vp-doc h1").get(0)).contains("rrors"));
		assertThat(browser.texts(".VPDocAsideOutline a")).isNotEmpty();
	}

	@Test
	void whenMenuOfAPhoneIsOpenedThenPagesAreThere() throws IOException {
		browser.phone();
		open("guide/rooms.html");
		browser.click(".VPLocalNav .menu");
		browser.waitUntil(() -> assertThat(browser.find(".VPSidebar.open").isDisplayed()).isTrue());
		browser.screenshot("menu-phone");
		browser.click(".VPSidebar a[href='/guide/errors.html']");
		browser.waitUntil(() -> assertThat(browser.texts(".vp-doc h1").get(0)).contains("rrors"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "light", "dark" })
	void whenColoursAreOfASchemeThenTextIsReadable(String scheme) throws IOException {
		browser.colorScheme(scheme);
		browser.desktop();
		for (String page : List.of("index", "guide/rooms", "guide/pages", "reference/properties",
				"operations/reverse-proxy", "migration/stomp")) {
			open(page + ".html");
			String name = page.replace('/', '-') + "-" + scheme;
			browser.screenshot(name);
			assertThat(browser.run(TOO_PALE)).as(name).isEqualTo(List.of());
			if (scheme.equals("light")) {
				browser.phone();
				open(page + ".html");
				browser.screenshot(page.replace('/', '-') + "-phone");
				browser.desktop();
			}
		}
		browser.colorScheme("light");
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.browser;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.boss.websocket.test.client.BossWebSocketClient;
import io.boss.websocket.test.client.HandshakeRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.openqa.selenium.Keys;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the demo as a cluster: nodes with Redis between them and nginx in front. They
 * share one of three nodes, and the last of them kills a node, so that two are left.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ClusterIntegrationTests {

	private @Nullable LaunchedCluster cluster;

	private @Nullable Browser browser;

	@BeforeAll
	void start() throws IOException {
		// First what may be missing: nothing else has begun when the tests are skipped.
		this.browser = new Browser();
		this.cluster = new LaunchedCluster(3);
		this.cluster.awaitReady();
	}

	@AfterAll
	void end() throws IOException {
		if (this.browser != null) {
			this.browser.close();
		}
		if (this.cluster != null) {
			this.cluster.close();
		}
	}

	@Test
	@Order(1)
	void whenTicketOfOneNodeIsShownAtAnotherItIsTakenOnce() throws Exception {
		String protocol = "boss.ticket." + post("node-1", "/websocket-tickets?service=account", "/ticket");
		try (BossWebSocketClient client = to("node-2", protocol).connect()) {
			client.send("hello");
			assertThat(client.receive()).isEqualTo("operator says: hello");
		}
		assertThat(to("node-1", protocol).handshake()).isRefused();
	}

	@Test
	@Order(2)
	void whenTokenOfOneNodeIsShownAtAnotherItIsTaken() throws Exception {
		String protocol = "boss.bearer." + post("node-2", "/account/token", "/token");
		try (BossWebSocketClient client = to("node-1", protocol).connect()) {
			client.send("hello");
			assertThat(client.receive()).isEqualTo("operator says: hello");
		}
	}

	@Test
	@Order(3)
	void whenRoomIsOpenAtOneNodeThoseAtAnotherSeeItAndKnowWhatWasSaid() throws IOException {
		this.browser.newTab(this.cluster.url() + "/chat.html?node=node-1&room=book-club");
		enterAs("Ada");
		say("Which book?");
		this.browser.waitForText(".said .text", "Which book?");
		this.browser.newTab(this.cluster.url() + "/chat.html?node=node-2");
		this.browser.waitForText("#rooms a", "book-club");
		this.browser.click("#rooms a[href*=book-club]");
		this.browser.waitForText("#room", "book-club");
		this.browser.waitForText("#node", "on node-2");
		this.browser.waitForText(".said .text", "Which book?");
		waitForPeople("Ada");
		this.browser.screenshot("cluster-rooms");
		this.browser.closeTabs();
	}

	@Test
	@Order(4)
	void whenTwoPagesSeeOneConversationTheyAreLedToOneNode() throws IOException {
		this.browser.newTab(this.cluster.url() + "/assistant.html?conversation=trees");
		this.browser.waitUntilConnected(1);
		this.browser.type("#text", "Please stop." + Keys.ENTER);
		this.browser.waitForText(".answer .text", "There is");
		this.browser.newTab(this.cluster.url() + "/assistant.html?conversation=trees&node=node-1");
		this.browser.waitForText(".answer .text", "There is");
		this.browser.newTab(this.cluster.url() + "/assistant.html?conversation=trees&node=node-2");
		this.browser.waitForText(".answer .text", "There is");
		this.browser.closeTabs();
	}

	@Test
	@Order(5)
	void whenNodeDiesItsTabMovesToAnotherAndGoesOn() throws IOException {
		String ada = enter("node-1", "Ada");
		String bob = enter("node-2", "Bob");
		enter("node-3", "Eve");
		waitForPeople("Ada", "Bob", "Eve");
		say("Hello from node-3.");
		for (String tab : List.of(ada, bob)) {
			this.browser.switchTo(tab);
			this.browser.waitForText(".said .text", "Hello from node-3.");
			waitForPeople("Ada", "Bob", "Eve");
			this.browser.waitForText("#rooms li", "3");
		}
		say("Hello from node-2.");
		this.browser.switchTo(ada);
		this.browser.waitForText(".said .text", "Hello from node-2.");
		say("Hello from node-1.");
		this.browser.switchTo(bob);
		this.browser.waitForText(".said .text", "Hello from node-1.");
		String operator = openOperatorsPage();
		for (String node : List.of("node-1", "node-2", "node-3")) {
			this.browser.waitForText("[data-node=" + node + "] td:last-child", "chat 1");
		}
		takeScreenshots("cluster-operator");

		this.cluster.kill("node-1");

		this.browser.switchTo(ada);
		this.browser.waitUntil(() -> assertThat(this.browser.texts("#node")).isSubsetOf("on node-2", "on node-3"));
		this.browser.waitForText("#people .me", "Ada");
		say("That was a short way.");
		this.browser.switchTo(bob);
		this.browser.waitForText(".said .text", "That was a short way.");
		this.browser.switchTo(operator);
		this.browser.waitUntil(() -> assertThat(this.browser.texts("[data-node=node-1]")).isEmpty());
		this.browser.waitUntil(() -> assertThat(chatters("node-2") + chatters("node-3")).isEqualTo(3));
		this.browser.waitUntil(() -> assertThat(List.of(stateOfBuilds("node-2"), stateOfBuilds("node-3")))
			.containsOnlyOnce("RUNNING"));
		this.browser.screenshot("cluster-operator-after");
		this.browser.switchTo(bob);
		assertThat(this.browser.texts(".left")).isEmpty();
		waitForPeople("Ada", "Bob", "Eve");
		takeScreenshots("cluster-chat-after");
	}

	private String enter(String node, String name) throws IOException {
		String tab = this.browser.newTab(this.cluster.url() + "/chat.html?node=" + node);
		this.browser.waitForText("#node", "on " + node);
		enterAs(name);
		return tab;
	}

	private void enterAs(String name) {
		this.browser.type("#name", name);
		this.browser.click("#enter button");
		this.browser.waitForText("#people .me", name);
	}

	private void say(String text) {
		this.browser.type("#text", text);
		this.browser.click("#say button");
	}

	private void waitForPeople(String... names) {
		this.browser.waitUntil(() -> assertThat(this.browser.texts("#people .name")).containsExactlyInAnyOrder(names));
	}

	private int chatters(String node) {
		String services = this.browser.find("[data-node=" + node + "] td:last-child").getText();
		Matcher matcher = Pattern.compile("\\bchat (\\d+)").matcher(services);
		return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
	}

	private String openOperatorsPage() throws IOException {
		return this.browser.newTab(
				this.cluster.url().replace("//", "//operator:boss@") + "/actuator/bosswebsocket?node=node-2#/cluster");
	}

	private String stateOfBuilds(String node) throws Exception {
		return answer(request(node, "/actuator/bosswebsocket/builds").GET(), "/service/state");
	}

	private String post(String node, String path, String pointer) throws Exception {
		return answer(request(node, path).POST(BodyPublishers.noBody()), pointer);
	}

	private HttpRequest.Builder request(String node, String path) throws IOException {
		String credentials = Base64.getEncoder().encodeToString("operator:boss".getBytes(StandardCharsets.UTF_8));
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.cluster.portOf(node) + path))
			.header("Authorization", "Basic " + credentials);
	}

	private static String answer(HttpRequest.Builder request, String pointer) throws Exception {
		String body = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString()).body();
		return JsonMapper.shared().readTree(body).requiredAt(pointer).asString();
	}

	private HandshakeRequest to(String node, String protocol) throws IOException {
		return BossWebSocketClient.to(this.cluster.portOf(node), "/websocket/account").subprotocols("boss", protocol);
	}

	private void takeScreenshots(String name) {
		this.browser.screenshot(name + "-light");
		this.browser.colorScheme("dark");
		this.browser.screenshot(name + "-dark");
		this.browser.viewport(360, 740);
		this.browser.screenshot(name + "-phone-dark");
		this.browser.colorScheme("light");
		this.browser.screenshot(name + "-phone");
		this.browser.viewport(1100, 760);
	}

}

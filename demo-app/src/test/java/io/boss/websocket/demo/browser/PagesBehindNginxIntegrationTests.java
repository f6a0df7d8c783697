/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.browser;

import java.io.IOException;

import io.boss.websocket.demo.assistant.FedModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the pages behind nginx, with another base URL.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "boss.base-url=/chat")
@Import(FedModel.class)
class PagesBehindNginxIntegrationTests extends AbstractPagesIntegrationTests {

	private @Nullable Nginx nginx;

	PagesBehindNginxIntegrationTests() {
		super("nginx");
	}

	@Override
	int browserPort(int applicationPort) throws IOException {
		if (this.nginx == null) {
			this.nginx = new Nginx(applicationPort);
		}
		return this.nginx.port();
	}

	@Test
	void whenProxyDiesInMidAnswerPageMissesNothing() throws IOException {
		FedModel.Typing typing = openAssistant("nginx-dies", "Tell me of trees.");
		type(typing, "There are ");
		this.browser.waitForText(".answer .text", "There are");
		this.browser.run("document.querySelector('.turn').dataset.seen = 'before'");
		this.nginx.kill();
		this.browser.waitForText(".link[data-state=waiting]", "Reconnecting");
		type(typing, "many ");
		this.nginx.start();
		type(typing, "of them.");
		typing.complete();
		this.browser.waitForText(".answer .text", "There are many of them.");
		this.browser.waitUntilConnected(1);
		// The same element: the page has gone on, and was not told all anew.
		assertThat(this.browser.attributes(".turn", "data-seen")).containsExactly("before");
		assertThat(this.browser.errors()).allMatch((error) -> error.getMessage().contains("WebSocket"));
	}

	@AfterAll
	void stopNginx() {
		if (this.nginx != null) {
			this.nginx.close();
		}
	}

}

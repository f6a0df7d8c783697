/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.shop;

import java.util.List;

import io.boss.websocket.BossServices;
import io.boss.websocket.docs.web.PageScript;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scripts of the pages that the guide shows, in Node.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "spring.config.location=classpath:shop/")
class ShopPagesIntegrationTests {

	@LocalServerPort
	private int port;

	@Autowired
	private BossServices services;

	@Test
	void whenPageAsksThenItGetsAnswers() throws Exception {
		try (PageScript page = open("shop.js")) {
			for (String line : List.of("3 in stock", "no price: 500", "apples", "pears", "7 delivered")) {
				page.shows("#log " + line);
			}
		}
	}

	@Test
	void whenPageSendsThenItHearsAndNothingIsLost() throws Exception {
		try (PageScript page = open("table.js")) {
			page.shows("body[data-state] open").submit("#say", "hello").shows("#log {\"text\":\"hello\"}");
			assertThat(this.services.get("table").restart()).isTrue();
			page.submit("#say", "again").shows("#log {\"text\":\"again\"}");
		}
	}

	private PageScript open(String script) throws Exception {
		return PageScript.open(this.port, "", "shop/static", script);
	}

}

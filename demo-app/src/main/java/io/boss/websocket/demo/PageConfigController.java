/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo;

import java.util.Map;
import java.util.stream.Collectors;

import io.boss.websocket.BossServiceReference;
import io.boss.websocket.BossServices;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Controller that tells the pages the paths of the services, so that they follow
 * {@code boss.base-url}.
 */
@RestController
class PageConfigController {

	private final BossServices services;

	PageConfigController(BossServices services) {
		this.services = services;
	}

	@GetMapping("/demo-config.json")
	PageConfig config() {
		return new PageConfig(this.services.all()
			.stream()
			.collect(Collectors.toMap(BossServiceReference::name, BossServiceReference::path)));
	}

	/**
	 * Configuration of a page.
	 *
	 * @param services the path of each service by its name, below the context path
	 */
	record PageConfig(Map<String, String> services) {
	}

}

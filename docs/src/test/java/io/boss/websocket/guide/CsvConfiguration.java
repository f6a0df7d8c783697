/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.guide;

import io.boss.websocket.config.MessageConverterCustomizer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CsvConfiguration {

	@Bean
	MessageConverterCustomizer csvConverter() {
		return (service, converters) -> {
			if (service.equals("ledger")) {
				converters.add(0, new CsvMessageConverter());
			}
		};
	}

}

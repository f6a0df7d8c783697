/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.guide;

import io.boss.websocket.config.EndpointSettingsCustomizer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class UploadConfiguration {

	@Bean
	EndpointSettingsCustomizer largerUploads() {
		return (service, settings) -> service.equals("upload")
				? settings.withMaxMessageSize(4_000_000).withOutbound(settings.outbound().withMaxMessages(100))
				: settings;
	}

}

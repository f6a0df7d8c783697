/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure;

import java.util.List;

import io.boss.websocket.config.MessageConverterCustomizer;
import io.boss.websocket.conversion.JsonConverter;
import io.boss.websocket.conversion.ServiceConverters;
import io.boss.websocket.spi.MessageEncoder;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configuration of converters between messages and objects: JSON by the application's
 * {@link JsonMapper}, and what {@link MessageConverterCustomizer}s want.
 */
@Configuration(proxyBeanMethods = false)
class ServiceConvertersConfiguration {

	// The beans of a nested class are defined before those of the class around it.
	@Bean
	@ConditionalOnMissingBean
	ServiceConverters bossServiceConverters(ObjectProvider<MessageConverterCustomizer> customizers) {
		return new ServiceConverters(List.of(), customizers.orderedStream().toList());
	}

	@Bean
	@ConditionalOnMissingBean
	MessageEncoder bossMessageEncoder(ServiceConverters converters) {
		return (payload, connection) -> converters.of(connection.service()).write(payload, connection);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(JsonMapper.class)
	@ConditionalOnBean(JsonMapper.class)
	static class Jackson {

		@Bean
		@ConditionalOnMissingBean
		ServiceConverters bossJsonServiceConverters(JsonMapper mapper,
				ObjectProvider<MessageConverterCustomizer> customizers) {
			return new ServiceConverters(List.of(new JsonConverter(mapper)), customizers.orderedStream().toList());
		}

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.conversion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.boss.websocket.BossMessage;
import io.boss.websocket.config.MessageConverterCustomizer;

import org.springframework.messaging.converter.MessageConverter;

/**
 * Converters of all services. Safe on any thread.
 */
public final class ServiceConverters {

	private final List<MessageConverter> defaults;

	private final List<MessageConverterCustomizer> customizers;

	private final ServiceConverter plain;

	private final Map<String, ServiceConverter> converters = new ConcurrentHashMap<>();

	/**
	 * Creates converters.
	 * @param defaults what each service begins with
	 * @param customizers what changes that
	 */
	public ServiceConverters(List<MessageConverter> defaults, List<MessageConverterCustomizer> customizers) {
		this.defaults = defaults;
		this.customizers = customizers;
		this.plain = new ServiceConverter(defaults);
	}

	/**
	 * Gets the converter of a service.
	 * @param service the name of the service
	 * @return the converter
	 */
	public ServiceConverter of(String service) {
		ServiceConverter known = this.converters.get(service);
		return (known != null) ? known : this.converters.computeIfAbsent(service, this::create);
	}

	/**
	 * Makes a message of an object, for clients of whatever service: with what each
	 * service begins with, and without the customizers.
	 * @param payload the object
	 * @return the message, text if a converter wrote a string
	 * @throws org.springframework.messaging.converter.MessageConversionException if there
	 * is no converter for it, or it fails
	 */
	public BossMessage write(Object payload) {
		return this.plain.write(payload);
	}

	private ServiceConverter create(String service) {
		List<MessageConverter> converters = new ArrayList<>(this.defaults);
		this.customizers.forEach((customizer) -> customizer.customize(service, converters));
		return new ServiceConverter(converters);
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.config;

import java.util.List;

import org.springframework.messaging.converter.MessageConverter;

/**
 * Callback interface for a bean that changes how the messages of a service are converted.
 * Called once for each service while the application starts.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface MessageConverterCustomizer {

	/**
	 * Changes the converters of a service, on the thread that starts the application,
	 * which fails to start if this throws. The first that supports a message or an object
	 * converts it; a converter tells subprotocols apart by the header
	 * {@link ConversionHeaders#SUBPROTOCOL}.
	 * @param service the name of the service
	 * @param converters the converters so far, of which the last writes and reads JSON
	 */
	void customize(String service, List<MessageConverter> converters);

}

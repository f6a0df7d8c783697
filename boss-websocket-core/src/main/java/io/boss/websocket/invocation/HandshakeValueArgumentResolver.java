/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Objects;

import io.boss.websocket.BossConnection;
import io.boss.websocket.Handshake;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotationAttributes;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHandlingException;
import org.springframework.messaging.handler.annotation.support.AbstractNamedValueMethodArgumentResolver;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Argument resolver for values of the handshake, with the annotations that Spring MVC has
 * for them: {@link RequestParam}, {@link RequestHeader} and {@link CookieValue}.
 */
final class HandshakeValueArgumentResolver extends AbstractNamedValueMethodArgumentResolver {

	private static final List<Class<? extends Annotation>> ANNOTATIONS = List.of(RequestParam.class,
			RequestHeader.class, CookieValue.class);

	HandshakeValueArgumentResolver(ConversionService conversionService) {
		super(conversionService, null);
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return ANNOTATIONS.stream().anyMatch(parameter::hasParameterAnnotation);
	}

	@Override
	public @Nullable Object resolveArgument(MethodParameter parameter, Message<?> message) throws Exception {
		try {
			return super.resolveArgument(parameter, message);
		}
		catch (ConversionException ex) {
			String name = attributes(parameter).getString("name");
			throw new MessageHandlingException(message,
					"'" + (name.isEmpty() ? parameter.getParameterName() : name) + "' is no "
							+ parameter.nestedIfOptional().getNestedParameterType().getSimpleName()
							+ " in the request that opened the connection",
					ex);
		}
	}

	@Override
	protected NamedValueInfo createNamedValueInfo(MethodParameter parameter) {
		AnnotationAttributes attributes = attributes(parameter);
		return new HandshakeValueInfo(attributes.getString("name"), attributes.getBoolean("required"),
				attributes.getString("defaultValue"));
	}

	private static AnnotationAttributes attributes(MethodParameter parameter) {
		return ANNOTATIONS.stream()
			.map(parameter::getParameterAnnotation)
			.filter(Objects::nonNull)
			.map((annotation) -> AnnotationUtils.getAnnotationAttributes(null, annotation))
			.findFirst()
			.orElseThrow();
	}

	@Override
	protected @Nullable Object resolveArgumentInternal(MethodParameter parameter, Message<?> message, String name) {
		BossConnection client = ((CallbackMessage) message).client();
		if (client == null) {
			return null;
		}
		Handshake handshake = client.handshake();
		if (parameter.hasParameterAnnotation(CookieValue.class)) {
			return handshake.cookies().get(name);
		}
		List<String> values = parameter.hasParameterAnnotation(RequestParam.class) ? handshake.query().get(name)
				: handshake.headers().get(name);
		return (values == null || values.size() != 1) ? values : values.get(0);
	}

	@Override
	protected void handleMissingValue(String name, MethodParameter parameter, Message<?> message) {
		throw new MessageHandlingException(message,
				"'" + name + "' is missing in the request that opened the connection");
	}

	private static final class HandshakeValueInfo extends NamedValueInfo {

		private HandshakeValueInfo(String name, boolean required, String defaultValue) {
			super(name, required, defaultValue);
		}

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.util.List;
import java.util.Optional;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.InvalidMessage.Problem;
import io.boss.websocket.conversion.ReadingFailure;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.messaging.converter.MessageConversionException;

/**
 * Conversion of messages to payloads. A text becomes an object if a method takes one,
 * else it stays text; bytes stay bytes if a method takes them, else they become an
 * object. A method that takes a {@link BossMessage} gets the messages that no other
 * method takes.
 */
final class IncomingMessages {

	private static final String UNREADABLE = "The message cannot be read";

	private final AnnotatedService service;

	private final PayloadDispatcher methods;

	private final @Nullable MethodParameter onlyParameter;

	IncomingMessages(AnnotatedService service, List<BoundMethod> methods) {
		this.service = service;
		this.methods = new PayloadDispatcher(methods);
		this.onlyParameter = service.methods().onlyConverted();
	}

	/**
	 * Makes a payload.
	 * @param message the message
	 * @param client the client that sent it
	 * @return the payload
	 * @throws InvalidPayloadException if there is no way
	 */
	Object convert(BossMessage message, BossConnection client) {
		Class<?> objectType = this.service.methods().messageType();
		if (message instanceof BossMessage.Text text) {
			if (objectType != null) {
				Object object = this.service.reader().apply(text);
				return (object != null) ? object : read(message, objectType, client);
			}
			return this.methods.choose(String.class).isPresent() ? text.payload() : message;
		}
		if (message instanceof BossMessage.Binary binary && this.methods.choose(byte[].class).isPresent()) {
			return binary.toByteArray();
		}
		if (objectType != null && this.methods.choose(message.getClass()).isEmpty()) {
			return read(message, objectType, client);
		}
		return message;
	}

	private Object read(BossMessage message, Class<?> type, BossConnection client) {
		try {
			return this.service.converter().read(message, type, this.onlyParameter, client);
		}
		catch (RuntimeException ex) {
			// Whatever a converter throws: the client must not be able to crash the
			// service.
			String reason = ReadingFailure.describe(ex);
			throw new InvalidPayloadException(Problem.CONVERSION,
					this.service.detailed() ? UNREADABLE + ": " + reason : UNREADABLE, reason, ex);
		}
	}

	/**
	 * Chooses the method for a payload.
	 * @param payload the payload
	 * @return the method, if the service has any
	 * @throws InvalidPayloadException if the service has methods, and none of them takes
	 * it
	 */
	Optional<BoundMethod> choose(Object payload) {
		Optional<BoundMethod> method = this.methods.choose(payload.getClass());
		if (method.isEmpty() && !this.service.methods().of(CallbackKind.INCOMING).isEmpty()) {
			String reason = "No @OnIncoming method takes " + payload.getClass().getName();
			throw new InvalidPayloadException(Problem.CONVERSION,
					((payload instanceof BossMessage.Binary) ? "Binary" : "Such") + " messages are not handled", reason,
					new MessageConversionException(reason));
		}
		return method;
	}

}

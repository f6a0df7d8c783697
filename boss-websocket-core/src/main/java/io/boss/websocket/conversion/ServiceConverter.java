/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.conversion;

import java.util.List;
import java.util.function.Function;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.config.ConversionHeaders;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.converter.CompositeMessageConverter;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.support.GenericMessage;

/**
 * Converter for the messages of one service. Safe on any thread, as its converters are.
 */
public final class ServiceConverter {

	private final @Nullable CompositeMessageConverter converter;

	// The converter that is asked first, and hence alone if it knows short ways.
	private final @Nullable TextFormat format;

	private final @Nullable Function<Object, @Nullable BossMessage> writer;

	/**
	 * Creates a converter.
	 * @param converters the converters, of which the first that supports something
	 * converts it
	 */
	public ServiceConverter(List<MessageConverter> converters) {
		this.converter = converters.isEmpty() ? null : new CompositeMessageConverter(converters);
		this.format = (!converters.isEmpty() && converters.get(0) instanceof TextFormat first) ? first : null;
		this.writer = (this.format != null) ? this.format.writer() : null;
	}

	/**
	 * Why no message can become an object of a type, as far as that is known before there
	 * is one.
	 * @param type the type
	 * @param parameter the parameter that it is for, or {@code null}
	 * @return the reason, without a full stop, or {@code null} if a converter may make
	 * one
	 */
	public @Nullable String obstacle(Class<?> type, @Nullable MethodParameter parameter) {
		String obstacle = "there is no JsonMapper, and no other converter";
		for (MessageConverter candidate : converters()) {
			obstacle = (candidate instanceof TextFormat check) ? check.obstacle(type, parameter) : null;
			if (obstacle == null) {
				return null;
			}
		}
		return obstacle;
	}

	/**
	 * Whether it converts anything at all.
	 * @return whether there is a converter
	 */
	public boolean isEmpty() {
		return converters().isEmpty();
	}

	private List<MessageConverter> converters() {
		return (this.converter != null) ? this.converter.getConverters() : List.of();
	}

	/**
	 * A short way to objects of one type, without what only some converters look at.
	 * @param type the type
	 * @param parameter the parameter that it is for, or {@code null}
	 * @return makes an object of a text, or {@code null} if that is to be
	 * {@link #read(BossMessage, Class, MethodParameter, BossConnection) read}
	 */
	public Function<BossMessage.Text, @Nullable Object> reader(Class<?> type, @Nullable MethodParameter parameter) {
		Function<BossMessage.Text, @Nullable Object> reader = (this.format != null)
				? this.format.reader(type, parameter) : null;
		return (reader != null) ? reader : (text) -> null;
	}

	/**
	 * Makes an object of a message.
	 * @param message the message
	 * @param type the type of the object
	 * @param parameter the parameter that it is for, for those converters that look at
	 * generic types and annotations, or {@code null}
	 * @param connection the client that sent it
	 * @return the object
	 * @throws MessageConversionException if there is no converter for it, or it fails
	 */
	public Object read(BossMessage message, Class<?> type, @Nullable MethodParameter parameter,
			BossConnection connection) {
		Message<?> source = new GenericMessage<>(payload(message), ConversionHeaders.of(connection));
		Object object = (this.converter != null) ? this.converter.fromMessage(source, type, parameter) : null;
		if (object == null) {
			throw new MessageConversionException("No converter of service '" + connection.service() + "' makes "
					+ type.getName() + " of " + message);
		}
		return object;
	}

	/**
	 * Makes a message of an object.
	 * @param payload the object
	 * @param connection the client that gets it
	 * @return the message, text if a converter wrote a string
	 * @throws MessageConversionException if there is no converter for it, or it fails
	 */
	public BossMessage write(Object payload, BossConnection connection) {
		BossMessage message = (this.writer != null) ? this.writer.apply(payload) : null;
		return (message != null) ? message : write(payload, ConversionHeaders.of(connection),
				"No converter of service '" + connection.service() + "'");
	}

	/**
	 * Makes a message of an object, for no particular client.
	 * @param payload the object
	 * @return the message, text if a converter wrote a string
	 * @throws MessageConversionException if there is no converter for it, or it fails
	 */
	BossMessage write(Object payload) {
		BossMessage message = (this.writer != null) ? this.writer.apply(payload) : null;
		return (message != null) ? message : write(payload, ConversionHeaders.NONE, "No converter");
	}

	private BossMessage write(Object payload, MessageHeaders headers, String nobody) {
		Message<?> result = (this.converter != null) ? this.converter.toMessage(payload, headers) : null;
		if (result == null) {
			throw new MessageConversionException(nobody + " writes " + payload.getClass().getName()
					+ ((this.converter == null) ? ": there is no JsonMapper, add spring-boot-starter-jackson" : ""));
		}
		if (result.getPayload() instanceof byte[] bytes) {
			return BossMessage.binary(bytes);
		}
		return BossMessage.text(result.getPayload().toString());
	}

	private static Object payload(BossMessage message) {
		if (message instanceof BossMessage.Text text) {
			return text.payload();
		}
		return ((BossMessage.Binary) message).toByteArray();
	}

}

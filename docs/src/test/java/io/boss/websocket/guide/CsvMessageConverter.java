/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.guide;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.boss.websocket.config.ConversionHeaders;
import io.boss.websocket.guide.LedgerService.Entry;

import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.support.MessageBuilder;

class CsvMessageConverter implements MessageConverter {

	private static final Pattern LINE = Pattern.compile("(\\w+),(\\d{1,18})");

	@Override
	public Object fromMessage(Message<?> message, Class<?> type) {
		if (type != Entry.class || !isCsv(message.getHeaders())) {
			return null;
		}
		Matcher cells = LINE.matcher(message.getPayload().toString());
		if (!cells.matches()) {
			throw new MessageConversionException("Not a line of a ledger");
		}
		return new Entry(cells.group(1), Long.parseLong(cells.group(2)));
	}

	@Override
	public Message<?> toMessage(Object object, MessageHeaders headers) {
		return (object instanceof Entry entry && isCsv(headers))
				? MessageBuilder.withPayload(entry.account() + "," + entry.cents()).build() : null;
	}

	private static boolean isCsv(MessageHeaders headers) {
		return "csv".equals(headers.get(ConversionHeaders.SUBPROTOCOL));
	}

}

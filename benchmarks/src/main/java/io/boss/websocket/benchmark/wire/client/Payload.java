/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.client;

import java.util.Arrays;

/**
 * Kind of text that clients send.
 */
enum Payload {

	/** Letters. */
	PLAIN {

		@Override
		String text(char order, int size) {
			char[] text = new char[size];
			Arrays.fill(text, 'x');
			text[0] = order;
			return new String(text);
		}

	},

	/** An object of JSON that becomes a record. */
	TYPED {

		@Override
		String text(char order, int size) {
			String begin = "{\"type\":\"say\",\"text\":\"T0123456789abcdef";
			String end = "\"}";
			return begin + "x".repeat(Math.max(size - begin.length() - end.length(), 0)) + end;
		}

	},

	/** Rows of JSON, which are alike and not the same, behind the order. */
	ROWS {

		@Override
		String text(char order, int size) {
			StringBuilder text = new StringBuilder().append(order).append("[");
			for (int row = 1; text.length() < size; row++) {
				text.append("{\"id\":")
					.append(row * 7919)
					.append(",\"name\":\"")
					.append(Integer.toString(row * 104729, 36))
					.append("\",\"price\":")
					.append(row * 31 % 1000)
					.append(".5,\"available\":")
					.append(row % 3 == 0)
					.append("},");
			}
			return text.substring(0, size - 1) + "]";
		}

	};

	/**
	 * Makes a text.
	 * @param order the character by which the server knows what is asked
	 * @param size how many bytes
	 * @return the text
	 */
	abstract String text(char order, int size);

}

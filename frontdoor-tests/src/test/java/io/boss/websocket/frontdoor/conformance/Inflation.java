/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.conformance;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decompresses what a server sends (RFC 7692, section 7.2.2).
 */
final class Inflation implements AutoCloseable {

	private static final byte[] TAIL = { 0, 0, (byte) 0xFF, (byte) 0xFF };

	private final Agreement agreement;

	private final Inflater inflater = new Inflater(true);

	Inflation(Agreement agreement) {
		this.agreement = agreement;
	}

	Agreement agreement() {
		return this.agreement;
	}

	byte[] inflate(byte[] compressed) {
		ByteArrayOutputStream payload = new ByteArrayOutputStream();
		inflate(compressed, payload);
		inflate(TAIL, payload);
		if (this.agreement.has(Agreement.SERVER_NO_CONTEXT)) {
			this.inflater.reset();
		}
		return payload.toByteArray();
	}

	private void inflate(byte[] compressed, ByteArrayOutputStream payload) {
		byte[] buffer = new byte[8192];
		this.inflater.setInput(compressed);
		try {
			int length = this.inflater.inflate(buffer);
			while (length > 0) {
				payload.write(buffer, 0, length);
				length = this.inflater.inflate(buffer);
			}
		}
		catch (DataFormatException ex) {
			throw new IllegalStateException("The server has sent what nobody can inflate", ex);
		}
	}

	@Override
	public void close() {
		this.inflater.end();
	}

}

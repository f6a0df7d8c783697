/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Bytes by TLS, from a server that anybody may have signed: it is on this machine.
 */
final class EncryptedWire implements Wire {

	private static final SSLContext TRUSTING = trusting();

	private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

	private final SocketChannel channel;

	private final SSLEngine engine = TRUSTING.createSSLEngine();

	private final ByteBuffer input;

	private final ByteBuffer output;

	private EncryptedWire(SocketChannel channel) {
		this.channel = channel;
		int size = this.engine.getSession().getPacketBufferSize();
		this.input = ByteBuffer.allocate(size).flip();
		this.output = ByteBuffer.allocate(size);
		this.engine.setUseClientMode(true);
	}

	/**
	 * Makes the handshake of TLS, and waits for it.
	 * @param channel the socket
	 * @return the wire
	 * @throws IOException if the server does not agree
	 */
	static EncryptedWire open(SocketChannel channel) throws IOException {
		EncryptedWire wire = new EncryptedWire(channel);
		wire.engine.beginHandshake();
		ByteBuffer none = ByteBuffer.allocate(wire.engine.getSession().getApplicationBufferSize());
		for (HandshakeStatus status = wire.engine.getHandshakeStatus(); status != HandshakeStatus.NOT_HANDSHAKING
				&& status != HandshakeStatus.FINISHED; status = wire.engine.getHandshakeStatus()) {
			wire.shakeHands(status, none);
		}
		return wire;
	}

	private void shakeHands(HandshakeStatus status, ByteBuffer none) throws IOException {
		switch (status) {
			case NEED_TASK -> this.engine.getDelegatedTask().run();
			case NEED_WRAP -> {
				this.output.clear();
				this.engine.wrap(NOTHING, this.output);
				flush();
			}
			default -> {
				if (read(none) < 0) {
					throw new IOException("The server has ended the handshake of TLS");
				}
			}
		}
	}

	@Override
	public int read(ByteBuffer buffer) throws IOException {
		this.input.compact();
		int count = this.channel.read(this.input);
		this.input.flip();
		int before = buffer.position();
		SSLEngineResult result = this.engine.unwrap(this.input, buffer);
		while (result.getStatus() == SSLEngineResult.Status.OK && this.input.hasRemaining()
				&& this.engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING) {
			result = this.engine.unwrap(this.input, buffer);
		}
		boolean ended = count < 0 || result.getStatus() == SSLEngineResult.Status.CLOSED;
		int read = buffer.position() - before;
		return (ended && read == 0) ? -1 : read;
	}

	@Override
	public int write(ByteBuffer bytes) throws IOException {
		this.output.clear();
		int count = this.engine.wrap(bytes, this.output).bytesConsumed();
		flush();
		return count;
	}

	// What a client sends is little, and seldom has to wait.
	private void flush() throws IOException {
		this.output.flip();
		while (this.output.hasRemaining()) {
			if (this.channel.write(this.output) == 0) {
				Thread.onSpinWait();
			}
		}
	}

	private static SSLContext trusting() {
		try {
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(null, new TrustManager[] { new Anybody() }, null);
			return context;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static final class Anybody implements X509TrustManager {

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String authType) {
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String authType) {
		}

		@Override
		public X509Certificate[] getAcceptedIssuers() {
			return new X509Certificate[0];
		}

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.parity;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.Queue;

import io.boss.websocket.test.TestClient;
import io.boss.websocket.test.socket.ClientEnd;
import io.boss.websocket.test.socket.MemorySocket;
import io.boss.websocket.test.tester.ClientAccess;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Client of the kit. It tells what its socket sees, and proves that the kit's own client
 * says the same.
 */
final class KitClient implements ParityClient, ClientEnd {

	private static final int NO_CLOSE_FRAME = 1006;

	private static final int NO_CODE = 1005;

	private static final int CLOSE = 8;

	private final TestClient client;

	private final KitTarget target;

	private final String subprotocol;

	private final MemorySocket socket;

	private final Queue<String> seen = new ArrayDeque<>();

	KitClient(TestClient client, KitTarget target, String subprotocol) {
		this.client = client;
		this.target = target;
		this.subprotocol = (subprotocol != null) ? subprotocol : "none";
		this.socket = ClientAccess.socket(client);
		seeWhatCameWithTheConnect();
		ClientAccess.watch(client, this);
	}

	private void seeWhatCameWithTheConnect() {
		for (Object message : this.client.received()) {
			if (message instanceof byte[] payload) {
				binary(payload);
			}
			else {
				text((String) message);
			}
		}
		Integer code = this.client.closeCode();
		if (code != null) {
			closed(code, this.client.closeReason());
		}
	}

	@Override
	public void opening() {
	}

	@Override
	public void text(String text) {
		this.seen.add("text " + text);
	}

	@Override
	public void binary(byte[] payload) {
		this.seen.add("binary " + HexFormat.of().formatHex(payload));
	}

	@Override
	public void pong(byte[] payload) {
		this.seen.add("pong " + new String(payload, StandardCharsets.UTF_8));
	}

	@Override
	public void cannotRead(String why) {
		throw new AssertionError(why);
	}

	@Override
	public void closed(int code, String reason) {
		if (code != NO_CLOSE_FRAME) {
			this.seen.add((code == NO_CODE) ? "close" : ("close " + code + " " + reason).trim());
		}
	}

	@Override
	public String next() {
		this.target.await(() -> !this.seen.isEmpty() || this.socket.isEnded());
		String next = this.seen.poll();
		if (next == null) {
			assertThat(this.client.isOpen()).isFalse();
			return "end";
		}
		switch (next.split(" ")[0]) {
			case "text" -> assertThat("text " + this.client.receive()).isEqualTo(next);
			case "binary" ->
				assertThat("binary " + HexFormat.of().formatHex((byte[]) this.client.receive())).isEqualTo(next);
			case "close" -> assertThat(
					("close " + this.client.closeCode() + " " + this.client.closeReason()).replace(" 1005", "").trim())
				.isEqualTo(next);
			default -> {
			}
		}
		return next;
	}

	@Override
	public void frame(int head, byte[] payload) {
		if ((head & 0xF) == CLOSE) {
			ignoreCloses();
		}
		this.socket.sendBytes(WrittenFrame.masked(head, payload));
	}

	@Override
	public void unmasked(int head, byte[] payload) {
		this.socket.sendBytes(WrittenFrame.unmasked(head, payload));
	}

	@Override
	public String subprotocol() {
		return this.subprotocol;
	}

	@Override
	public void ignorePings() {
		this.socket.ignorePings();
	}

	@Override
	public void ignoreCloses() {
		this.socket.ignoreClose();
	}

	@Override
	public void stopReading() {
		this.client.stopReading();
	}

	@Override
	public void resumeReading() {
		this.client.resumeReading();
	}

	@Override
	public void vanish() {
		this.client.disconnect();
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.parity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * A client of a scenario, which notes what it sees when it is told to look.
 */
final class Player {

	static final int FIN = 0x80;

	static final int CONTINUATION = 0;

	static final int TEXT = 1;

	static final int BINARY = 2;

	private static final int CLOSE = 8;

	private static final int PING = 9;

	private static final int READABLE = 200;

	private final String name;

	private final Stage stage;

	private final ParityClient client;

	Player(String name, Stage stage, ParityClient client) {
		this.name = name;
		this.stage = stage;
		this.client = client;
	}

	void say(String text) {
		frame(FIN | TEXT, text);
	}

	void say(byte[] bytes) {
		frame(FIN | BINARY, bytes);
	}

	void ping(String payload) {
		frame(FIN | PING, payload);
	}

	void close(int code, String reason) {
		byte[] text = reason.getBytes(StandardCharsets.UTF_8);
		frame(FIN | CLOSE, ByteBuffer.allocate(text.length + 2).putShort((short) code).put(text).array());
	}

	void closeWithoutCode() {
		frame(FIN | CLOSE, new byte[0]);
	}

	void frame(int head, String payload) {
		frame(head, payload.getBytes(StandardCharsets.UTF_8));
	}

	void frame(int head, byte[] payload) {
		this.client.frame(head, payload);
	}

	void unmasked(int head, String payload) {
		this.client.unmasked(head, payload.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Notes the next thing that has come.
	 */
	void sees() {
		sees(1);
	}

	void sees(int things) {
		for (int i = 0; i < things; i++) {
			this.stage.note(this.name + " sees " + readable(next()));
		}
	}

	/**
	 * Notes a close, of which the transports tell in words of their own, without these.
	 */
	void seesClose() {
		this.stage.note(this.name + " sees " + next().replaceAll("^(close \\d+) .*$", "$1"));
	}

	/**
	 * Hands over all messages until one of a kind, which is the last to be handed over.
	 * @param beginning how the last one begins
	 * @param consumer who gets each
	 */
	void seesUntil(String beginning, Consumer<String> consumer) {
		String thing = next();
		while (!thing.startsWith(beginning)) {
			if (thing.equals("end")) {
				throw new AssertionError(this.name + " sees the end instead of " + beginning);
			}
			consumer.accept(thing);
			thing = next();
		}
		consumer.accept(thing);
	}

	/**
	 * Notes the close, whatever else has come before.
	 */
	void seesCloseAtLast() {
		String[] last = new String[1];
		seesUntil("close", (thing) -> last[0] = thing);
		this.stage.note(this.name + " sees " + last[0]);
	}

	/**
	 * Says something that the service echoes, and notes that nothing else came before.
	 */
	void seesNothingElse() {
		say("anything else?");
		String thing = next();
		this.stage.note(this.name + " sees "
				+ (thing.equals("text anything else?") ? "nothing else" : readable(thing) + " as well"));
	}

	String next() {
		return this.client.next();
	}

	String subprotocol() {
		return this.client.subprotocol();
	}

	void ignorePings() {
		this.client.ignorePings();
	}

	void ignoreCloses() {
		this.client.ignoreCloses();
	}

	void stopReading() {
		this.client.stopReading();
	}

	void resumeReading() {
		this.client.resumeReading();
	}

	void vanish() {
		this.client.vanish();
	}

	void leave() {
		this.client.vanish();
	}

	private static String readable(String thing) {
		return (thing.length() > READABLE)
				? thing.substring(0, 20) + "... " + thing.length() + " #" + Integer.toHexString(thing.hashCode())
				: thing;
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads whole frames the simplest way, and checks all of a message again with each of its
 * frames, or when it is whole if it is compressed.
 */
final class FrameModel {

	private static final byte[] TAIL = { 0, 0, -1, -1, 1, 0, 0, -1, -1 };

	private final int max;

	private final boolean deflate;

	private final List<String> events = new ArrayList<>();

	private int opcode = -1;

	private boolean compressed;

	private byte[] payload = {};

	FrameModel(int max, boolean deflate) {
		this.max = max;
		this.deflate = deflate;
	}

	List<String> read(byte[] bytes) {
		ByteBuffer input = ByteBuffer.wrap(bytes);
		try {
			while (input.hasRemaining() && readFrame(input)) {
				continue;
			}
		}
		catch (ModelException ex) {
			this.events.add("failed " + ex.code);
		}
		return this.events;
	}

	private boolean readFrame(ByteBuffer input) throws ModelException {
		int first = input.get() & 0xFF;
		int code = first & 0xF;
		boolean fin = (first & 0x80) != 0;
		boolean rsv1 = (first & 0x40) != 0;
		check((first & 0x30) == 0 && List.of(0, 1, 2, 8, 9, 10).contains(code), 1002);
		check(!rsv1 || (this.deflate && (code == 1 || code == 2)), 1002);
		check(fin || code < 8, 1002);
		int length = input.get() & 0x7F;
		check(code < 8 || length < 126, 1002);
		length = (length == 126) ? input.getShort() & 0xFFFF : length;
		byte[] data = unmask(input.getInt(), input, length);
		if (code >= 8) {
			return control(code, data);
		}
		check((code == 0) == (this.opcode >= 0), 1002);
		if (code != 0) {
			this.opcode = code;
			this.compressed = rsv1;
		}
		int room = this.compressed ? 2 * this.max + 1024 : this.max;
		check(this.payload.length + data.length <= room, 1009);
		this.payload = ByteBuffer.allocate(this.payload.length + data.length).put(this.payload).put(data).array();
		if (fin || !this.compressed) {
			data(fin);
		}
		return true;
	}

	private static byte[] unmask(int mask, ByteBuffer input, int length) {
		byte[] key = ByteBuffer.allocate(4).putInt(mask).array();
		byte[] data = new byte[length];
		for (int i = 0; i < length; i++) {
			data[i] = (byte) (input.get() ^ key[i % 4]);
		}
		return data;
	}

	private void data(boolean fin) throws ModelException {
		byte[] plain = this.compressed ? inflate() : this.payload;
		boolean whole = fin && plain.length <= this.max;
		check(this.opcode != 1 || (whole ? JdkUtf8.isValid(plain) : JdkUtf8.isValidStart(plain)), 1007);
		check(plain.length <= this.max, 1009);
		if (fin) {
			this.events.add((this.opcode == 1) ? "text " + new String(plain, StandardCharsets.UTF_8)
					: "binary " + HexFormat.of().formatHex(plain));
			this.opcode = -1;
			this.payload = new byte[0];
		}
	}

	// At most one byte more than allowed.
	private byte[] inflate() throws ModelException {
		if (this.payload.length == 0) {
			return this.payload;
		}
		byte[] target = new byte[this.max + 1];
		Inflater inflater = new Inflater(true);
		try {
			int size = inflateStreams(inflater,
					ByteBuffer.allocate(this.payload.length + TAIL.length).put(this.payload).put(TAIL).flip(), target);
			check(size > this.max || inflater.finished(), 1007);
			return Arrays.copyOf(target, size);
		}
		catch (DataFormatException ex) {
			throw new ModelException(1007);
		}
		finally {
			inflater.end();
		}
	}

	// What follows a final block is a stream of its own (RFC 7692, section 7.2.3.4). A
	// message that ends with one needs no end.
	private static int inflateStreams(Inflater inflater, ByteBuffer input, byte[] target) throws DataFormatException {
		inflater.setInput(input);
		int size = inflater.inflate(target);
		while (inflater.finished() && input.hasRemaining() && input.remaining() != TAIL.length
				&& size < target.length) {
			inflater.reset();
			inflater.setInput(input);
			size += inflater.inflate(target, size, target.length - size);
		}
		return size;
	}

	private boolean control(int code, byte[] data) throws ModelException {
		if (code != 8) {
			this.events.add(((code == 9) ? "ping " : "pong ") + HexFormat.of().formatHex(data));
			return true;
		}
		if (data.length == 0) {
			this.events.add("close 1005 ");
			return false;
		}
		check(data.length > 1, 1002);
		int closeCode = ByteBuffer.wrap(data).getShort() & 0xFFFF;
		List<Integer> reserved = List.of(1004, 1005, 1006);
		check((closeCode >= 1000 && closeCode < 1015 && !reserved.contains(closeCode))
				|| (closeCode >= 3000 && closeCode < 5000), 1002);
		byte[] reason = Arrays.copyOfRange(data, 2, data.length);
		check(JdkUtf8.isValid(reason), 1007);
		this.events.add("close " + closeCode + " " + new String(reason, StandardCharsets.UTF_8));
		return false;
	}

	private static void check(boolean allowed, int code) throws ModelException {
		if (!allowed) {
			throw new ModelException(code);
		}
	}

	private static final class ModelException extends Exception {

		private static final long serialVersionUID = 1L;

		private final int code;

		private ModelException(int code) {
			this.code = code;
		}

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.boss.websocket.frontdoor.ClientFrame;

/**
 * Whole messages of all sizes, in pieces of all sizes, with all kinds of masks.
 */
final class FramingCases {

	private static final int[] SIZES = { 0, 1, 2, 125, 126, 127, 128, 1000, 65535, 65536, 65537, 131071, 500_000 };

	private static final int[] MASKS = { 0, -1, 0x01020304, 0x80FF7F00, 0xFF000000, 0x000000FF };

	private FramingCases() {
	}

	static Stream<Case> cases() {
		List<Case> cases = new ArrayList<>();
		for (int size : SIZES) {
			both(cases, "1.whole." + size, size + " bytes", size, 0);
			if (size <= 1000) {
				both(cases, "1.octets." + size, size + " bytes, octet by octet", size, 1);
			}
			else {
				both(cases, "1.chops.997." + size, size + " bytes, 997 at a time", size, 997);
				both(cases, "1.chops.1024." + size, size + " bytes, 1024 at a time", size, 1024);
			}
		}
		for (int mask : MASKS) {
			cases.add(masked(mask));
		}
		for (int chop : new int[] { 1, 3, 5, 7, 11 }) {
			cases.add(pipelined(chop));
		}
		String text = "κόσμε €😀".repeat(5000);
		cases.add(Case.of("1.text.odd-chops", "5.6", "text of all widths, 997 bytes at a time")
			.chopped(997, ClientFrame.text(text))
			.echoes(text)
			.works());
		return cases.stream();
	}

	private static void both(List<Case> cases, String id, String what, int size, int chop) {
		cases.add(echo(id + ".text", "text of " + what, chop, ClientFrame.text(Payloads.text(size))));
		cases.add(echo(id + ".binary", "binary of " + what, chop, ClientFrame.binary(Payloads.noise(size))));
	}

	private static Case echo(String id, String what, int chop, ClientFrame frame) {
		Case sent = Case.of(id, "5.2", what);
		return ((chop > 0) ? sent.chopped(chop, frame) : sent.send(frame)).echoes(frame).works();
	}

	// Lengths around four and eight bytes, where a mask is applied to whole words.
	private static Case masked(int mask) {
		ClientFrame[] frames = IntStream.rangeClosed(0, 33)
			.mapToObj((size) -> ClientFrame.binary(Payloads.noise(size)).masked(mask))
			.toArray(ClientFrame[]::new);
		return Case.of("1.mask." + Integer.toHexString(mask), "5.3", "masks of " + Integer.toHexString(mask))
			.send(frames)
			.echoes(frames);
	}

	private static Case pipelined(int chop) {
		ClientFrame[] frames = IntStream.rangeClosed(0, 33)
			.mapToObj((size) -> ClientFrame.text(Payloads.text(size)).masked(0x9A3B0157 * (size + 1)))
			.toArray(ClientFrame[]::new);
		return Case.of("1.pipelined." + chop, "5.3", "many messages, " + chop + " bytes at a time")
			.chopped(chop, frames)
			.echoes(frames)
			.works();
	}

}

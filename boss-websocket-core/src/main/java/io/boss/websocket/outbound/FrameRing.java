/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.outbound;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Queue of frames in an array that grows as needed. Each frame has a place, a number that
 * does not change while others come and go. Not safe on more than one thread at a time.
 *
 * @param <F> the type of the frames
 */
final class FrameRing<F> {

	private static final int INITIAL_SLOTS = 4;

	// A ring, whose length is a power of two.
	private @Nullable Object[] slots = new Object[INITIAL_SLOTS];

	// Places count from the beginning of time; those modulo the length are slots.
	private long first;

	private int size;

	/**
	 * Adds a frame behind all others.
	 * @param frame the frame
	 * @return its place
	 */
	long add(F frame) {
		if (this.size == this.slots.length) {
			grow();
		}
		long place = this.first + this.size;
		this.slots[slot(place)] = frame;
		this.size++;
		return place;
	}

	private void grow() {
		@Nullable Object[] slots = new Object[this.slots.length * 2];
		for (int i = 0; i < this.size; i++) {
			long place = this.first + i;
			slots[(int) (place & (slots.length - 1))] = at(place);
		}
		this.slots = slots;
	}

	/**
	 * The frame at a place.
	 * @param place a place at which there is one
	 * @return the frame
	 */
	@SuppressWarnings({ "unchecked", "NullAway" }) // no caller asks for an empty slot
	F at(long place) {
		return (F) this.slots[slot(place)];
	}

	/**
	 * Puts a frame into the place of another.
	 * @param place the place
	 * @param frame the frame
	 * @return the frame that was there
	 */
	F replace(long place, F frame) {
		F older = at(place);
		this.slots[slot(place)] = frame;
		return older;
	}

	/**
	 * Removes a frame. Those before it move up by one place.
	 * @param place the place of the frame
	 */
	void remove(long place) {
		for (long other = place; other > this.first; other--) {
			this.slots[slot(other)] = at(other - 1);
		}
		this.slots[slot(this.first)] = null;
		this.first++;
		this.size--;
	}

	/**
	 * Removes all frames but the first ones.
	 * @param kept how many stay, none or one
	 */
	void clear(int kept) {
		Object remaining = (kept > 0) ? this.slots[slot(this.first)] : null;
		Arrays.fill(this.slots, null);
		this.slots[slot(this.first)] = remaining;
		this.size = kept;
	}

	/**
	 * The place of the first frame, if there is one.
	 * @return the place
	 */
	long first() {
		return this.first;
	}

	int size() {
		return this.size;
	}

	private int slot(long place) {
		return (int) (place & (this.slots.length - 1));
	}

}

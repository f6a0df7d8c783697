/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.outbound;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Queue of frames that wait to be written, oldest first, within what a {@link Capacity}
 * allows. Not safe on more than one thread at a time.
 * <ul>
 * <li>Of the frames with one key only the latest waits, in the place of the first.</li>
 * <li>Only messages are dropped or replaced, and never a frame that has
 * {@linkplain #begin() begun} to be written.</li>
 * <li>All that waits is counted in the capacity. The caller of {@link #remove()} gives
 * the room of the frame back.</li>
 * </ul>
 * Frames without keys in a queue with room cost what they cost in an
 * {@link java.util.ArrayDeque}.
 *
 * @param <F> the type of the frames
 */
public final class WaitingFrames<F> {

	private final Capacity capacity;

	private final FrameView<F> view;

	private final FrameRing<F> ring = new FrameRing<>();

	// Where the frames with keys are that may be replaced.
	private @Nullable Map<Object, Long> places;

	private boolean begun;

	private @Nullable List<F> displaced;

	// None as long as no task waits.
	private @Nullable Marks marks;

	/**
	 * Creates an empty queue.
	 * @param capacity how much may wait
	 * @param view what frames are like
	 */
	public WaitingFrames(Capacity capacity, FrameView<F> view) {
		this.capacity = capacity;
		this.view = view;
	}

	/**
	 * Takes a frame if there is room for it, or if room can be made.
	 * @param frame the frame, for which no room was made yet
	 * @param dropsOldest whether the oldest messages are dropped for it. If that does not
	 * help, because there are none, it is taken all the same.
	 * @return what became of it
	 */
	public OfferResult offer(F frame, boolean dropsOldest) {
		Long place = placeOf(frame);
		if (place != null && this.capacity.exchange(this.view.size(this.ring.at(place)), this.view.size(frame))) {
			displace(this.ring.replace(place, frame));
			return OfferResult.REPLACED;
		}
		while (!this.capacity.reserve(this.view.size(frame))) {
			if (!dropsOldest) {
				return OfferResult.REFUSED;
			}
			F oldest = removeOldestMessage();
			if (oldest == null) {
				this.capacity.occupy(this.view.size(frame));
				break;
			}
			this.capacity.release(this.view.size(oldest));
			displace(oldest);
		}
		return add(frame);
	}

	/**
	 * Takes a frame.
	 * @param frame the frame, for which room was made
	 * @return what became of it, never {@link OfferResult#REFUSED}
	 */
	public OfferResult add(F frame) {
		Long place = placeOf(frame);
		if (place != null) {
			F older = this.ring.replace(place, frame);
			this.capacity.release(this.view.size(older));
			displace(older);
			return OfferResult.REPLACED;
		}
		append(frame);
		return OfferResult.ADDED;
	}

	private void append(F frame) {
		long place = this.ring.add(frame);
		Object key = this.view.key(frame);
		if (key != null) {
			places().put(key, place);
		}
	}

	private Map<Object, Long> places() {
		Map<Object, Long> places = this.places;
		if (places == null) {
			places = new HashMap<>();
			this.places = places;
		}
		return places;
	}

	private @Nullable Long placeOf(F frame) {
		Map<Object, Long> places = this.places;
		Object key = (places != null) ? this.view.key(frame) : null;
		return (places != null && key != null) ? places.get(key) : null;
	}

	private void displace(F frame) {
		List<F> displaced = this.displaced;
		if (displaced == null) {
			displaced = new ArrayList<>(1);
			this.displaced = displaced;
		}
		displaced.add(frame);
	}

	/**
	 * What had to go for others since the last call.
	 * @return the frames, whose room is free
	 */
	public List<F> takeDisplaced() {
		List<F> displaced = this.displaced;
		this.displaced = null;
		return (displaced != null) ? displaced : List.of();
	}

	private @Nullable F removeOldestMessage() {
		int index = this.begun ? 1 : 0;
		while (index < this.ring.size() && !this.view.isMessage(get(index))) {
			index++;
		}
		if (index == this.ring.size()) {
			return null;
		}
		F oldest = get(index);
		long place = this.ring.first() + index;
		forgetPlace(oldest, place);
		// What is before it has no key: a frame that has begun, or no message.
		this.ring.remove(place);
		left(index);
		return oldest;
	}

	private void forgetPlace(F frame, long place) {
		Map<Object, Long> places = this.places;
		Object key = (places != null) ? this.view.key(frame) : null;
		if (places != null && key != null) {
			places.remove(key, place);
		}
	}

	/**
	 * The first frame has been written in part: it stays, and a later one with its key
	 * waits behind it.
	 */
	public void begin() {
		if (!this.begun) {
			this.begun = true;
			forgetPlace(get(0), this.ring.first());
		}
	}

	/**
	 * What waits is to be written from its beginning, by another socket: nothing has
	 * begun any more, and what is no message does not wait.
	 */
	public void restart() {
		List<F> frames = new ArrayList<>(size());
		for (int i = 0; i < size(); i++) {
			frames.add(get(i));
		}
		this.begun = false;
		this.ring.clear(0);
		this.places = null;
		int index = 0;
		for (F frame : frames) {
			if (this.view.isMessage(frame)) {
				append(frame);
				index++;
			}
			else {
				this.capacity.release(this.view.size(frame));
				left(index);
			}
		}
	}

	/**
	 * Takes the first frame out. Its room is still taken.
	 * @return the frame
	 */
	public F remove() {
		F frame = get(0);
		if (!this.begun) {
			forgetPlace(frame, this.ring.first());
		}
		this.begun = false;
		this.ring.remove(this.ring.first());
		left(0);
		return frame;
	}

	/**
	 * Drops all messages, except one that has begun.
	 * @return how many
	 */
	public int dropMessages() {
		int dropped = 0;
		for (F frame = removeOldestMessage(); frame != null; frame = removeOldestMessage()) {
			this.capacity.release(this.view.size(frame));
			dropped++;
		}
		return dropped;
	}

	/**
	 * Drops everything, except a frame that has begun.
	 */
	public void clear() {
		int kept = this.begun ? 1 : 0;
		for (int i = kept; i < size(); i++) {
			this.capacity.release(this.view.size(get(i)));
		}
		this.ring.clear(kept);
		this.places = null;
		if (this.marks != null) {
			this.marks.cleared(kept);
		}
	}

	private void left(int index) {
		if (this.marks != null) {
			this.marks.removed(index);
		}
	}

	/**
	 * Notes a task that is due when nothing of what waits now waits any more, be it
	 * removed, replaced by what waits in its place, or dropped.
	 * @param task the task
	 */
	public void mark(Runnable task) {
		Marks marks = this.marks;
		if (marks == null) {
			marks = new Marks();
			this.marks = marks;
		}
		marks.add(size(), task);
	}

	/**
	 * Takes all tasks, because nothing more will be written.
	 * @return the tasks, in the order in which they were noted
	 */
	public List<Runnable> takeTasks() {
		if (this.marks != null) {
			this.marks.cleared(0);
		}
		return takeDue();
	}

	/**
	 * Takes the tasks that are due.
	 * @return the tasks, in the order in which they were noted
	 */
	public List<Runnable> takeDue() {
		Marks marks = this.marks;
		if (marks == null) {
			return List.of();
		}
		List<Runnable> due = marks.takeDue();
		if (marks.isEmpty()) {
			this.marks = null;
		}
		return due;
	}

	/**
	 * Whether nothing waits.
	 * @return whether it is empty
	 */
	public boolean isEmpty() {
		return this.ring.size() == 0;
	}

	/**
	 * How many frames wait.
	 * @return the number
	 */
	public int size() {
		return this.ring.size();
	}

	/**
	 * The size of all that waits, added up.
	 * @return the number of bytes that count
	 */
	public long bytes() {
		long bytes = 0;
		for (int i = 0; i < this.ring.size(); i++) {
			bytes += this.view.size(get(i));
		}
		return bytes;
	}

	/**
	 * One of the frames.
	 * @param index its place behind the first
	 * @return the frame
	 */
	public F get(int index) {
		return this.ring.at(this.ring.first() + index);
	}

}

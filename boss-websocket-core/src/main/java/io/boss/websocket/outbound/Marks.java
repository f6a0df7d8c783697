/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.outbound;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Marks in a queue of frames, each with a task that is due when no frame before the mark
 * waits any more. Not safe on more than one thread at a time.
 */
final class Marks {

	private final Deque<Mark> marks = new ArrayDeque<>(2);

	// How many frames are before the last mark.
	private int covered;

	private List<Runnable> due = new ArrayList<>(2);

	/**
	 * Adds a mark behind all that waits.
	 * @param waiting how many frames wait
	 * @param task what is due then
	 */
	void add(int waiting, Runnable task) {
		if (waiting == 0) {
			this.due.add(task);
			return;
		}
		this.marks.add(new Mark(waiting - this.covered, task));
		this.covered = waiting;
	}

	/**
	 * A frame does not wait any more.
	 * @param index how many frames were before it
	 */
	void removed(int index) {
		if (index >= this.covered) {
			return;
		}
		int before = 0;
		for (Mark mark : this.marks) {
			before += mark.frames;
			if (index < before) {
				mark.frames--;
				this.covered--;
				break;
			}
		}
		collect();
	}

	/**
	 * Only the first frames still wait.
	 * @param kept how many
	 */
	void cleared(int kept) {
		int before = 0;
		for (Mark mark : this.marks) {
			int frames = Math.min(mark.frames, kept - before);
			mark.frames = frames;
			before += frames;
		}
		this.covered = before;
		collect();
	}

	private void collect() {
		Mark first = this.marks.peek();
		while (first != null && first.frames == 0) {
			this.due.add(first.task);
			this.marks.remove();
			first = this.marks.peek();
		}
	}

	/**
	 * Takes the tasks that are due.
	 * @return the tasks, in the order of their marks
	 */
	List<Runnable> takeDue() {
		if (this.due.isEmpty()) {
			return List.of();
		}
		List<Runnable> due = this.due;
		this.due = new ArrayList<>(2);
		return due;
	}

	/**
	 * Whether no task is left.
	 * @return whether there is nothing to look after
	 */
	boolean isEmpty() {
		return this.marks.isEmpty() && this.due.isEmpty();
	}

	private static final class Mark {

		private final Runnable task;

		// How many frames are between the mark before and this one.
		private int frames;

		private Mark(int frames, Runnable task) {
			this.frames = frames;
			this.task = task;
		}

	}

}

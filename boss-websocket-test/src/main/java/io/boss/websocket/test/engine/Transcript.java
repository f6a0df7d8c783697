/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Record of what has happened, each line with the virtual time since the test began: what
 * clients sent and got, callbacks, crashes. Nothing in it depends on the machine. Keeps
 * the last lines of many. Safe on any thread.
 */
public final class Transcript {

	private static final int CAPACITY = 10_000;

	private static final int LONGEST_TEXT = 200;

	// What Object.toString() makes of an object, an array or a lambda: a name, and a
	// number
	// that is another one in each run. No address of a mail looks like it.
	private static final Pattern IDENTITY = Pattern.compile(
			"((?:\\w+\\.)+[A-Z]\\w*(?:\\$\\w+)*(?:\\$\\$Lambda)?|\\[+[A-Z][\\w.]*;?)[\\w$/.]*@[0-9a-f]{1,8}(?![\\w.-])");

	private final Alarms time;

	private final @Nullable Transcript whole;

	private final String node;

	private final Deque<Line> lines = new ArrayDeque<>();

	private long begin;

	private long dropped;

	Transcript(Alarms time) {
		this(time, null, "");
	}

	private Transcript(Alarms time, @Nullable Transcript whole, String node) {
		this.time = time;
		this.whole = whole;
		this.node = node;
	}

	/**
	 * The part of a node, whose lines begin with its name.
	 * @param node the name of the node
	 * @return writes into this transcript
	 */
	Transcript of(String node) {
		return new Transcript(this.time, whole(), node + " ");
	}

	private Transcript whole() {
		return (this.whole != null) ? this.whole : this;
	}

	/**
	 * Writes a line.
	 * @param actor the client, the service or whatever it is about
	 * @param what what it did, or what was done to it
	 */
	public void add(Object actor, String what) {
		whole().write(this.node + actor + ": " + what);
	}

	private synchronized void write(String what) {
		if (this.lines.size() == CAPACITY) {
			this.lines.remove();
			this.dropped++;
		}
		this.lines.add(new Line(this.time.now() - this.begin, what));
	}

	/**
	 * Begins anew.
	 */
	public void clear() {
		whole().begin();
	}

	private synchronized void begin() {
		this.lines.clear();
		this.dropped = 0;
		this.begin = this.time.now();
	}

	/**
	 * The last lines.
	 * @param count how many, at most
	 * @return the lines, oldest first
	 */
	public List<String> last(int count) {
		return whole().lastLines(count);
	}

	private synchronized List<String> lastLines(int count) {
		return this.lines.stream().skip(Math.max(0, this.lines.size() - count)).map(Line::toString).toList();
	}

	/**
	 * All lines that are kept.
	 * @return one line for each, and one that says how many are missing
	 */
	public String text() {
		return whole().allLines();
	}

	private synchronized String allLines() {
		String missing = (this.dropped > 0) ? "(" + this.dropped + " earlier lines)\n" : "";
		return this.lines.stream().map((line) -> line + "\n").collect(Collectors.joining("", missing, ""));
	}

	// On a server nobody asks an object for its text: what fails there must not do so
	// here.
	private static String textOf(Object object) {
		try {
			return String.valueOf(object.toString());
		}
		catch (RuntimeException | StackOverflowError ex) {
			return object.getClass().getName() + ", whose toString() has thrown " + ex.getClass().getName();
		}
	}

	/**
	 * Describes an object of the application.
	 * @param object the object
	 * @return its text on one line, not long, without numbers that differ in each run
	 */
	public static String describe(Object object) {
		String text = textOf(object);
		return shortened((text.indexOf('@') < 0) ? text : IDENTITY.matcher(text).replaceAll("$1"));
	}

	/**
	 * Shortens a text for a line.
	 * @param text the text
	 * @return the text on one line, not long
	 */
	public static String shortened(String text) {
		String line = text.replace("\n", "\\n");
		return (line.length() <= LONGEST_TEXT) ? line
				: line.substring(0, LONGEST_TEXT) + "... (" + text.length() + " characters)";
	}

	/**
	 * Line that is made text when somebody reads it.
	 *
	 * @param nanos the time since the test began
	 * @param what what happened
	 */
	private record Line(long nanos, String what) {

		@Override
		public String toString() {
			Duration elapsed = Duration.ofNanos(this.nanos);
			return "%02d:%02d:%02d.%03d  %s".formatted(elapsed.toHours(), elapsed.toMinutesPart(),
					elapsed.toSecondsPart(), elapsed.toMillisPart(), this.what);
		}

	}

}

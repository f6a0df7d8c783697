/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

import io.boss.websocket.log.LogLine;
import io.boss.websocket.log.LogTrace;
import io.boss.websocket.log.RateLimitedWarning;
import io.boss.websocket.stats.CallbackName;
import io.boss.websocket.timing.EngineClock;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Log of all processes of a service. What clients can cause again and again is limited
 * for the service. If it has keys, so is all that befalls the process of one: each line
 * names the key, and there may be very many of them. Safe on any thread.
 */
final class ServiceLog {

	private final boolean keyed;

	private final FailureKinds shown;

	private final Map<Topic, RateLimitedWarning> limited = new EnumMap<>(Topic.class);

	/**
	 * Creates a log.
	 * @param keyed whether the service has a process for each key
	 * @param clock tells when a failure was shown with its stack trace
	 */
	ServiceLog(boolean keyed, EngineClock clock) {
		this.keyed = keyed;
		this.shown = new FailureKinds(clock);
		for (Topic topic : Topic.values()) {
			this.limited.put(topic, new RateLimitedWarning(topic.logger()));
		}
	}

	/**
	 * Logs what may happen again and again, or counts it.
	 * @param topic what it is
	 * @param text the text, only asked for when it is logged
	 */
	void often(Topic topic, Supplier<String> text) {
		RateLimitedWarning limited = this.limited.get(topic);
		if (limited != null) {
			switch (topic.level) {
				case INFO -> limited.inform(text);
				case WARN -> limited.log(text);
				case ERROR -> limited.error(text);
			}
		}
	}

	/**
	 * Logs an event in the life of a process. Counts it instead if the service has keys
	 * and there have been many such events.
	 * @param topic what it is
	 * @param text the text, without anything that could end the line
	 */
	void event(Topic topic, Supplier<String> text) {
		if (this.keyed) {
			often(topic, text);
			return;
		}
		switch (topic.level) {
			case INFO -> topic.logger().info(text.get());
			case WARN -> topic.logger().warn(text.get());
			case ERROR -> topic.logger().error(text.get());
		}
	}

	/**
	 * Logs a failure that an instance did not survive, or its end: with the stack trace,
	 * unless the service has keys and the failure was shown before.
	 * @param callback where it was
	 * @param text what has happened
	 * @param failure what was thrown
	 */
	void crashed(CallbackName callback, String text, Throwable failure) {
		if (this.keyed) {
			failed(Topic.CRASHED, callback, text, failure);
		}
		else {
			Topic.CRASHED.logger().error(new LogTrace(text, failure));
		}
	}

	/**
	 * Logs a failure that changes nothing: with the stack trace, unless it was shown
	 * before.
	 * @param callback where it was
	 * @param text what has happened
	 * @param failure what was thrown
	 */
	void isolated(CallbackName callback, String text, Throwable failure) {
		failed(Topic.ISOLATED, callback, text, failure);
	}

	private void failed(Topic topic, CallbackName callback, String text, Throwable failure) {
		if (this.shown.isNew(callback, failure)) {
			topic.logger().error(new LogTrace(text, failure));
		}
		else {
			often(topic, () -> text + ": " + LogLine.of(failure));
		}
	}

	/**
	 * Topic of a line.
	 */
	enum Topic {

		/**
		 * Mail was refused.
		 */
		REFUSED(MailGate.class, Level.WARN),

		/**
		 * Mail was accepted and is not handled.
		 */
		DROPPED(DroppedMail.class, Level.WARN),

		/**
		 * Mail has crashed too many instances.
		 */
		POISON(Recovery.class, Level.WARN),

		/**
		 * Somebody may not do something.
		 */
		DENIED(Failures.class, Level.WARN),

		/**
		 * A callback has failed, and its instance goes on.
		 */
		ISOLATED(Failures.class, Level.WARN),

		/**
		 * An instance has crashed.
		 */
		CRASHED(ServiceHistory.class, Level.ERROR),

		/**
		 * An instance has stopped itself.
		 */
		STOPPED(Recovery.class, Level.INFO),

		/**
		 * An operator wants another instance.
		 */
		RESTART_REQUESTED(Recovery.class, Level.INFO),

		/**
		 * Another instance runs.
		 */
		RESTARTED(Recovery.class, Level.INFO),

		/**
		 * An operator wants an instance.
		 */
		START_REQUESTED(ServiceStarter.class, Level.INFO),

		/**
		 * The supervisor has given up.
		 */
		DOWN(ServiceDown.class, Level.ERROR),

		/**
		 * What was given up is tried again.
		 */
		RETRIED(ServiceDown.class, Level.INFO);

		private final Class<?> source;

		private final Level level;

		Topic(Class<?> source, Level level) {
			this.source = source;
			this.level = level;
		}

		private Log logger() {
			return LogFactory.getLog(this.source);
		}

		private enum Level {

			INFO, WARN, ERROR

		}

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service.lifecycle;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.boss.websocket.log.RateLimitedWarning;
import io.boss.websocket.service.RunningCallback;
import io.boss.websocket.service.ServiceProcess;
import io.boss.websocket.service.ServiceUnit;
import io.boss.websocket.timing.Nanos;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Findings of the {@link CallbackWatchdog} about a service, with a process or many:
 * nothing is kept of those whose callbacks end in time. Confined to the watchdog's task.
 */
final class WatchedService {

	private static final Log logger = LogFactory.getLog(WatchedService.class);

	private final ServiceUnit service;

	private final Duration warnAfter;

	// Those that were warned of, until they are seen to have ended.
	private final Map<ServiceProcess, Warned> warned = new HashMap<>();

	// None if the service has no keys.
	private final @Nullable RateLimitedWarning warnings;

	private final RateLimitedWarning ends = new RateLimitedWarning(logger);

	WatchedService(ServiceUnit service, Duration warnAfter) {
		this.service = service;
		this.warnAfter = Nanos.limited(warnAfter);
		this.warnings = (service.descriptor().template() != null) ? new RateLimitedWarning(logger) : null;
	}

	/**
	 * Warns if a callback has been running for too long, and again each time it has been
	 * running twice as long.
	 */
	void look() {
		forgetEnded();
		this.service.forEachProcess(this::look);
	}

	private void forgetEnded() {
		Iterator<Map.Entry<ServiceProcess, Warned>> all = this.warned.entrySet().iterator();
		while (all.hasNext()) {
			Map.Entry<ServiceProcess, Warned> one = all.next();
			if (one.getKey().running() != one.getValue().callback()) {
				all.remove();
				ended(one.getKey(), one.getValue().callback());
			}
		}
	}

	private void look(ServiceProcess process) {
		RunningCallback running = process.running();
		if (running == null) {
			return;
		}
		Duration duration = running.duration();
		if (duration.compareTo(this.warnAfter) <= 0) {
			return;
		}
		Warned before = this.warned.get(process);
		Duration next = (before != null) ? before.nextWarning() : this.warnAfter;
		if (duration.compareTo(next) > 0) {
			warn(process, running, duration);
			while (next.compareTo(duration) <= 0) {
				next = next.multipliedBy(2);
			}
			this.warned.put(process, new Warned(running, next));
		}
	}

	private void warn(ServiceProcess process, RunningCallback running, Duration duration) {
		Supplier<String> text = () -> "Service '" + process.label() + "' has been in " + running.name().method()
				+ " for " + duration.toMillis() + " ms on thread " + running.threadName() + client(running)
				+ ", and handles nothing else meanwhile (boss.websocket.callback.warn-after)";
		Supplier<String> stack = () -> {
			String lines = lines(running.stack());
			return (process.running() == running) ? lines : "; it has ended just now";
		};
		if (this.warnings != null) {
			this.warnings.log(text, stack);
		}
		else {
			String lines = stack.get();
			logger.warn(text.get() + lines);
		}
	}

	private static String lines(List<StackTraceElement> stack) {
		return stack.stream().map((frame) -> "\n\tat " + frame).collect(Collectors.joining());
	}

	private static String client(RunningCallback running) {
		return (running.connectionId() != null) ? ", for client " + running.connectionId() : "";
	}

	private void ended(ServiceProcess process, RunningCallback callback) {
		Supplier<String> text = () -> "Service '" + process.label() + "' has left " + callback.name().method()
				+ client(callback) + " after about " + callback.duration().toMillis() + " ms";
		if (this.warnings != null) {
			this.ends.inform(text);
		}
		else {
			logger.info(text.get());
		}
	}

	/**
	 * Callback that was warned of.
	 *
	 * @param callback the callback
	 * @param nextWarning how long it must have been running for the next warning
	 */
	private record Warned(RunningCallback callback, Duration nextWarning) {
	}

}

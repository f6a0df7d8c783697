/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import io.boss.websocket.TerminationReason;
import io.boss.websocket.event.ServiceCrashedEvent;
import io.boss.websocket.event.ServiceDownEvent;
import io.boss.websocket.event.ServiceRestartedEvent;
import io.boss.websocket.event.ServiceStartedEvent;
import io.boss.websocket.log.LogTrace;
import io.boss.websocket.stats.CallbackName;
import io.boss.websocket.stats.ServiceStats;
import io.boss.websocket.timing.EngineClock;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;

/**
 * History of the instances of a service: logged, counted, published as events, and its
 * latest part remembered for reports. Written only inside tasks of the service's
 * executor, read on any thread.
 */
final class ServiceHistory {

	private static final Log logger = LogFactory.getLog(ServiceHistory.class);

	private final ServiceContext service;

	private final ServiceStats stats;

	private final ApplicationEventPublisher events;

	private final EngineClock clock;

	private final AtomicLong instances = new AtomicLong();

	private volatile @Nullable Instant started;

	private volatile @Nullable ServiceCrash lastCrash;

	ServiceHistory(ServiceContext service) {
		this.service = service;
		this.stats = service.stats();
		this.events = service.environment().events();
		this.clock = service.clock();
	}

	/**
	 * An instance has been initialised.
	 * @param nanos how long that took
	 */
	void started(long nanos) {
		this.started = this.clock.instant();
		this.service.common().totals().started();
		if (this.service.key() != null) {
			this.stats.instanceStarted(nanos);
		}
		publish(new ServiceStartedEvent(this.service.name(), this.service.keyText(), this.instances.incrementAndGet()));
	}

	/**
	 * The instance has ended.
	 * @param reason why
	 */
	void ended(TerminationReason reason) {
		this.started = null;
		if (this.service.key() != null) {
			this.stats.instanceEnded(reason.kind());
		}
	}

	/**
	 * A callback has thrown something, which ends the instance.
	 * @param callback which callback
	 * @param cause what it has thrown
	 */
	void crashed(CallbackName callback, Throwable cause) {
		log(callback, "has crashed in " + callback.method(), cause);
		this.stats.crashed();
		String text = TerminationReason.crashed(cause).text();
		ServiceCrash crash = new ServiceCrash(this.clock.instant(), this.instances.get(), callback.method(),
				cause.getClass(), text);
		this.lastCrash = crash;
		this.service.common().totals().crashed(PastCrash.of(crash, this.service.keyText(), cause));
		publish(new ServiceCrashedEvent(this.service.name(), this.service.keyText(), callback.method(), cause));
	}

	/**
	 * The instance that has started replaces another one.
	 * @param restarts how many have been replaced
	 */
	void restarted(long restarts) {
		this.stats.restarted();
		publish(new ServiceRestartedEvent(this.service.name(), this.service.keyText(), restarts));
	}

	/**
	 * The supervisor has given up.
	 * @param reason why the last instance has ended
	 * @param restarts how many have been replaced
	 * @param nextStart when the service is started again, or {@code null} if it is not
	 */
	void down(TerminationReason reason, long restarts, @Nullable Instant nextStart) {
		publish(new ServiceDownEvent(this.service.name(), this.service.keyText(), reason, restarts, nextStart));
	}

	/**
	 * The end of an instance has failed, which changes nothing.
	 * @param cause what it has thrown
	 */
	void failedInTerminate(Throwable cause) {
		log(CallbackName.TERMINATE, "has failed in terminate", cause);
	}

	// What a callback throws is its own, may quote what a client has sent, and may throw
	// in turn when it is printed.
	private void log(CallbackName callback, String what, Throwable cause) {
		this.service.log().crashed(callback, "Service '" + this.service.label() + "' " + what, cause);
	}

	private void publish(Object event) {
		try {
			this.events.publishEvent(event);
		}
		catch (RuntimeException ex) {
			logger.error(new LogTrace("Could not publish " + event.getClass().getSimpleName() + " of service '"
					+ this.service.label() + "'", ex));
		}
	}

	/**
	 * When the instance that runs was initialised. On any thread.
	 * @return the time, or {@code null} if none runs
	 */
	@Nullable Instant startTime() {
		return this.started;
	}

	/**
	 * How many instances have been initialised. On any thread.
	 * @return the number of the latest instance, from 1 on
	 */
	long instances() {
		return this.instances.get();
	}

	/**
	 * The latest crash. On any thread.
	 * @return the crash, or {@code null} if there has been none
	 */
	@Nullable ServiceCrash lastCrash() {
		return this.lastCrash;
	}

}

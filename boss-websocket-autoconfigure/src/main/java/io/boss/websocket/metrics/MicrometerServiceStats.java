/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.metrics;

import java.util.concurrent.TimeUnit;

import io.boss.websocket.BossMessage;
import io.boss.websocket.CloseReason;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.config.Limit;
import io.boss.websocket.stats.CallbackName;
import io.boss.websocket.stats.CallbackOutcome;
import io.boss.websocket.stats.DropReason;
import io.boss.websocket.stats.RefusalReason;
import io.boss.websocket.stats.RequestDirection;
import io.boss.websocket.stats.RequestOutcome;
import io.boss.websocket.stats.ResumeResult;
import io.boss.websocket.stats.ServiceStats;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

/**
 * Meters of one service. They are registered once, and the registry is not asked again.
 */
final class MicrometerServiceStats implements ServiceStats {

	private final MeterRegistry registry;

	private final String service;

	private final Counter accepted;

	private final EnumLookup<RefusalReason, Counter> refused;

	private final EnumLookup<CloseReason.Kind, Counter> closed;

	private final MessageMeters in;

	private final MessageMeters out;

	private final EnumLookup<DropReason, Counter> dropped;

	private final EnumLookup<Limit, Counter> enforced;

	private final EnumLookup<Limit, Counter> warned;

	private final @Nullable EnumLookup<CallbackName, EnumLookup<CallbackOutcome, Timer>> callbacks;

	private final RequestMeters asked;

	private final RequestMeters asking;

	private final ResumeMeters sessions;

	private final Timer waits;

	private final DistributionSummary flushes;

	private final Counter broadcasts;

	private final Counter crashes;

	private final Counter restarts;

	private final Counter sparedRestarts;

	// Only services with keys have these.
	private final EnumLookup<TerminationReason.Kind, Counter> instancesEnded;

	private volatile @Nullable Timer instanceStarts;

	MicrometerServiceStats(MeterRegistry registry, String service, boolean timesCallbacks) {
		this.registry = registry;
		this.service = service;
		this.accepted = handshakes("accepted", "none");
		this.refused = new EnumLookup<>(RefusalReason.class, (reason) -> handshakes("rejected", BossMeter.tag(reason)));
		this.closed = new EnumLookup<>(CloseReason.Kind.class,
				(reason) -> counter(BossMeter.CONNECTIONS_CLOSED, BossMeter.REASON, BossMeter.tag(reason)));
		this.in = new MessageMeters(registry, service, "in");
		this.out = new MessageMeters(registry, service, "out");
		this.dropped = new EnumLookup<>(DropReason.class,
				(reason) -> counter(dropMeter(reason), BossMeter.REASON, BossMeter.tag(reason)));
		this.enforced = new EnumLookup<>(Limit.class, (limit) -> exceeded(limit, "enforce"));
		this.warned = new EnumLookup<>(Limit.class, (limit) -> exceeded(limit, "warn"));
		this.callbacks = timesCallbacks ? new EnumLookup<>(CallbackName.class, this::timers) : null;
		this.asked = new RequestMeters(registry, service, "in");
		this.asking = new RequestMeters(registry, service, "out");
		this.sessions = new ResumeMeters(registry, service);
		this.waits = BossMeter.MAILBOX_WAIT.timer().tag(BossMeter.SERVICE, service).register(registry);
		this.flushes = BossMeter.OUTBOUND_FLUSH.summary().tag(BossMeter.SERVICE, service).register(registry);
		this.broadcasts = counter(BossMeter.BROADCASTS_RECEIVED);
		this.crashes = counter(BossMeter.SERVICE_CRASHES);
		this.restarts = counter(BossMeter.SERVICE_RESTARTS);
		this.sparedRestarts = counter(BossMeter.SERVICE_RESTARTS_SPARED);
		this.instancesEnded = new EnumLookup<>(TerminationReason.Kind.class,
				(reason) -> counter(BossMeter.INSTANCES_ENDED, BossMeter.REASON, BossMeter.tag(reason)));
	}

	// Asked for again it is the same.
	private Timer instanceStarts() {
		Timer timer = BossMeter.INSTANCE_START.timer().tag(BossMeter.SERVICE, this.service).register(this.registry);
		this.instanceStarts = timer;
		return timer;
	}

	private static BossMeter dropMeter(DropReason reason) {
		return switch (reason) {
			case MAILBOX_FULL, NOT_RUNNING -> BossMeter.MAILBOX_REFUSED;
			default -> BossMeter.MESSAGES_DROPPED;
		};
	}

	private Counter handshakes(String outcome, String reason) {
		return counter(BossMeter.HANDSHAKES, BossMeter.OUTCOME, outcome, BossMeter.REASON, reason);
	}

	private Counter exceeded(Limit limit, String mode) {
		return counter(BossMeter.LIMITS_EXCEEDED, "limit", BossMeter.tag(limit), "mode", mode);
	}

	private Counter counter(BossMeter meter, String... tags) {
		return meter.counter().tag(BossMeter.SERVICE, this.service).tags(tags).register(this.registry);
	}

	private EnumLookup<CallbackOutcome, Timer> timers(CallbackName callback) {
		return new EnumLookup<>(CallbackOutcome.class,
				(outcome) -> BossMeter.CALLBACK.timer()
					.tags(BossMeter.SERVICE, this.service, "callback", callback.method(), BossMeter.OUTCOME,
							BossMeter.tag(outcome))
					.register(this.registry));
	}

	@Override
	public void connectionOpened() {
		this.accepted.increment();
	}

	@Override
	public void connectionClosed(CloseReason.Kind reason) {
		this.closed.get(reason).increment();
	}

	@Override
	public void handshakeRefused(RefusalReason reason) {
		this.refused.get(reason).increment();
	}

	@Override
	public void messageReceived(String connectionId, BossMessage message) {
		this.in.count(message, 1);
	}

	@Override
	public void messageSent(@Nullable String connectionId, int clients, BossMessage message) {
		this.out.count(message, clients);
	}

	@Override
	public void flushed(int bytes) {
		this.flushes.record(bytes);
	}

	@Override
	public void messageDropped(DropReason reason) {
		this.dropped.get(reason).increment();
	}

	@Override
	public void messagesDropped(DropReason reason, int messages) {
		this.dropped.get(reason).increment(messages);
	}

	@Override
	public void limitExceeded(Limit limit, boolean enforced) {
		(enforced ? this.enforced : this.warned).get(limit).increment();
	}

	@Override
	public void broadcastReceived() {
		this.broadcasts.increment();
	}

	private RequestMeters requests(RequestDirection direction) {
		return (direction == RequestDirection.INBOUND) ? this.asked : this.asking;
	}

	@Override
	public void requestOpened(RequestDirection direction) {
		requests(direction).opened();
	}

	@Override
	public void requestEnded(RequestDirection direction, RequestOutcome outcome, long nanos) {
		requests(direction).ended(outcome, nanos);
	}

	@Override
	public void requestRefused(RequestDirection direction, RequestOutcome outcome) {
		requests(direction).refused(outcome);
	}

	@Override
	public void sessionDetached() {
		this.sessions.detached();
	}

	@Override
	public void sessionLeft(boolean resumed) {
		this.sessions.left();
	}

	@Override
	public void resumed(ResumeResult result, int replayed) {
		this.sessions.resumed(result, replayed);
	}

	@Override
	public void mailWaited(long nanos) {
		this.waits.record(nanos, TimeUnit.NANOSECONDS);
	}

	@Override
	public void callbackEnded(CallbackName callback, CallbackOutcome outcome, long nanos) {
		if (this.callbacks != null) {
			this.callbacks.get(callback).get(outcome).record(nanos, TimeUnit.NANOSECONDS);
		}
	}

	@Override
	public void instanceStarted(long nanos) {
		Timer timer = this.instanceStarts;
		((timer != null) ? timer : instanceStarts()).record(nanos, TimeUnit.NANOSECONDS);
	}

	@Override
	public void instanceEnded(TerminationReason.Kind reason) {
		this.instancesEnded.get(reason).increment();
	}

	@Override
	public void crashed() {
		this.crashes.increment();
	}

	@Override
	public void restartSpared() {
		this.sparedRestarts.increment();
	}

	@Override
	public void restarted() {
		this.restarts.increment();
	}

}

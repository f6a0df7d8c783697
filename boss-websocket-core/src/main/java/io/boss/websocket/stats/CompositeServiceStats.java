/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.stats;

import java.util.List;

import io.boss.websocket.BossMessage;
import io.boss.websocket.CloseReason;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.config.Limit;
import io.boss.websocket.log.RateLimitedWarning;
import org.jspecify.annotations.Nullable;

/**
 * Stats of one service for each of several delegates.
 */
final class CompositeServiceStats extends GuardedDelegates<ServiceStats> implements ServiceStats {

	CompositeServiceStats(List<ServiceStats> delegates, RateLimitedWarning warning) {
		super(delegates, warning);
	}

	@Override
	public void connectionOpened() {
		each(ServiceStats::connectionOpened);
	}

	@Override
	public void connectionClosed(CloseReason.Kind reason) {
		each((stats) -> stats.connectionClosed(reason));
	}

	@Override
	public void handshakeRefused(RefusalReason reason) {
		each((stats) -> stats.handshakeRefused(reason));
	}

	@Override
	public void messageReceived(String connectionId, BossMessage message) {
		each((stats) -> stats.messageReceived(connectionId, message));
	}

	@Override
	public void messageSent(@Nullable String connectionId, int clients, BossMessage message) {
		each((stats) -> stats.messageSent(connectionId, clients, message));
	}

	@Override
	public void flushed(int bytes) {
		each((stats) -> stats.flushed(bytes));
	}

	@Override
	public void messageDropped(DropReason reason) {
		each((stats) -> stats.messageDropped(reason));
	}

	@Override
	public void messagesDropped(DropReason reason, int messages) {
		each((stats) -> stats.messagesDropped(reason, messages));
	}

	@Override
	public void limitExceeded(Limit limit, boolean enforced) {
		each((stats) -> stats.limitExceeded(limit, enforced));
	}

	@Override
	public void broadcastReceived() {
		each(ServiceStats::broadcastReceived);
	}

	@Override
	public void requestOpened(RequestDirection direction) {
		each((stats) -> stats.requestOpened(direction));
	}

	@Override
	public void requestEnded(RequestDirection direction, RequestOutcome outcome, long nanos) {
		each((stats) -> stats.requestEnded(direction, outcome, nanos));
	}

	@Override
	public void requestRefused(RequestDirection direction, RequestOutcome outcome) {
		each((stats) -> stats.requestRefused(direction, outcome));
	}

	@Override
	public void sessionDetached() {
		each(ServiceStats::sessionDetached);
	}

	@Override
	public void sessionLeft(boolean resumed) {
		each((stats) -> stats.sessionLeft(resumed));
	}

	@Override
	public void resumed(ResumeResult result, int replayed) {
		each((stats) -> stats.resumed(result, replayed));
	}

	@Override
	public void mailWaited(long nanos) {
		each((stats) -> stats.mailWaited(nanos));
	}

	@Override
	public void callbackEnded(CallbackName callback, CallbackOutcome outcome, long nanos) {
		each((stats) -> stats.callbackEnded(callback, outcome, nanos));
	}

	@Override
	public void instanceStarted(long nanos) {
		each((stats) -> stats.instanceStarted(nanos));
	}

	@Override
	public void instanceEnded(TerminationReason.Kind reason) {
		each((stats) -> stats.instanceEnded(reason));
	}

	@Override
	public void crashed() {
		each(ServiceStats::crashed);
	}

	@Override
	public void restartSpared() {
		each(ServiceStats::restartSpared);
	}

	@Override
	public void restarted() {
		each(ServiceStats::restarted);
	}

}

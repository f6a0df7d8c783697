/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.InstanceKey;
import io.boss.websocket.Outcome;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.stats.CallbackName;
import io.boss.websocket.stats.CallbackObserver;
import io.boss.websocket.stats.CallbackOutcome;
import io.boss.websocket.stats.ServiceStats;
import io.boss.websocket.timing.EngineClock;
import org.jspecify.annotations.Nullable;

/**
 * Runner of the callbacks of a service, one at a time, that tells observers and stats
 * about them. An exception of a callback is thrown on, unless the instance goes on after
 * it.
 */
final class CallbackRunner {

	private final ServiceContext service;

	private final ServiceStats stats;

	private final @Nullable CallbackObserver observer;

	private final Failures failures;

	private final EngineClock clock;

	private volatile @Nullable RunningCallback running;

	CallbackRunner(ServiceContext service) {
		this.service = service;
		this.stats = service.stats();
		this.observer = service.environment().observer();
		this.failures = new Failures(service);
		this.clock = service.clock();
	}

	/**
	 * The callback that runs at this moment. On any thread.
	 * @return the callback, or {@code null} if none runs
	 */
	@Nullable RunningCallback running() {
		return this.running;
	}

	Instance<?> init(BossServiceHandler<?> handler, @Nullable InstanceKey key) {
		RunningCallback running = begin(CallbackName.INIT, null);
		try {
			Instance<?> instance = Instance.start(handler, key);
			end(running, CallbackOutcome.NO_REPLY, null);
			return instance;
		}
		catch (Throwable ex) {
			end(running, CallbackOutcome.CRASH, ex);
			throw ex;
		}
	}

	/**
	 * Runs a callback.
	 * @param instance whose callback it is
	 * @param mail the mail
	 * @return what it answers, or what takes the place of that if it has failed
	 * @throws Throwable what ends the instance
	 */
	Outcome<?> handle(Instance<?> instance, ServiceMail mail) throws Throwable {
		RunningCallback running = begin(mail.name(), mail);
		this.stats.mailWaited(running.begin() - mail.queued());
		Outcome<?> outcome;
		try {
			outcome = instance.call(mail);
		}
		catch (Throwable ex) {
			return settle(running, instance, mail, ex);
		}
		end(running, kindOf(outcome), null);
		return outcome;
	}

	private Outcome<?> settle(RunningCallback running, Instance<?> instance, ServiceMail mail, Throwable failure)
			throws Throwable {
		Failures.Settlement settlement;
		try {
			settlement = this.failures.settle(instance, mail, failure);
		}
		catch (Throwable ex) {
			end(running, CallbackOutcome.CRASH, ex);
			throw ex;
		}
		end(running, settlement.kind(), settlement.failure());
		return settlement.outcome();
	}

	void terminate(Instance<?> instance, TerminationReason reason) {
		RunningCallback running = begin(CallbackName.TERMINATE, null);
		try {
			instance.terminate(reason);
			end(running, CallbackOutcome.NO_REPLY, null);
		}
		catch (Throwable ex) {
			end(running, CallbackOutcome.CRASH, ex);
			throw ex;
		}
	}

	private RunningCallback begin(CallbackName name, @Nullable ServiceMail mail) {
		CallbackObserver observer = this.observer;
		RunningCallback running = new RunningCallback(name, mail,
				(observer != null) ? observer.begin(call(name, mail)) : null, this.clock);
		this.running = running;
		return running;
	}

	private CallbackObserver.Call call(CallbackName name, @Nullable ServiceMail mail) {
		return new CallbackObserver.Call(this.service.name(), this.service.keyText(), name,
				(mail != null) ? mail.connectionId() : null, (mail != null) ? mail.origin() : null);
	}

	private void end(RunningCallback running, CallbackOutcome outcome, @Nullable Throwable failure) {
		this.running = null;
		this.stats.callbackEnded(running.name(), outcome, this.clock.nanoTime() - running.begin());
		CallbackObserver.Scope scope = running.scope();
		if (scope != null) {
			scope.end(outcome, failure);
		}
	}

	private static CallbackOutcome kindOf(Outcome<?> outcome) {
		if (outcome instanceof Outcome.NoReply) {
			return CallbackOutcome.NO_REPLY;
		}
		return (outcome instanceof Outcome.Stop) ? CallbackOutcome.STOP : CallbackOutcome.REJECT;
	}

}

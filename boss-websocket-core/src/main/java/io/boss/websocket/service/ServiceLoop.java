/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

import io.boss.websocket.Outcome;
import io.boss.websocket.ServiceState;
import io.boss.websocket.mailbox.SerializedTaskExecutor;
import io.boss.websocket.stats.DropReason;
import io.boss.websocket.timing.EngineClock;
import org.jspecify.annotations.Nullable;

/**
 * Loop of a service: hands mail to the instance, one at a time, and what ends the
 * instance to its {@link Recovery}. Made of the parts that run the service, which work
 * inside tasks of the service's executor like the loop itself.
 */
final class ServiceLoop implements MailHandler {

	private final EngineClock clock;

	private final ServiceLife life;

	private final LeadershipGuard leadership;

	private final DroppedMail dropped;

	private final InstanceSlot instance;

	private final Supervisor supervisor;

	private final Retries retries;

	private final ServiceEnd end;

	private final Standby standby;

	private final Recovery recovery;

	private final ServiceStarter starter;

	private final SerializedTaskExecutor executor;

	// None if the service has no keys.
	private final @Nullable KeyLife keyLife;

	/**
	 * Creates a loop.
	 * @param service the process
	 * @param keyLife makes the life of the process of a key; answers {@code null} if the
	 * service has no keys
	 */
	ServiceLoop(ServiceContext service, BiFunction<InstanceSlot, Retries, @Nullable KeyLife> keyLife) {
		ServiceSettings.Restart restart = service.settings().restart();
		Backoff backoff = new Backoff(service.executor(), service.time());
		this.clock = service.clock();
		this.life = service.life();
		this.leadership = service.leadership();
		this.dropped = new DroppedMail(service);
		this.instance = new InstanceSlot(service, this);
		this.supervisor = new Supervisor(service.descriptor().restartPolicy(), restart, service.clock());
		this.retries = new Retries(restart, service.time());
		this.executor = service.executor();
		this.keyLife = keyLife.apply(this.instance, this.retries);
		this.end = new ServiceEnd(service, this.instance, this.retries, this.keyLife);
		this.standby = new Standby(service, this.instance, backoff, this.retries, this.end);
		this.recovery = new Recovery(service, this, this.instance, this.supervisor, backoff, this.retries, this.standby,
				this.end, this.keyLife);
		this.starter = new ServiceStarter(service, this.instance, this.standby, this.recovery);
	}

	InstanceSlot instance() {
		return this.instance;
	}

	Supervisor supervisor() {
		return this.supervisor;
	}

	Retries retries() {
		return this.retries;
	}

	@Nullable KeyLife keyLife() {
		return this.keyLife;
	}

	ServiceEnd end() {
		return this.end;
	}

	Standby standby() {
		return this.standby;
	}

	ServiceStarter starter() {
		return this.starter;
	}

	@Override
	public EngineClock clock() {
		return this.clock;
	}

	@Override
	public void handle(ServiceMail mail) {
		boolean dormant = this.keyLife != null && this.keyLife.isDormant();
		if (dormant && mail.startsInstance()) {
			// Behind the next instance, however many starts that takes.
			mail.takenBack();
			this.executor.executeFirst(mail);
			this.starter.start(true, new CompletableFuture<>());
			return;
		}
		if (!this.instance.isEmpty() && !this.leadership.mayRun()) {
			// The check of the leadership may come too late.
			this.standby.begin();
		}
		boolean late = this.life.isAbandoned()
				|| (this.life.isDraining() && mail instanceof JoinMail join && !join.isAgain());
		boolean idle = this.instance.isEmpty() || late;
		if (idle || !mail.isDue()) {
			drop(mail, idle && !dormant && !isOfLostClient(mail));
		}
		else {
			call(mail);
		}
		this.end.finishIfEmpty();
		if (this.keyLife != null) {
			this.keyLife.handled(mail);
		}
	}

	// The instance of a key has stopped itself, and the client was closed.
	private boolean isOfLostClient(ServiceMail mail) {
		Client client = (this.keyLife != null) ? mail.client() : null;
		return client != null && client.isGone();
	}

	private void drop(ServiceMail mail, boolean idle) {
		ServiceState state = this.life.state();
		DropReason ofService = (state == ServiceState.STANDBY) ? DropReason.STANDBY : DropReason.NOT_RUNNING;
		DropReason reason = mail.loss(idle ? ofService : null);
		if (reason != null) {
			this.dropped.count(mail.name(), reason, state);
		}
		mail.discarded(this.life.unavailableClose());
	}

	private void call(ServiceMail mail) {
		Outcome<?> outcome;
		try {
			outcome = this.instance.handle(mail);
		}
		catch (Throwable ex) {
			this.recovery.crashed(mail, ex);
			return;
		}
		mail.handled(outcome);
		if (outcome instanceof Outcome.Stop<?> stop) {
			this.recovery.stopped(stop.reason());
		}
		else if (outcome instanceof Outcome.NoReply<?> noReply && noReply.timeout() != null) {
			this.instance.armTimeout(noReply.timeout());
		}
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.List;

import io.boss.websocket.ServiceState;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.log.LogLine;
import io.boss.websocket.mailbox.SerializedTaskExecutor;
import io.boss.websocket.stats.CallbackName;
import io.boss.websocket.stats.DropReason;
import org.jspecify.annotations.Nullable;

/**
 * Recovery of a service whose instance has ended by itself, or could not start: the next
 * instance follows, or none. All methods run as tasks of the service's executor.
 * <p>
 * A restart needs no thread and no lock. Two things are put at the head of the queue, the
 * start of the next instance and the mail that ended the last one, and the queue is
 * suspended until the back-off has passed. The start in turn puts the joins of the open
 * clients at the head. All other threads go on putting mail at the tail.
 */
final class Recovery {

	private static final int MAX_DELIVERIES = 2;

	private final ServiceContext service;

	private final ServiceLife life;

	private final SerializedTaskExecutor executor;

	private final MailHandler handler;

	private final InstanceSlot instance;

	private final Supervisor supervisor;

	private final Backoff backoff;

	private final Retries retries;

	private final Standby standby;

	private final ServiceEnd end;

	private final ServiceDown down;

	private final @Nullable KeyLife keyLife;

	/**
	 * Creates a recovery.
	 * @param service the service
	 * @param handler handler of mail
	 * @param instance the instance that is replaced
	 * @param supervisor decides whether it is
	 * @param backoff wait before the next instance
	 * @param retries starts of a service that was given up
	 * @param standby what follows if the service may not run here any more
	 * @param end what follows if the service drains
	 * @param keyLife what follows if the instance of a key has stopped, or {@code null}
	 * if the service has no keys
	 */
	Recovery(ServiceContext service, MailHandler handler, InstanceSlot instance, Supervisor supervisor, Backoff backoff,
			Retries retries, Standby standby, ServiceEnd end, @Nullable KeyLife keyLife) {
		this.service = service;
		this.life = service.life();
		this.executor = service.executor();
		this.handler = handler;
		this.instance = instance;
		this.supervisor = supervisor;
		this.backoff = backoff;
		this.retries = retries;
		this.standby = standby;
		this.end = end;
		this.keyLife = keyLife;
		this.down = new ServiceDown(service, instance, supervisor, retries, end, keyLife);
	}

	/**
	 * The service is started, whatever has become of it before.
	 */
	void reset() {
		this.supervisor.reset();
		this.retries.reset();
	}

	/**
	 * A callback has thrown something that ends its instance.
	 * @param mail what the callback was given
	 * @param cause what it has thrown
	 */
	void crashed(ServiceMail mail, Throwable cause) {
		boolean poisonous = mail.deliveries() >= MAX_DELIVERIES;
		this.instance.history().crashed(mail.name(), cause);
		TerminationReason reason = TerminationReason.crashed(cause);
		this.instance.end(reason);
		if (poisonous) {
			this.service.log()
				.event(ServiceLog.Topic.POISON,
						() -> "Dropping what service '" + this.service.label() + "' was given in "
								+ mail.name().method() + ": it has crashed the service " + mail.deliveries()
								+ " times running");
			this.service.stats().messageDropped(DropReason.POISON);
			mail.poisonous();
		}
		else if (mail.isRepeated()) {
			this.executor.executeFirst(mail);
		}
		else {
			mail.discarded(this.life.unavailableClose());
		}
		if (mail.isRepeated() || !this.end.isDue()) {
			// A crash that a client has provoked says nothing about the service.
			supervise(reason, !poisonous && mail.client() == null, true);
		}
	}

	/**
	 * A callback has ended its instance.
	 * @param reason why
	 */
	void stopped(TerminationReason reason) {
		this.service.log()
			.event(ServiceLog.Topic.STOPPED,
					() -> "Service '" + this.service.label() + "' has stopped itself: " + LogLine.of(reason.text()));
		this.instance.end(reason);
		if (this.keyLife != null) {
			this.keyLife.stopped();
		}
		else if (!this.end.isDue()) {
			supervise(reason, true, true);
		}
	}

	/**
	 * An instance could not be initialised.
	 * @param cause what its init has thrown
	 */
	void startFailed(Throwable cause) {
		this.instance.history().crashed(CallbackName.INIT, cause);
		supervise(TerminationReason.crashed(cause), true, false);
	}

	/**
	 * Replaces the instance whatever the policy is, and without being counted as a
	 * failure.
	 */
	void restart() {
		this.service.log()
			.event(ServiceLog.Topic.RESTART_REQUESTED,
					() -> "Service '" + this.service.label() + "' is restarted as requested");
		this.instance.end(TerminationReason.stopped("restart requested"));
		this.supervisor.restarting();
		this.life.become(ServiceState.RESTARTING);
		restartInstance();
	}

	/**
	 * Ends the instance of a key, which nothing follows.
	 * @param reason why
	 * @return whether the service has keys
	 */
	boolean end(TerminationReason reason) {
		if (this.keyLife == null) {
			return false;
		}
		this.service.log()
			.event(ServiceLog.Topic.STOPPED,
					() -> "Service '" + this.service.label() + "' is ended as requested: " + LogLine.of(reason.text()));
		this.instance.end(reason);
		this.keyLife.stopped();
		return true;
	}

	private void supervise(TerminationReason reason, boolean counts, boolean hasRun) {
		Supervisor.Decision decision = this.supervisor.ended(reason, counts);
		if (decision instanceof Supervisor.Decision.Restart restart) {
			this.life.become(ServiceState.RESTARTING);
			this.executor.executeFirst(this::restartInstance);
			this.backoff.begin(restart.backoff());
		}
		else if (decision instanceof Supervisor.Decision.GiveUp) {
			this.down.begin(reason);
		}
		else {
			end(hasRun);
			this.end.finishIfEmpty();
		}
	}

	private void end(boolean hasRun) {
		if (this.keyLife == null) {
			this.life.become(ServiceState.STOPPED);
			this.service.clients().dismiss(this.life.unavailableClose());
		}
		else if (hasRun) {
			this.keyLife.stopped();
		}
		else {
			this.keyLife.notStarted();
		}
	}

	private void restartInstance() {
		if (this.life.isAbandoned() || this.life.state() != ServiceState.RESTARTING) {
			return;
		}
		if (!this.service.leadership().mayRun()) {
			this.standby.begin();
			return;
		}
		try {
			this.instance.start();
		}
		catch (Throwable ex) {
			startFailed(ex);
			return;
		}
		this.instance.history().restarted(this.supervisor.restarts());
		List<Client> clients = this.service.clients().rejoining();
		this.service.log()
			.event(ServiceLog.Topic.RESTARTED, () -> "Service '" + this.service.label() + "' has restarted, joining "
					+ clients.size() + " clients again");
		for (int i = clients.size() - 1; i >= 0; i--) {
			this.executor.executeFirst(new JoinMail(this.handler, clients.get(i), true));
		}
	}

}

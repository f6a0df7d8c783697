/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.concurrent.CompletableFuture;

import io.boss.websocket.ServiceState;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.mailbox.Mailbox;
import io.boss.websocket.timing.EngineClock;
import org.jspecify.annotations.Nullable;

/**
 * Beginning and end of the process of a key. The process begins without an instance: mail
 * starts the first one. It ends when it has been vacant for long or its room is needed,
 * when its instance has stopped itself and nobody waits for another, or with the
 * application. All methods run as tasks of the process's executor, except those that say
 * otherwise.
 */
final class KeyLife {

	private final ServiceContext service;

	private final ServiceLife life;

	private final InstanceSlot instance;

	private final Retries retries;

	private final Mailbox mailbox;

	private final KeyPlace place;

	private final KeyGate gate;

	private final EngineClock clock;

	// Completed when no instance runs and none will.
	private final CompletableFuture<Void> ended = new CompletableFuture<>();

	private volatile long vacantSince;

	// News for all do not keep an instance that nobody else needs.
	private boolean onlyNews;

	private volatile boolean reconsidering;

	// Nobody else knows it any more.
	private volatile @Nullable ServiceProcess former;

	/**
	 * Creates the life of a process.
	 * @param service the process
	 * @param place its place among others
	 * @param instance the instance
	 * @param retries tell whether a process that is down will run again
	 * @param mailbox tells whether mail waits
	 */
	KeyLife(ServiceContext service, KeyPlace place, InstanceSlot instance, Retries retries, Mailbox mailbox) {
		this.service = service;
		this.life = service.life();
		this.place = place;
		this.gate = place.gate();
		this.instance = instance;
		this.retries = retries;
		this.mailbox = mailbox;
		this.clock = service.clock();
	}

	/**
	 * Place of the process among others. On any thread.
	 * @return the place
	 */
	KeyPlace place() {
		return this.place;
	}

	/**
	 * The end of the process. On any thread.
	 * @return completed when no instance runs, and none will
	 */
	CompletableFuture<Void> ended() {
		return this.ended;
	}

	/**
	 * Whether the process takes no mail and clients any more. On any thread.
	 * @return whether it has ended, or is about to
	 */
	boolean isRetired() {
		return this.gate.isRetired();
	}

	/**
	 * Keeps the process for a client that is on its way. On any thread.
	 * @param process the process
	 * @return the seat, or {@code null} if the process has retired
	 */
	@Nullable Seat sit(ServiceProcess process) {
		return this.gate.sit() ? new Seat(process, this.gate) : null;
	}

	/**
	 * Nothing runs before the former process of the key has ended. Before anybody else
	 * knows this one.
	 * @param former the former process, or {@code null} if there is none
	 */
	void holdUntilAfter(@Nullable ServiceProcess former) {
		this.former = former;
		if (former != null) {
			this.service.executor().suspend();
		}
	}

	/**
	 * Goes on when the former process of the key has ended. On any thread.
	 */
	void goOn() {
		ServiceProcess former = this.former;
		KeyLife life = (former != null) ? former.keyLife() : null;
		if (life != null) {
			CompletableFuture<Void> unused = life.ended.thenRun(() -> {
				this.former = null;
				this.service.executor().resume();
			});
		}
	}

	/**
	 * The process that this one waits for. On any thread.
	 * @return the former process of the key, or {@code null} if it has ended
	 */
	@Nullable ServiceProcess former() {
		return this.former;
	}

	/**
	 * Whether there is no instance, and mail may start one.
	 * @return whether none has run yet, or the last one has stopped itself
	 */
	boolean isDormant() {
		return this.instance.isEmpty() && this.life.state() == ServiceState.STARTING && !this.life.isDraining()
				&& !this.life.isAbandoned();
	}

	/**
	 * Mail has been handled.
	 * @param mail the mail
	 */
	void handled(ServiceMail mail) {
		this.onlyNews &= !mail.keepsInstance();
		settle();
	}

	/**
	 * Ends the process if it has no instance and nothing to do, or notes that it is
	 * vacant.
	 */
	void settle() {
		long seen = this.gate.look();
		if (!isVacant()) {
			return;
		}
		if (this.instance.isEmpty() && this.life.state() != ServiceState.DOWN) {
			if (this.gate.retire(seen)) {
				retired();
				finish();
			}
			return;
		}
		if (!this.onlyNews) {
			this.vacantSince = this.clock.nanoTime();
			this.onlyNews = true;
		}
		this.gate.vacate(seen);
	}

	private boolean isVacant() {
		return this.service.clients().size() == 0 && this.service.executor().isEmpty() && this.mailbox.depth() == 0
				&& this.instance.isQuiet() && !this.service.executor().isPaused() && mayEnd();
	}

	private boolean mayEnd() {
		if (this.life.isDraining()) {
			return false;
		}
		return switch (this.life.state()) {
			case RUNNING, STARTING, STOPPED, DOWN -> true;
			default -> false;
		};
	}

	/**
	 * The process is not vacant any more, whatever it was. On any thread.
	 * @return whether it has not retired
	 */
	boolean keep() {
		boolean kept = this.gate.sit();
		if (kept) {
			this.gate.standUp();
		}
		return kept;
	}

	/**
	 * An instance is about to start without mail.
	 * @return whether the process has not retired
	 */
	boolean revive() {
		this.onlyNews = false;
		return keep();
	}

	/**
	 * The instance has stopped itself, or has ended and no other is to follow: clients
	 * that it knew are closed. A client that waits to be joined starts the next.
	 */
	void stopped() {
		this.life.become(ServiceState.STARTING);
		this.service.clients().dismissJoined(UnavailableClose.STOPPED);
	}

	/**
	 * No instance could be started, and none is to be tried: clients are closed, mail
	 * that waits is dropped, and then the process ends.
	 */
	void notStarted() {
		this.life.become(ServiceState.STOPPED);
		this.service.clients().dismiss(UnavailableClose.STOPPED);
	}

	/**
	 * The process has drained: whatever comes later is late.
	 */
	void drained() {
		if (this.gate.retireAnyhow()) {
			retired();
		}
		end();
	}

	/**
	 * Retires the process if it is vacant. On any thread.
	 * @return whether it was vacant, and takes no mail and clients any more
	 */
	boolean retire() {
		if (!this.gate.retireVacant()) {
			return false;
		}
		retired();
		this.service.executor().executeUrgently(this::finish);
		return true;
	}

	private void retired() {
		this.place.keeper().retired(this);
	}

	// A process may be retired while it drains.
	private void end() {
		if (!this.ended.isDone()) {
			this.place.keeper().gone(this);
			this.ended.complete(null);
		}
	}

	private void finish() {
		this.retries.cancel();
		try {
			this.instance.end(TerminationReason.IDLE);
		}
		finally {
			this.life.become(ServiceState.STOPPED);
			end();
		}
	}

	/**
	 * Looks whether the process is vacant for long, or may have become vacant without
	 * mail. On any thread, one at a time.
	 * @param now the time in nanoseconds
	 * @param idleTimeout how long it may be vacant, in nanoseconds
	 */
	void look(long now, long idleTimeout) {
		if (this.gate.isVacant()) {
			// One that will be tried again says meanwhile that it is down.
			if (now - this.vacantSince >= idleTimeout && this.retries.next() == null) {
				retire();
			}
		}
		else if (!this.reconsidering && this.service.clients().size() == 0 && !this.service.executor().isPaused()) {
			this.reconsidering = true;
			this.service.executor().execute(this::reconsider);
		}
	}

	/**
	 * Asks for a thread once more if tasks wait for which there was none: a process that
	 * has retired is given no others. On any thread.
	 * @return whether there is a thread for all that can run
	 */
	boolean retry() {
		ServiceProcess former = this.former;
		KeyLife first = (former != null) ? former.keyLife() : null;
		return (first == null || first.retry()) && this.service.executor().retry();
	}

	// A timer was cancelled, a retry has run, or a client has not come after all.
	private void reconsider() {
		this.reconsidering = false;
		settle();
	}

}

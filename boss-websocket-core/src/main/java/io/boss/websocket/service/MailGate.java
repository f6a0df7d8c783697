/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.function.Predicate;

import io.boss.websocket.DeliveryResult;
import io.boss.websocket.ServiceState;
import io.boss.websocket.mailbox.Mail;
import io.boss.websocket.stats.DropReason;

/**
 * Gate in front of a mailbox for mail of senders that may be refused: open while the
 * service runs. Safe on any thread.
 */
final class MailGate {

	private final ServiceContext service;

	private final ServiceLife life;

	private final Gate gate;

	MailGate(ServiceContext service, Gate gate) {
		this.service = service;
		this.life = service.life();
		this.gate = gate;
	}

	boolean isOpen() {
		return this.gate.isOpen();
	}

	/**
	 * Does something that a retired process must not do any more.
	 * @param action gives the executor a task; must not block
	 * @return whether it was done
	 */
	boolean pass(Runnable action) {
		int cell = this.gate.enter();
		if (cell == Gate.SHUT) {
			return false;
		}
		try {
			action.run();
			return true;
		}
		finally {
			this.gate.leave(cell);
		}
	}

	void open() {
		this.gate.open();
	}

	/**
	 * Refuses mail from now on.
	 * @param fence run once, when all mail that is accepted is in the mailbox; must not
	 * block
	 */
	void close(Runnable fence) {
		this.gate.shut(fence);
	}

	/**
	 * Runs the fence now if it has not run yet: time is up.
	 */
	void closeNow() {
		this.gate.giveUp();
	}

	/**
	 * Gives mail to the mailbox if the service runs.
	 * @param kind what it is, as the property of its share of the mailbox says it
	 * @param mail the mail
	 * @param slot the share of the mailbox
	 * @param <M> the type of the mail
	 * @return what became of it
	 */
	<M extends Mail> DeliveryResult offer(String kind, M mail, Predicate<M> slot) {
		int cell = this.gate.enter();
		if (cell == Gate.SHUT && this.gate instanceof KeyGate key && key.isRetired()) {
			return DeliveryResult.NO_INSTANCE;
		}
		if (cell == Gate.SHUT) {
			return refused(kind, DeliveryResult.NOT_RUNNING, DropReason.NOT_RUNNING,
					"the application has not started it yet, or shuts down");
		}
		try {
			return offerInside(kind, mail, slot);
		}
		finally {
			this.gate.leave(cell);
		}
	}

	private <M extends Mail> DeliveryResult offerInside(String kind, M mail, Predicate<M> slot) {
		ServiceState state = this.life.state();
		if (state == ServiceState.STANDBY) {
			return DeliveryResult.STANDBY;
		}
		if (state == ServiceState.DOWN || state == ServiceState.STOPPED) {
			return refused(kind, DeliveryResult.NOT_RUNNING, DropReason.NOT_RUNNING,
					"it is " + state + " (" + this.service.lookup() + ".start() starts it again)");
		}
		if (!slot.test(mail)) {
			return refused(kind, DeliveryResult.MAILBOX_FULL, DropReason.MAILBOX_FULL,
					"its mailbox is full (boss.websocket.mailbox." + kind + "-capacity)");
		}
		return DeliveryResult.ACCEPTED;
	}

	/**
	 * There is no instance whose work could be done.
	 * @return what became of the work
	 */
	DeliveryResult noInstance() {
		if (isOpen() && this.life.state() == ServiceState.STANDBY) {
			return DeliveryResult.STANDBY;
		}
		return refused("work", DeliveryResult.NOT_RUNNING, DropReason.NOT_RUNNING, "no instance of it runs");
	}

	private DeliveryResult refused(String kind, DeliveryResult result, DropReason reason, String why) {
		this.service.stats().messageDropped(reason);
		this.service.log()
			.often(ServiceLog.Topic.REFUSED,
					() -> "Service '" + this.service.label() + "' was not given " + kind + ": " + why);
		return result;
	}

}

package io.boss.websocket.service;

import java.util.function.Predicate;

import io.boss.websocket.DeliveryResult;
import io.boss.websocket.ServiceState;
import io.boss.websocket.mailbox.Mail;
import io.boss.websocket.stats.DropReason;
import io.boss.websocket.stats.RareWarning;
import io.boss.websocket.stats.ServiceStats;
import org.apache.commons.logging.LogFactory;

/**
 * Decides whether a service is given mail of those who may be told no, and says why not.
 * Safe on any thread.
 */
final class Admission {

	private final String service;

	private final ServiceLoop loop;

	private final ServiceStats stats;

	private final RareWarning refusals = new RareWarning(LogFactory.getLog(ServiceProcess.class));

	private volatile boolean open;

	Admission(String service, ServiceLoop loop, ServiceStats stats) {
		this.service = service;
		this.loop = loop;
		this.stats = stats;
	}

	boolean isOpen() {
		return this.open;
	}

	void open() {
		this.open = true;
	}

	void close() {
		this.open = false;
	}

	/**
	 * Gives mail to the mailbox if the service runs.
	 * @param kind what it is, as the property of its share of the mailbox says it
	 * @param mail the mail
	 * @param slot the share of the mailbox
	 * @return what became of it
	 */
	DeliveryResult offer(String kind, Mail mail, Predicate<Mail> slot) {
		ServiceState state = this.loop.state();
		if (this.open && state == ServiceState.STANDBY) {
			return DeliveryResult.STANDBY;
		}
		if (!this.open || state == ServiceState.DOWN || state == ServiceState.STOPPED) {
			return refused(kind, DeliveryResult.NOT_RUNNING, DropReason.NOT_RUNNING,
					this.open
							? "it is " + state + " (BossServices.get(\"" + this.service + "\").start() starts it again)"
							: "the application has not started it yet, or shuts down");
		}
		if (!slot.test(mail)) {
			return refused(kind, DeliveryResult.MAILBOX_FULL, DropReason.MAILBOX_FULL,
					"its mailbox is full (boss.websocket.mailbox." + kind + "-capacity)");
		}
		return DeliveryResult.ACCEPTED;
	}

	/**
	 * There is nobody whose work could be done.
	 * @return what became of the work
	 */
	DeliveryResult noInstance() {
		if (this.open && this.loop.state() == ServiceState.STANDBY) {
			return DeliveryResult.STANDBY;
		}
		return refused("work", DeliveryResult.NOT_RUNNING, DropReason.NOT_RUNNING, "no instance of it runs");
	}

	private DeliveryResult refused(String kind, DeliveryResult result, DropReason reason, String why) {
		this.stats.messageDropped(reason);
		this.refusals.log(() -> "Service '" + this.service + "' was not given " + kind + ": " + why);
		return result;
	}

}

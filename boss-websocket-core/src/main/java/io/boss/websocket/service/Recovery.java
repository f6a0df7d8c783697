package io.boss.websocket.service;

import java.time.Instant;
import java.util.List;

import io.boss.websocket.ServiceState;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.log.LogLine;
import io.boss.websocket.mailbox.SerializedTaskExecutor;
import io.boss.websocket.stats.CallbackName;
import io.boss.websocket.stats.DropReason;
import io.boss.websocket.stats.ServiceStats;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * What follows when an instance of a service ends by itself, or cannot start: the next
 * one, or none. All methods run as tasks of the service's executor, except
 * {@link #restarts()}.
 * <p>
 * A restart needs no thread and no lock. Two things are put at the head of the queue, the
 * start of the next instance and the mail that ended the last one, and the queue is
 * suspended until the back-off has passed. The start in turn puts the joins of the open
 * clients at the head. Everybody else goes on putting mail at the tail.
 */
final class Recovery {

	private static final Log logger = LogFactory.getLog(ServiceLoop.class);

	private static final int MAX_DELIVERIES = 2;

	private final String service;

	private final ServiceLoop loop;

	private final SerializedTaskExecutor executor;

	private final Clients clients;

	private final InstanceSlot instance;

	private final ServiceHistory history;

	private final ServiceStats stats;

	private final Supervisor supervisor;

	private final Backoff backoff;

	private final Retries retries;

	private volatile boolean givenUp;

	Recovery(ServiceDescriptor descriptor, ServiceSettings settings, ServiceEnvironment environment, ServiceLoop loop,
			SerializedTaskExecutor executor, Clients clients, InstanceSlot instance, ServiceStats stats) {
		this.service = descriptor.name();
		this.loop = loop;
		this.executor = executor;
		this.clients = clients;
		this.instance = instance;
		this.history = instance.history();
		this.stats = stats;
		this.supervisor = new Supervisor(descriptor.restartPolicy(), settings.restart());
		this.backoff = new Backoff(executor, environment.scheduler());
		this.retries = new Retries(settings.restart(), environment.scheduler());
	}

	/**
	 * How often an instance was replaced. On any thread.
	 * @return the number of restarts
	 */
	long restarts() {
		return this.supervisor.restarts();
	}

	/**
	 * When a service that was given up is tried again. On any thread.
	 * @return the time, or {@code null} if that is not planned
	 */
	@Nullable Instant nextStart() {
		return this.retries.next();
	}

	/**
	 * Whether the service was given up, and no instance has run since. On any thread.
	 * @return whether it is down, or is tried again at this moment
	 */
	boolean isGivenUp() {
		return this.givenUp;
	}

	/**
	 * The service is started, whatever has become of it before.
	 */
	void reset() {
		this.supervisor.reset();
		this.retries.reset();
	}

	/**
	 * An instance runs.
	 */
	void started() {
		this.givenUp = false;
	}

	/**
	 * No next instance is waited for any more.
	 */
	void cancel() {
		this.backoff.end();
		this.retries.cancel();
		this.givenUp = false;
	}

	/**
	 * A service that was given up is not tried again, because it ends.
	 */
	void cancelRetry() {
		this.retries.cancel();
	}

	/**
	 * A callback has thrown something that ends its instance.
	 * @param mail what the callback was given
	 * @param cause what it has thrown
	 */
	void crashed(ServiceMail mail, Throwable cause) {
		boolean poisonous = mail.deliveries() >= MAX_DELIVERIES;
		this.history.crashed(mail.name(), cause);
		TerminationReason reason = TerminationReason.crashed(cause);
		this.instance.end(reason);
		if (poisonous) {
			logger.warn("Dropping what service '" + this.service + "' was given in " + mail.name().method()
					+ ": it has crashed the service " + mail.deliveries() + " times running");
			this.stats.messageDropped(DropReason.POISON);
			mail.poisonous();
		}
		else if (mail.isRepeated()) {
			this.executor.executeFirst(mail);
		}
		else {
			mail.discarded();
		}
		if (mail.isRepeated() || !isOver()) {
			// A crash that a client has provoked says nothing about the service.
			supervise(reason, !poisonous && mail.client() == null);
		}
	}

	/**
	 * A callback has ended its instance.
	 * @param reason why
	 */
	void stopped(TerminationReason reason) {
		logger.info("Service '" + this.service + "' has stopped itself: " + LogLine.of(reason.text()));
		this.instance.end(reason);
		if (!isOver()) {
			supervise(reason, true);
		}
	}

	// The last client of a service that drains is gone, and the next instance would have
	// nothing to do.
	private boolean isOver() {
		return this.loop.isDraining() && this.clients.size() == 0;
	}

	/**
	 * An instance could not be initialised.
	 * @param cause what its init has thrown
	 */
	void startFailed(Throwable cause) {
		this.history.crashed(CallbackName.INIT, cause);
		supervise(TerminationReason.crashed(cause), true);
	}

	/**
	 * Replaces the instance whatever the policy is, and without being counted as a
	 * failure.
	 */
	void restart() {
		logger.info("Service '" + this.service + "' is restarted as requested");
		this.instance.end(TerminationReason.stopped("restart requested"));
		this.supervisor.restarting();
		this.loop.become(ServiceState.RESTARTING);
		restartInstance();
	}

	private void supervise(TerminationReason reason, boolean counts) {
		Supervisor.Decision decision = this.supervisor.ended(reason, counts);
		if (decision instanceof Supervisor.Decision.Restart restart) {
			this.loop.become(ServiceState.RESTARTING);
			this.executor.executeFirst(this::restartInstance);
			this.backoff.begin(restart.backoff());
		}
		else if (decision instanceof Supervisor.Decision.GiveUp) {
			giveUp(reason, restarts() + " restarts, the last ones too close together "
					+ "(boss.websocket.restart.max-restarts within boss.websocket.restart.window)");
		}
		else {
			this.loop.become(ServiceState.STOPPED);
			dismissClients();
		}
	}

	private void giveUp(TerminationReason reason, String why) {
		this.givenUp = true;
		this.loop.become(ServiceState.DOWN);
		// Else the node that runs it is elected, and this one is a candidate again soon.
		Instant next = (this.loop.tenancy().isFree() && !this.loop.isDraining())
				? this.retries.plan(this.service, (plan) -> this.executor.execute(() -> retry(plan))) : null;
		logger.error("Service '" + this.service + "' is down: " + why
				+ ((next != null) ? "; tried again at " + next + " (boss.websocket.restart.retry-after)" : "")
				+ ". Last reason: " + LogLine.of(reason.text()));
		// Before the clients are closed, so that listeners hear of the cause first.
		this.history.down(reason, restarts(), next);
		dismissClients();
		this.loop.tenancy().end();
	}

	private void dismissClients() {
		this.clients.dismiss(this.loop.farewell());
		this.loop.finishDrainIfEmpty();
	}

	// One try each time: the next one comes later, and the supervisor begins anew once an
	// instance runs.
	private void retry(long plan) {
		if (!this.retries.begin(plan) || this.loop.isDraining() || this.loop.state() != ServiceState.DOWN) {
			return;
		}
		logger.info("Service '" + this.service + "' was down and is tried again");
		this.supervisor.reset();
		this.loop.become(ServiceState.STARTING);
		try {
			this.loop.startInstance();
		}
		catch (Throwable ex) {
			this.history.crashed(CallbackName.INIT, ex);
			giveUp(TerminationReason.crashed(ex), "it was tried again, and init has failed");
			return;
		}
		this.retries.succeeded();
	}

	private void restartInstance() {
		if (this.loop.isAbandoned() || this.loop.state() != ServiceState.RESTARTING) {
			return;
		}
		if (!this.loop.tenancy().mayRun()) {
			this.loop.standBy();
			return;
		}
		try {
			this.loop.startInstance();
		}
		catch (Throwable ex) {
			startFailed(ex);
			return;
		}
		this.history.restarted(restarts());
		List<Client> clients = this.clients.rejoining();
		logger.info("Service '" + this.service + "' has restarted, joining " + clients.size() + " clients again");
		for (int i = clients.size() - 1; i >= 0; i--) {
			this.executor.executeFirst(new JoinMail(this.loop, clients.get(i), true));
		}
	}

}

package io.boss.websocket.service;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.boss.websocket.Outcome;
import io.boss.websocket.ServiceState;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.mailbox.SerializedTaskExecutor;
import io.boss.websocket.stats.DropReason;
import io.boss.websocket.stats.ServiceStats;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * What happens inside a service, one thing at a time: mail is handled, and the service
 * starts, stands by and ends. {@link Recovery} knows what follows when an instance ends
 * by itself. All methods run as tasks of the service's executor, except the few that say
 * otherwise.
 */
final class ServiceLoop {

	private static final Log logger = LogFactory.getLog(ServiceLoop.class);

	private final ServiceDescriptor descriptor;

	private final Clients clients;

	private final SerializedTaskExecutor executor;

	private final DroppedMail losses;

	private final InstanceSlot instance;

	private final Recovery recovery;

	private final LeadershipGuard tenancy;

	private volatile ServiceState state = ServiceState.STARTING;

	private volatile boolean abandoned;

	private @Nullable CompletableFuture<Void> drained;

	private boolean ending;

	// Whoever waits for what becomes of an order.
	private final List<CompletableFuture<ServiceState>> unsettled = new ArrayList<>();

	ServiceLoop(ServiceDescriptor descriptor, ServiceSettings settings, ServiceEnvironment environment,
			SerializedTaskExecutor executor, Clients clients, ServiceStats stats) {
		this.descriptor = descriptor;
		this.clients = clients;
		this.executor = executor;
		this.losses = new DroppedMail(descriptor.name(), stats);
		this.instance = new InstanceSlot(descriptor, settings, environment, this, executor, stats);
		this.tenancy = new LeadershipGuard(descriptor.scope());
		this.recovery = new Recovery(descriptor, settings, environment, this, executor, clients, this.instance, stats);
	}

	/**
	 * How the service is. On any thread.
	 * @return the state of life
	 */
	ServiceState state() {
		return this.state;
	}

	/**
	 * How often an instance was replaced. On any thread.
	 * @return the number of restarts
	 */
	long restarts() {
		return this.recovery.restarts();
	}

	/**
	 * What follows when an instance ends by itself.
	 * @return the recovery, of which only what says so may be asked on any thread
	 */
	Recovery recovery() {
		return this.recovery;
	}

	/**
	 * The callback that runs. On any thread.
	 * @return the callback, or {@code null} if none runs
	 */
	@Nullable RunningCallback running() {
		return this.instance.running();
	}

	/**
	 * What has become of instances. On any thread.
	 * @return the history
	 */
	ServiceHistory history() {
		return this.instance.history();
	}

	/**
	 * What belongs to the instance that runs. On any thread.
	 * @return the scope, or {@code null} if none runs
	 */
	@Nullable InstanceScope scope() {
		return this.instance.scope();
	}

	/**
	 * Whether the service may run on this node.
	 * @return the tenancy
	 */
	LeadershipGuard tenancy() {
		return this.tenancy;
	}

	/**
	 * Starts the first instance, or stands by if the service may not run on this node.
	 * @param supervised whether the supervisor takes care of a failure; else the service
	 * is down
	 * @param started completed when the instance runs or the service stands by, or with
	 * what its start threw
	 */
	void start(boolean supervised, CompletableFuture<Void> started) {
		this.drained = null;
		this.abandoned = false;
		this.ending = false;
		this.recovery.reset();
		if (!this.tenancy.mayRun()) {
			standBy();
			started.complete(null);
			return;
		}
		become(ServiceState.STARTING);
		try {
			startInstance();
			started.complete(null);
		}
		catch (Throwable ex) {
			started.completeExceptionally(ex);
			if (supervised) {
				this.recovery.startFailed(ex);
			}
			else {
				become(ServiceState.DOWN);
			}
		}
	}

	/**
	 * Starts an instance anew if the service is down or has stopped.
	 * @param settled completed with what has become of it
	 */
	void revive(CompletableFuture<ServiceState> settled) {
		boolean ended = this.state == ServiceState.DOWN || this.state == ServiceState.STOPPED;
		// A drain that was asked for after the start may have overtaken it.
		if (ended && this.drained == null) {
			logger.info("Service '" + this.descriptor.name() + "' is started again");
			this.unsettled.add(settled);
			start(true, new CompletableFuture<>());
		}
		else {
			settled.complete(this.state);
		}
	}

	/**
	 * Runs on this node from now on, if it still stands by.
	 * @param tenure for how long it may
	 */
	void takeOver(Leadership tenure) {
		this.tenancy.begin(tenure);
		if (this.state == ServiceState.STANDBY && this.drained == null) {
			start(true, new CompletableFuture<>());
		}
		else {
			this.tenancy.end();
		}
	}

	/**
	 * Runs on this node no more.
	 * @param tenure the one that has ended, perhaps for the service too
	 */
	void standBy(Leadership tenure) {
		if (this.tenancy.isOf(tenure)) {
			standBy();
		}
	}

	/**
	 * Runs on this node no more, until it is given a tenure.
	 */
	void standBy() {
		this.instance.end(TerminationReason.STANDBY);
		// The one that would have followed is not waited for.
		this.recovery.cancel();
		if (this.drained != null) {
			finishDrain();
			return;
		}
		become(ServiceState.STANDBY);
		this.clients.dismiss(UnavailableClose.STANDBY);
		this.tenancy.end();
		this.tenancy.standsBy();
	}

	/**
	 * Stands by again if it is down.
	 */
	void readmit() {
		if (this.state == ServiceState.DOWN && this.drained == null) {
			standBy();
		}
	}

	/**
	 * Handles mail.
	 * @param mail the mail
	 */
	void handle(ServiceMail mail) {
		if (!this.instance.isEmpty() && !this.tenancy.mayRun()) {
			// Whoever watches over the tenure may come too late.
			standBy();
		}
		boolean late = this.abandoned || (this.drained != null && mail instanceof JoinMail join && !join.isAgain());
		boolean idle = this.instance.isEmpty() || late;
		if (idle || !mail.isDue()) {
			drop(mail, idle);
		}
		else {
			call(mail);
		}
		finishDrainIfEmpty();
	}

	private void drop(ServiceMail mail, boolean idle) {
		DropReason ofService = (this.state == ServiceState.STANDBY) ? DropReason.STANDBY : DropReason.NOT_RUNNING;
		DropReason reason = mail.loss(idle ? ofService : null);
		if (reason != null) {
			this.losses.count(mail.name(), reason, this.state);
		}
		mail.discarded();
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

	/**
	 * Replaces the instance because somebody asks for it.
	 * @param settled completed with what has become of it
	 */
	void restart(CompletableFuture<ServiceState> settled) {
		if (!this.instance.isEmpty() && this.drained == null) {
			this.unsettled.add(settled);
			this.recovery.restart();
		}
		else {
			settled.complete(this.state);
		}
	}

	/**
	 * The service is in another state of life from now on.
	 * @param state the state
	 */
	void become(ServiceState state) {
		this.state = state;
		if (state != ServiceState.STARTING && state != ServiceState.RESTARTING) {
			List<CompletableFuture<ServiceState>> settled = List.copyOf(this.unsettled);
			this.unsettled.clear();
			settled.forEach((order) -> order.complete(state));
		}
	}

	boolean isDraining() {
		return this.drained != null;
	}

	boolean isAbandoned() {
		return this.abandoned;
	}

	/**
	 * What a client is told for whom there is no instance.
	 * @return what has become of the service
	 */
	UnavailableClose farewell() {
		return UnavailableClose.of(this.state, this.abandoned || this.drained != null);
	}

	/**
	 * Closes clients because the application shuts down. On any thread.
	 * @param clients the clients; those that are closed already stay as they are
	 */
	void closeClients(List<Client> clients) {
		clients.forEach((client) -> client.close(UnavailableClose.SHUTDOWN));
	}

	/**
	 * Starts an instance; throws what its init throws.
	 */
	void startInstance() {
		this.instance.start();
		become(ServiceState.RUNNING);
		this.recovery.started();
		history().started();
	}

	/**
	 * All mail that was accepted before has been handled: closes the clients, and ends
	 * when the last one is gone. Until then an instance that crashes is replaced: the
	 * others are still to be heard.
	 * @param drained completed at the end
	 */
	void drain(CompletableFuture<Void> drained) {
		CompletableFuture<Void> earlier = this.drained;
		if (earlier != null) {
			CompletableFuture<Void> unused = drained.thenRun(() -> earlier.complete(null));
		}
		this.drained = drained;
		this.ending = false;
		this.recovery.cancelRetry();
		closeClients(this.clients.snapshot());
		finishDrainIfEmpty();
	}

	/**
	 * Handles no further mail. On any thread.
	 */
	void abandonMail() {
		this.abandoned = true;
	}

	/**
	 * Ends behind all mail that waits, if the service drains and the last client is gone.
	 */
	void finishDrainIfEmpty() {
		if (this.drained != null && !this.ending && this.clients.size() == 0) {
			this.ending = true;
			// Perhaps what has ended an instance waits to be handled once more.
			CompletableFuture<Void> drain = this.drained;
			this.executor.execute(() -> finishDrain(drain));
		}
	}

	// The service may have been started again meanwhile.
	private void finishDrain(CompletableFuture<Void> drain) {
		if (this.drained == drain) {
			finishDrain();
		}
	}

	/**
	 * Ends now, whoever is still there.
	 */
	void finishDrain() {
		this.recovery.cancelRetry();
		this.instance.end(TerminationReason.SHUTDOWN);
		become(ServiceState.STOPPED);
		this.tenancy.end();
		if (this.drained != null) {
			this.drained.complete(null);
		}
	}

}

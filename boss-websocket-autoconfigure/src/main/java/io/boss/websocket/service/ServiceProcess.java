package io.boss.websocket.service;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossServiceReference;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.ServiceState;
import io.boss.websocket.mailbox.Mail;
import io.boss.websocket.mailbox.Mailbox;
import io.boss.websocket.mailbox.SerializedTaskExecutor;
import io.boss.websocket.stats.CallbackObserver;
import io.boss.websocket.stats.DropReason;
import io.boss.websocket.stats.RareWarning;
import io.boss.websocket.stats.ServiceStats;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * A service as it runs, the process that Erlang would register under its name: others put
 * mail here, and the {@link ServiceLoop} handles it. Safe on any thread; nothing blocks.
 */
public final class ServiceProcess implements BossServiceReference {

	private static final Log logger = LogFactory.getLog(ServiceProcess.class);

	private final ServiceDescriptor descriptor;

	private final ServiceStats stats;

	private final @Nullable CallbackObserver observer;

	private final SerializedTaskExecutor executor;

	private final Mailbox mailbox;

	private final Clients clients = new Clients();

	private final ServiceLoop loop;

	private final RareWarning refusals = new RareWarning(logger);

	private volatile boolean open;

	ServiceProcess(ServiceDescriptor descriptor, ServiceSettings settings, ServiceEnvironment environment) {
		this.descriptor = descriptor;
		this.stats = environment.stats().service(descriptor.name());
		this.observer = environment.observer();
		this.executor = new SerializedTaskExecutor(environment.executors().apply(descriptor.name()),
				settings.throughput());
		this.mailbox = new Mailbox(this.executor, settings.mailbox());
		this.loop = new ServiceLoop(descriptor, settings, environment, this.executor, this.clients, this.stats);
	}

	/**
	 * What was found of the service before it ran.
	 * @return the descriptor
	 */
	public ServiceDescriptor descriptor() {
		return this.descriptor;
	}

	@Override
	public String name() {
		return this.descriptor.name();
	}

	@Override
	public String path() {
		return this.descriptor.path();
	}

	@Override
	public ServiceState state() {
		return this.loop.state();
	}

	@Override
	public long restarts() {
		return this.loop.restarts();
	}

	/**
	 * Whether new clients are welcome.
	 * @return whether it handles mail and does not drain
	 */
	public boolean isAccepting() {
		return this.open && switch (state()) {
			case RUNNING, RESTARTING -> true;
			case STARTING, DOWN, STOPPED -> false;
		};
	}

	@Override
	public Collection<BossConnection> connections() {
		return this.clients.snapshot().stream().filter(Client::isJoined).map(Client::connection).toList();
	}

	@Override
	public DeliveryResult info(Object info) {
		return offer("info", new ServiceMail.Info(this.loop, info, origin()), this.mailbox::offerInfo);
	}

	/**
	 * Delivers a broadcast to {@code handleBroadcast}.
	 * @param message the message
	 * @return what became of it
	 */
	public DeliveryResult broadcast(Object message) {
		DeliveryResult result = offer("broadcast", new ServiceMail.Broadcast(this.loop, message, origin()),
				this.mailbox::offerBroadcast);
		if (result.isAccepted()) {
			this.stats.broadcastReceived();
		}
		return result;
	}

	/**
	 * What goes on on this thread, as observers of callbacks understand it.
	 * @return the origin, or {@code null} if nobody observes
	 */
	public @Nullable Object origin() {
		return (this.observer != null) ? this.observer.origin() : null;
	}

	private DeliveryResult offer(String kind, Mail mail, Predicate<Mail> slot) {
		if (!this.open || state() == ServiceState.DOWN || state() == ServiceState.STOPPED) {
			return refused(kind, DeliveryResult.NOT_RUNNING, DropReason.NOT_RUNNING,
					this.open ? "it is " + state() + " (BossServices.get(\"" + name() + "\").start() starts it again)"
							: "the application has not started it yet, or shuts down");
		}
		if (!slot.test(mail)) {
			return refused(kind, DeliveryResult.MAILBOX_FULL, DropReason.MAILBOX_FULL,
					"its mailbox is full (boss.websocket.mailbox." + kind + "-capacity)");
		}
		return DeliveryResult.ACCEPTED;
	}

	private DeliveryResult refused(String kind, DeliveryResult result, DropReason reason, String why) {
		this.stats.messageDropped(reason);
		this.refusals.log(() -> "Service '" + name() + "' was not given " + kind + ": " + why);
		return result;
	}

	/**
	 * A client has connected; {@link Client#join()} joins it.
	 * @param connection the handle of the client
	 * @param control what the endpoint can do about the client
	 * @param origin what {@link #origin()} answered at the handshake
	 * @return where the endpoint puts what comes from the client
	 */
	public Client connect(BossConnection connection, ClientControl control, @Nullable Object origin) {
		return new Client(this, connection, control, this.mailbox.openInlet(control), origin);
	}

	void join(Client client) {
		this.clients.add(client);
		this.mailbox.put(new ServiceMail.Join(this.loop, client));
	}

	@Override
	public boolean start() {
		boolean idle = state() == ServiceState.DOWN || state() == ServiceState.STOPPED;
		if (!this.open || !idle) {
			return false;
		}
		this.executor.execute(this.loop::revive);
		return true;
	}

	@Override
	public boolean restart() {
		if (start()) {
			return true;
		}
		if (!this.open || state() != ServiceState.RUNNING) {
			return false;
		}
		this.executor.executeUrgently(this.loop::restart);
		return true;
	}

	@Override
	public void pause() {
		this.executor.pause();
		if (!this.open) {
			// A drain may have begun in between, and nothing may hold it up.
			this.executor.unpause();
		}
	}

	@Override
	public void resume() {
		this.executor.unpause();
	}

	@Override
	public boolean isPaused() {
		return this.executor.isPaused();
	}

	/**
	 * How the service is, for those who operate it.
	 * @return the status of this moment
	 */
	public ServiceStatus status() {
		ServiceHistory history = this.loop.history();
		return new ServiceStatus(name(), path(), this.descriptor.type(), state(), isPaused(), history.instances(),
				history.startTime(), restarts(), history.lastCrash(), this.mailbox.depth(), oldestMail(),
				this.loop.running(), clientCount());
	}

	/**
	 * How the clients are, joined or about to be.
	 * @return the status of each, in order of connecting
	 */
	public Stream<ClientStatus> clients() {
		return this.clients.snapshot().stream().map(Client::status);
	}

	@Nullable RunningCallback running() {
		return this.loop.running();
	}

	private Duration oldestMail() {
		return (this.executor.peek() instanceof ServiceMail mail) ? Duration.ofNanos(System.nanoTime() - mail.created())
				: Duration.ZERO;
	}

	/**
	 * What hears of this service.
	 * @return the stats
	 */
	public ServiceStats stats() {
		return this.stats;
	}

	/**
	 * Takes mail from now on.
	 */
	void open() {
		this.open = true;
	}

	/**
	 * Starts the first instance of a service that is open.
	 * @param supervised whether the supervisor takes care of a failure; else the service
	 * is down
	 * @return completed when the instance runs, or with what its start threw
	 */
	CompletableFuture<Void> launch(boolean supervised) {
		CompletableFuture<Void> started = new CompletableFuture<>();
		this.executor.execute(() -> this.loop.start(supervised, started));
		return started;
	}

	/**
	 * Takes no new clients, broadcasts and infos any more, handles what it has, closes
	 * its clients with code 1001 and ends.
	 * @return completed when it has ended
	 */
	CompletableFuture<Void> drain() {
		CompletableFuture<Void> drained = new CompletableFuture<>();
		this.open = false;
		this.executor.execute(() -> this.loop.drain(drained));
		this.executor.unpause();
		return drained;
	}

	/**
	 * Time is up: drops what has not been handled, closes the clients, and ends as soon
	 * as the callback that runs now is done.
	 * @return how many messages, broadcasts and infos are dropped
	 */
	int abandon() {
		int dropped = this.mailbox.depth();
		this.loop.abandonMail();
		// Not in a task: those wait behind the callback that does not end.
		this.loop.closeClients();
		this.executor.execute(this.loop::finishDrain);
		this.executor.resume();
		return dropped;
	}

	int clientCount() {
		return this.clients.size();
	}

	ServiceLoop loop() {
		return this.loop;
	}

	void put(Mail mail) {
		this.mailbox.put(mail);
	}

	void forget(Client client) {
		this.clients.remove(client);
	}

}

package io.boss.websocket.service;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossServiceReference;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.ServiceState;
import io.boss.websocket.ServiceTimers;
import io.boss.websocket.mailbox.Mail;
import io.boss.websocket.mailbox.Mailbox;
import io.boss.websocket.mailbox.SerializedTaskExecutor;
import io.boss.websocket.stats.CallbackObserver;
import io.boss.websocket.stats.ServiceStats;
import org.jspecify.annotations.Nullable;

/**
 * A service as it runs, the process that Erlang would register under its name: others put
 * mail here, and the {@link ServiceLoop} handles it. Safe on any thread; nothing blocks.
 */
public final class ServiceProcess implements BossServiceReference {

	private final ServiceDescriptor descriptor;

	private final ServiceStats stats;

	private final @Nullable CallbackObserver observer;

	private final SerializedTaskExecutor executor;

	private final Mailbox mailbox;

	private final Clients clients = new Clients();

	private final ServiceLoop loop;

	private final ServiceTimers timers;

	private final ServiceCalls calls;

	private final MailGate admission;

	private final ServiceWork work;

	private final ServiceOrders orders;

	private volatile boolean draining;

	ServiceProcess(ServiceDescriptor descriptor, ServiceSettings settings, ServiceEnvironment environment) {
		this.descriptor = descriptor;
		this.stats = environment.stats().service(descriptor.name());
		this.observer = environment.observer();
		Caller caller = new Caller(descriptor.name());
		this.executor = new SerializedTaskExecutor(caller.noted(environment.executors().apply(descriptor.name())),
				settings.throughput());
		this.mailbox = new Mailbox(this.executor, settings.mailbox(), environment.mailboxes());
		this.loop = new ServiceLoop(descriptor, settings, environment, this.executor, this.clients, this.stats);
		this.admission = new MailGate(descriptor.name(), this.loop, this.stats);
		this.work = new ServiceWork(descriptor.name(), this.loop, environment.workers().apply(descriptor.name()),
				this.mailbox, this.admission);
		this.orders = new ServiceOrders(this.loop, this.executor, this::isOpen, () -> this.draining);
		this.timers = new CurrentTimers(descriptor.name(), this.loop);
		this.calls = new ServiceCalls(caller, (call) -> this.admission.offer("info",
				new CallMail(this.loop, call, origin()), this.mailbox::offerInfo));
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
		ServiceState state = state();
		return isOpen() && !this.draining && (state == ServiceState.RUNNING || state == ServiceState.RESTARTING);
	}

	/**
	 * Whether new clients are refused because the application shuts down.
	 * @return whether it drains or has drained
	 */
	public boolean isDraining() {
		return this.draining;
	}

	@Override
	public Collection<BossConnection> connections() {
		return this.clients.snapshot().stream().filter(Client::isJoined).map(Client::connection).toList();
	}

	@Override
	public DeliveryResult info(Object info) {
		return info(info, (mail) -> false);
	}

	DeliveryResult info(Object info, Predicate<Mail> overflow) {
		return this.admission.offer("info", new InfoMail(this.loop, info, origin()),
				(mail) -> this.mailbox.offerInfo(mail) || overflow.test(mail));
	}

	@Override
	public DeliveryResult pipeToSelf(String name, Callable<?> work) {
		return this.work.pipe(name, work, origin());
	}

	@Override
	public DeliveryResult pipeToSelf(String name, CompletionStage<?> stage) {
		return this.work.pipe(name, stage, origin());
	}

	@Override
	public ServiceTimers timers() {
		return this.timers;
	}

	@Override
	public @Nullable Object call(Object request, Duration timeout) {
		return this.calls.call(request, timeout);
	}

	@Override
	public CompletableFuture<@Nullable Object> ask(Object request) {
		return this.calls.ask(request);
	}

	/**
	 * Delivers a broadcast to {@code handleBroadcast}.
	 * @param message the message
	 * @return what became of it
	 */
	public DeliveryResult broadcast(Object message) {
		BroadcastMail mail = new BroadcastMail(this.loop, message, origin());
		DeliveryResult result = this.admission.offer("broadcast", mail, this.mailbox::offerBroadcast);
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
		this.mailbox.put(new JoinMail(this.loop, client, false));
	}

	@Override
	public boolean start() {
		return this.orders.start() != null;
	}

	@Override
	public boolean restart() {
		return this.orders.restart() != null;
	}

	/**
	 * Does as {@link #restart()}, for those who want to know what has become of it.
	 * @return completed with the state that follows, on the thread that runs it;
	 * {@code null} if there is nothing to restart
	 */
	public @Nullable CompletableFuture<ServiceState> renew() {
		return this.orders.restart();
	}

	@Override
	public void pause() {
		this.orders.pause();
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
				history.startTime(), restarts(), history.lastCrash(), this.mailbox.depth(), this.mailbox.bytes(),
				ServiceMail.age(this.executor.peek()), this.loop.running(), clientCount(),
				this.loop.recovery().isGivenUp(), this.loop.recovery().nextStart());
	}

	/**
	 * How much work there is at this moment.
	 * @return the counts
	 */
	public WorkCounts work() {
		return this.work.counts();
	}

	/**
	 * How the clients are, joined or about to be.
	 * @return the status of each, in order of connecting
	 */
	public Stream<ClientStatus> clientStatus() {
		return this.clients.snapshot().stream().map(Client::status);
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
		this.draining = false;
		this.admission.open();
	}

	/**
	 * Whether it takes mail.
	 * @return whether it was opened, and has not drained
	 */
	boolean isOpen() {
		return this.admission.isOpen();
	}

	/**
	 * Sets who is told when a service of scope CLUSTER begins to stand by.
	 * @param candidate called inside a task of the service's executor; must not block
	 */
	public void onStandby(Runnable candidate) {
		this.loop.tenancy().onStandby(candidate);
	}

	/**
	 * Whether it waits for a tenure, and can make use of it.
	 * @return whether it is on standby, and neither paused nor shutting down
	 */
	public boolean isCandidate() {
		return isOpen() && !this.draining && !isPaused() && state() == ServiceState.STANDBY;
	}

	/**
	 * Starts an instance of a service that is on standby.
	 * @param tenure for how long it may run; told of its end in any case
	 */
	public void takeOver(Leadership tenure) {
		this.executor.execute(() -> this.loop.takeOver(tenure));
	}

	/**
	 * Ends the instance as soon as the callback that runs is done, whatever waits.
	 * @param tenure the tenure that has ended
	 */
	public void standBy(Leadership tenure) {
		this.executor.executeUrgently(() -> this.loop.standBy(tenure));
	}

	/**
	 * Lets a service of scope CLUSTER that is down stand by again.
	 */
	public void readmit() {
		this.executor.execute(this.loop::readmit);
	}

	/**
	 * Starts the first instance of a service that is open.
	 * @param supervised whether a failure is the supervisor's; else the service is down
	 * @return completed when the instance runs, or with what its start threw
	 */
	CompletableFuture<Void> launch(boolean supervised) {
		CompletableFuture<Void> started = new CompletableFuture<>();
		this.executor.execute(() -> this.loop.start(supervised, started));
		return started;
	}

	/**
	 * Takes no new clients any more, and goes on for those that it has.
	 */
	void refuseClients() {
		this.draining = true;
		this.executor.unpause();
	}

	/**
	 * Closes some clients with code 1001, behind all mail that was accepted before.
	 * @param clients the clients
	 */
	void closeInTurn(List<Client> clients) {
		this.executor.execute(() -> this.loop.closeClients(clients));
	}

	/**
	 * Takes no new clients, broadcasts and infos any more, handles what it has, closes
	 * its clients with code 1001 and ends.
	 * @return completed when it has ended
	 */
	CompletableFuture<Void> drain() {
		CompletableFuture<Void> drained = new CompletableFuture<>();
		this.draining = true;
		this.admission.close(() -> this.executor.execute(() -> this.loop.drain(drained)));
		this.executor.unpause();
		return drained;
	}

	/**
	 * Time is up: drops what has not been handled, closes the clients, and ends as soon
	 * as the callback that runs now is done.
	 * @return what there was still to do
	 */
	UnfinishedWork abandon() {
		List<Client> clients = this.clients.snapshot();
		long cut = clients.stream().filter((client) -> !client.isClosed()).count();
		UnfinishedWork leftovers = new UnfinishedWork((int) cut, this.mailbox.depth());
		this.loop.abandonMail();
		this.admission.closeNow();
		// Not in a task: those wait behind the callback that does not end.
		this.loop.closeClients(clients);
		this.executor.execute(this.loop::finishDrain);
		this.executor.resume();
		return leftovers;
	}

	List<Client> clients() {
		return this.clients.snapshot();
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

package io.boss.websocket.service;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossServiceReference;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.ServiceState;
import io.boss.websocket.ServiceTimers;
import io.boss.websocket.mailbox.Mail;
import io.boss.websocket.mailbox.Mailbox;
import io.boss.websocket.mailbox.SerializedTaskExecutor;
import io.boss.websocket.stats.RareWarning;
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

	private final ServiceEnvironment environment;

	private final Executor threads;

	private final SerializedTaskExecutor executor;

	private final Mailbox mailbox;

	private final Clients clients = new Clients();

	private final ServiceLoop loop;

	private final ServiceTimers timers;

	private final ServiceCalls calls;

	private final RareWarning refusals = new RareWarning(logger);

	private volatile boolean open;

	ServiceProcess(ServiceDescriptor descriptor, ServiceSettings settings, ServiceEnvironment environment) {
		this.descriptor = descriptor;
		this.environment = environment;
		Caller caller = new Caller(descriptor.name());
		this.threads = environment.executors().apply(descriptor.name());
		this.executor = new SerializedTaskExecutor(caller.noted(this.threads), settings.throughput());
		this.mailbox = new Mailbox(this.executor, settings.mailbox());
		this.loop = new ServiceLoop(descriptor, settings, environment, this.executor, this.clients);
		this.timers = new CurrentTimers(descriptor.name(), this.loop);
		this.calls = new ServiceCalls(caller,
				(call) -> offer("info", new CallMail(this.loop, call), this.mailbox::offerInfo));
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
		return offer("info", new ServiceMail.Info(this.loop, info), this.mailbox::offerInfo);
	}

	@Override
	public DeliveryResult pipeToSelf(String name, Callable<?> work) {
		return pipe(name, (task) -> this.threads.execute(() -> task.run(work)));
	}

	@Override
	public DeliveryResult pipeToSelf(String name, CompletionStage<?> stage) {
		return pipe(name, (task) -> stage.whenComplete(task::done));
	}

	private DeliveryResult pipe(String name, Consumer<TaskMail> work) {
		InstanceScope scope = this.loop.scope();
		if (scope == null) {
			return refused("work", DeliveryResult.NOT_RUNNING, "not-running", "no instance of it runs");
		}
		TaskMail task = new TaskMail(this.loop, name, scope, this.mailbox::put,
				() -> this.environment.stats().messageDropped(name(), "stale"));
		DeliveryResult result = offer("info", task, this.mailbox::reserveInfo);
		if (result.isAccepted()) {
			task.begin(work);
		}
		return result;
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
		return offer("broadcast", new ServiceMail.Broadcast(this.loop, message), this.mailbox::offerBroadcast);
	}

	private DeliveryResult offer(String kind, Mail mail, Predicate<Mail> slot) {
		if (!this.open || state() == ServiceState.DOWN || state() == ServiceState.STOPPED) {
			return refused(kind, DeliveryResult.NOT_RUNNING, "not-running",
					this.open ? "it is " + state() + " (BossServices.get(\"" + name() + "\").start() starts it again)"
							: "the application has not started it yet, or shuts down");
		}
		if (!slot.test(mail)) {
			return refused(kind, DeliveryResult.MAILBOX_FULL, "mailbox-full",
					"its mailbox is full (boss.websocket.mailbox." + kind + "-capacity)");
		}
		return DeliveryResult.ACCEPTED;
	}

	private DeliveryResult refused(String kind, DeliveryResult result, String reason, String why) {
		this.environment.stats().messageDropped(name(), reason);
		this.refusals.log(() -> "Service '" + name() + "' was not given " + kind + ": " + why);
		return result;
	}

	/**
	 * A client has connected; {@link Client#join()} joins it.
	 * @param connection the handle of the client
	 * @param control what the endpoint can do about the client
	 * @return where the endpoint puts what comes from the client
	 */
	public Client connect(BossConnection connection, ClientControl control) {
		return new Client(this, connection, control, this.mailbox.openInlet(control));
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

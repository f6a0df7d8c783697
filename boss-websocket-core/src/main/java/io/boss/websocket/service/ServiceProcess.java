/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossServiceReference;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.InstanceKey;
import io.boss.websocket.ServiceState;
import io.boss.websocket.ServiceTimers;
import io.boss.websocket.delivery.InfoQueue;
import io.boss.websocket.mailbox.Mail;
import io.boss.websocket.mailbox.Mailbox;
import io.boss.websocket.mailbox.SerializedTaskExecutor;
import io.boss.websocket.service.discovery.ServiceDescriptor;
import io.boss.websocket.stats.CallbackObserver;
import io.boss.websocket.stats.ServiceStats;
import org.jspecify.annotations.Nullable;

/**
 * Running service, the process that Erlang would register under its name: other code puts
 * mail here, and the {@link ServiceLoop} handles it. Safe on any thread; nothing blocks.
 */
public final class ServiceProcess implements BossServiceReference {

	private final ServiceContext service;

	private final @Nullable CallbackObserver observer;

	private final SerializedTaskExecutor executor;

	private final Mailbox mailbox;

	private final ServiceLoop loop;

	private final ServiceInbox inbox;

	private final MailGate gate;

	private final ServiceLifecycle lifecycle;

	private final ServiceCalls calls;

	ServiceProcess(ServiceDescriptor descriptor, ServiceSettings settings, ServiceEnvironment environment) {
		this(new ServiceCommon(descriptor, settings, environment));
	}

	ServiceProcess(ServiceCommon common) {
		this(common, null);
	}

	/**
	 * Creates a process.
	 * @param common what it shares with those of other keys
	 * @param place the place of its key, or {@code null} if the service has no keys
	 */
	ServiceProcess(ServiceCommon common, @Nullable KeyPlace place) {
		InstanceKey key = (place != null) ? place.key() : null;
		Caller caller = new Caller(ServiceContext.label(common.descriptor().name(), key));
		ServiceEnvironment environment = common.environment();
		this.observer = environment.observer();
		this.executor = new SerializedTaskExecutor(caller.noted(common.threads()), common.settings().throughput());
		this.service = new ServiceContext(common, key, this.executor);
		this.mailbox = new Mailbox(this.executor, common.settings().mailbox(), environment.mailboxes());
		this.loop = new ServiceLoop(this.service, (instance, retries) -> (place != null)
				? new KeyLife(this.service, place, instance, retries, this.mailbox) : null);
		this.inbox = new ServiceInbox(path(), this.service.clients(), this.mailbox, this.loop, common.callbacks(),
				common.descriptor().annotated());
		this.gate = new MailGate(this.service, (place != null) ? place.gate() : new StripedGate());
		this.lifecycle = new ProcessLifecycle(this.service, this.loop, this.mailbox, this.gate);
		this.calls = new ServiceCalls(caller, environment.time().clock(), (call) -> this.gate.offer("info",
				new CallMail(this.loop, call, this.loop.instance()::unanswered, origin()), this.mailbox::offerInfo));
	}

	Executor threads() {
		return this.service.common().threads();
	}

	/**
	 * What was found of the service before it ran.
	 * @return the descriptor
	 */
	public ServiceDescriptor descriptor() {
		return this.service.descriptor();
	}

	@Override
	public String name() {
		return this.service.name();
	}

	@Override
	public String path() {
		ServiceDescriptor descriptor = descriptor();
		InstanceKey key = this.service.key();
		return (key != null) ? descriptor.pathOf(key) : descriptor.path();
	}

	/**
	 * Key of the instance.
	 * @return the key as text, or {@code null} if the service has none
	 */
	public @Nullable String key() {
		return this.service.keyText();
	}

	/**
	 * Address of the process, under which broadcasts reach it.
	 * @return the name of the service, with the key if there is one
	 */
	public String address() {
		InstanceKey key = this.service.key();
		return (key != null) ? key.address() : name();
	}

	/**
	 * Name of the process for the log.
	 * @return the address, fit for one line
	 */
	public String label() {
		return this.service.label();
	}

	@Override
	public ServiceState state() {
		return this.service.life().state();
	}

	@Override
	public long restarts() {
		return this.loop.supervisor().restarts();
	}

	/**
	 * Whether new clients are welcome.
	 * @return whether it handles mail and does not drain
	 */
	public boolean isAccepting() {
		return this.lifecycle.isAccepting();
	}

	/**
	 * Whether new clients are refused because the application shuts down.
	 * @return whether it drains or has drained
	 */
	public boolean isDraining() {
		return this.lifecycle.isDraining();
	}

	@Override
	public Collection<BossConnection> connections() {
		return this.service.clients().snapshot().stream().filter(Client::isJoined).map(Client::connection).toList();
	}

	@Override
	public DeliveryResult info(Object info) {
		return this.gate.offer("info", new InfoMail(this.loop, info, origin(), true), this.mailbox::offerInfo);
	}

	/**
	 * Infos that may wait outside the mailbox until there is room, and that start no
	 * instance.
	 * @param <T> the type of the infos
	 * @return where they go
	 */
	public <T> InfoQueue<T> infoQueue() {
		return new ServiceInfoQueue<>(this);
	}

	DeliveryResult news(Object info, Predicate<Mail> overflow) {
		return this.gate.offer("info", new InfoMail(this.loop, info, origin(), false),
				(mail) -> this.mailbox.offerInfo(mail) || overflow.test(mail));
	}

	@Override
	public DeliveryResult pipeToSelf(String name, Callable<?> work) {
		return slowWork().pipe(name, work, origin());
	}

	@Override
	public DeliveryResult pipeToSelf(String name, CompletionStage<?> stage) {
		return slowWork().pipe(name, stage, origin());
	}

	// The parts below keep nothing: most instances never need them.
	private ServiceWork slowWork() {
		return new ServiceWork(this.loop, this.loop.instance(), this.mailbox, this.gate, this.service);
	}

	@Override
	public ServiceTimers timers() {
		KeyLife life = keyLife();
		return new CurrentTimers(this.service, this.loop.instance(), (life != null) ? life.place().gate() : null);
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
		DeliveryResult result = this.gate.offer("broadcast", mail, this.mailbox::offerBroadcast);
		if (result.isAccepted()) {
			stats().broadcastReceived();
		}
		return result;
	}

	/**
	 * What goes on on this thread, as observers of callbacks understand it.
	 * @return the origin, or {@code null} if there is no observer
	 */
	public @Nullable Object origin() {
		return (this.observer != null) ? this.observer.origin() : null;
	}

	/**
	 * Lets a client in; {@link ConnectedClient#join()} joins it.
	 * @param connection the handle of the client
	 * @param control what the endpoint can do about the client
	 * @param origin what {@link #origin()} answered at the handshake
	 * @return where the endpoint puts what comes from the client
	 */
	public ConnectedClient connect(BossConnection connection, ClientControl control, @Nullable Object origin) {
		return connect(connection, control, origin, new Seat(this, null));
	}

	ConnectedClient connect(BossConnection connection, ClientControl control, @Nullable Object origin, Seat seat) {
		return new ConnectedClient(this.inbox, connection, control, origin, seat);
	}

	@Override
	public boolean start() {
		return orders().start() != null;
	}

	@Override
	public boolean restart() {
		return orders().restart() != null;
	}

	/**
	 * Does as {@link #restart()}, and tells the result.
	 * @return completed with the state that follows, on the thread that runs it;
	 * {@code null} if there is nothing to restart
	 */
	public @Nullable CompletableFuture<ServiceState> renew() {
		return orders().restart();
	}

	@Override
	public void pause() {
		orders().pause();
		KeyLife life = keyLife();
		if (life != null) {
			// Else one that has been vacant so far would end.
			life.keep();
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
	 * The status of the service, for operators.
	 * @return the status of this moment
	 */
	public ServiceStatus status() {
		ServiceHistory history = this.loop.instance().history();
		return new ServiceStatus(name(), path(), this.service.descriptor().type(), state(), isPaused(),
				history.instances(), history.startTime(), restarts(), history.lastCrash(), this.mailbox.depth(),
				this.mailbox.bytes(), ServiceMail.age(this.executor.peek()), running(), clientCount(),
				this.service.clients().away().get(), this.service.life().isGivenUp(), this.loop.retries().next());
	}

	/**
	 * Callback that runs at this moment.
	 * @return the callback, or {@code null} if none runs
	 */
	public @Nullable RunningCallback running() {
		return this.loop.instance().running();
	}

	ServiceCommon common() {
		return this.service.common();
	}

	WorkCounts work() {
		return common().work();
	}

	/**
	 * How the clients are, joined or about to be.
	 * @return the status of each, in order of connecting
	 */
	public Stream<ClientStatus> clientStatus() {
		return this.service.clients().snapshot().stream().map(Client::status);
	}

	/**
	 * What hears of this service.
	 * @return the stats
	 */
	public ServiceStats stats() {
		return this.service.stats();
	}

	/**
	 * Start and drain of the service.
	 * @return the lifecycle
	 */
	public ServiceLifecycle lifecycle() {
		return this.lifecycle;
	}

	/**
	 * Candidacy of a service of scope CLUSTER.
	 * @return the candidacy
	 */
	public Candidacy candidacy() {
		return new Candidacy(this.service, this.loop, this.lifecycle);
	}

	int clientCount() {
		return this.service.clients().size();
	}

	/**
	 * Whether the process of a key takes no mail and clients any more.
	 * @return whether it has ended, or is about to
	 */
	boolean isRetired() {
		KeyLife life = keyLife();
		return life != null && life.isRetired();
	}

	/**
	 * Keeps the process of a key for a client that is on its way.
	 * @return the seat, or {@code null} if the process has retired
	 */
	@Nullable Seat sit() {
		KeyLife life = keyLife();
		return (life != null) ? life.sit(this) : new Seat(this, null);
	}

	/**
	 * Starts the instance of a key for which there is no mail.
	 * @return whether there was none
	 */
	boolean begin() {
		return orders().begin();
	}

	private ServiceOrders orders() {
		return new ServiceOrders(this.service, this.loop.starter(), this.lifecycle, this.gate);
	}

	/**
	 * Beginning and end of the process of a key.
	 * @return its life, or {@code null} if the service has no keys
	 */
	@Nullable KeyLife keyLife() {
		return this.loop.keyLife();
	}

	ServiceLoop loop() {
		return this.loop;
	}

	void put(Mail mail) {
		this.mailbox.put(mail);
	}

}

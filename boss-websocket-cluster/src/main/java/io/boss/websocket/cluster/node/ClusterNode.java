package io.boss.websocket.cluster.node;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

import io.boss.websocket.cluster.ClusterEngine;
import io.boss.websocket.cluster.ClusterMember;
import io.boss.websocket.cluster.ClusterMessaging;
import io.boss.websocket.cluster.ClusterStartException;
import io.boss.websocket.cluster.EngineCapability;
import io.boss.websocket.cluster.MembershipListener;
import io.boss.websocket.cluster.message.FrameCodec;
import io.boss.websocket.log.LogLine;
import io.boss.websocket.log.RateLimitedWarning;
import io.boss.websocket.service.lifecycle.ServiceStartLifecycle;
import io.boss.websocket.stats.ClusterStats;
import io.boss.websocket.stats.CompositeBossStats;
import io.boss.websocket.stats.ForwardFailure;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

/**
 * This node of the cluster. Messages may be given before it starts: they wait in the
 * outbox. It starts when the services take mail, and stops when their clients have gone,
 * before they end. Safe on any thread.
 */
public final class ClusterNode implements ClusterMessaging, SmartLifecycle {

	private static final Log logger = LogFactory.getLog(ClusterNode.class);

	private static final long FLUSH = TimeUnit.SECONDS.toNanos(2);

	// Late copies of messages have long come by then.
	private static final int LEASES_TO_REMEMBER = 10;

	private final ClusterEngine engine;

	private final ClusterSettings settings;

	private final ClusterEnvironment environment;

	private final ClusterStats stats;

	private final LongSupplier clock;

	private final RateLimitedWarning untraced = new RateLimitedWarning(logger);

	private final RateLimitedWarning untidy = new RateLimitedWarning(logger);

	private final FrameCodec codec = new FrameCodec();

	private final SelfDescription self;

	private final Handlers handlers = new Handlers();

	private final MembershipListeners listeners = new MembershipListeners();

	private volatile Origins origins = new Origins();

	private final Members members;

	private final HeartbeatScheduler heartbeats;

	private volatile BrokerHealth health;

	private volatile Outbox outbox;

	private volatile String id;

	private volatile @Nullable OutboxDrain drain;

	private volatile boolean running;

	/**
	 * Creates a node that has not started.
	 * @param engine the broker
	 * @param settings how it behaves
	 * @param environment what is around it
	 */
	public ClusterNode(ClusterEngine engine, ClusterSettings settings, ClusterEnvironment environment) {
		this.engine = engine;
		this.settings = settings;
		this.environment = environment;
		this.stats = CompositeBossStats.of(environment.stats()).cluster();
		this.clock = environment.time()::nanoTime;
		this.id = NodeIds.next(environment.random());
		this.self = new SelfDescription(settings, environment.services(), environment.time().instant());
		this.members = new Members(this.clock, settings, this.listeners);
		this.heartbeats = new HeartbeatScheduler(environment.time(), settings.heartbeat(), this::beat);
		this.health = newHealth();
		this.outbox = newOutbox();
		listen(new Newcomers());
		handle(Beat.KIND, Beat.class, this.members::beat);
		handle(Leave.KIND, Leave.class, (node, leave) -> this.members.leave(node));
	}

	private Outbox newOutbox() {
		return new Outbox(this.settings.outbox(), this.settings.maxFrameSize(), this.stats);
	}

	private BrokerHealth newHealth() {
		return new BrokerHealth(this.engine.name(), this.settings.lease().dividedBy(2),
				this.environment.time().clock());
	}

	@Override
	public String node() {
		return this.id;
	}

	@Override
	public Collection<ClusterMember> others() {
		return this.members.all();
	}

	@Override
	public @Nullable ClusterMember other(String node) {
		return this.members.get(node);
	}

	@Override
	public boolean hasLeft(String node) {
		return this.members.hasLeft(node);
	}

	@Override
	public boolean publish(String kind, Object body) {
		return offer(kind, body) == null;
	}

	@Override
	public @Nullable ForwardFailure offer(String kind, Object body) {
		return offer(null, kind, body);
	}

	/**
	 * Sends a message to one other node.
	 * @throws UnsupportedOperationException if the engine has no inboxes
	 */
	@Override
	public boolean send(String node, String kind, Object body) {
		if (!this.engine.capabilities().contains(EngineCapability.NODE_INBOX)) {
			throw new UnsupportedOperationException("Engine '" + this.engine.name() + "' has no inboxes");
		}
		return !node.equals(this.id) && offer(node, kind, body) == null;
	}

	private @Nullable ForwardFailure offer(@Nullable String to, String kind, Object body) {
		ForwardFailure failure = this.outbox.put(to, kind, context(), this.codec.encodeBody(body));
		filled();
		return failure;
	}

	private void filled() {
		OutboxDrain drain = this.drain;
		if (drain != null) {
			drain.filled();
		}
	}

	private Map<String, String> context() {
		try {
			return this.environment.carrier().capture();
		}
		catch (RuntimeException ex) {
			this.untraced.log(() -> "A trace does not go on at other nodes: " + LogLine.of(ex));
			return Map.of();
		}
	}

	@Override
	public <T> void handle(String kind, Class<T> type, BiConsumer<String, T> handler) {
		this.handlers.add(kind, type, handler);
	}

	@Override
	public void describe(String name, LongSupplier number) {
		this.self.add(name, number);
	}

	@Override
	public void listen(MembershipListener listener) {
		this.listeners.add(listener);
	}

	/**
	 * How this node and its broker get on.
	 * @return the status of this moment
	 */
	public ClusterStatus status() {
		BrokerHealth health = this.health;
		Outbox outbox = this.outbox;
		return new ClusterStatus(this.id, this.settings.nodeName(), this.engine.name(), this.running,
				health.failingSince(), health.lastFailure(), health.hasHeardItselfWithin(this.settings.lease()),
				outbox.frames(), outbox.bytes(), this.members.status());
	}

	/**
	 * Starts, with the broker or without.
	 * @throws ClusterStartException if it must not start without, and the broker cannot
	 * be reached
	 */
	@Override
	public void start() {
		if (this.settings.failAtStart()) {
			ping();
		}
		renew();
		startEngine();
		this.running = true;
		OutboxDrain drain = this.environment.threads().drain(this.outbox, publisher(), this.environment.time());
		this.drain = drain;
		drain.start();
		beat();
		this.heartbeats.start();
	}

	private OutboxPublisher publisher() {
		Echo echo = new Echo(this.health, this.settings.lease().dividedBy(2), this.clock);
		return new OutboxPublisher(this.id, this.engine, this.outbox, this.health, echo, this.stats, this.clock,
				new BackOff(this.environment.random()));
	}

	private void startEngine() {
		try {
			this.engine.start(this.id,
					new FrameDispatcher(this.id, this.members, this.handlers, this.origins, this.health,
							this.environment.carrier(), this.stats, this.clock, this.settings.maxFrameSize()),
					this.members::ids);
		}
		catch (RuntimeException ex) {
			this.engine.stop();
			throw ex;
		}
	}

	private void ping() {
		try {
			this.engine.ping();
		}
		catch (RuntimeException ex) {
			throw new ClusterStartException(this.engine.name(), ex);
		}
	}

	// A node that starts again is another node for the others, which have seen it leave.
	private void renew() {
		if (this.outbox.isClosed()) {
			this.members.clear();
			this.origins = new Origins();
			this.id = NodeIds.next(this.environment.random());
			this.outbox = newOutbox();
		}
		this.health = newHealth();
	}

	private void beat() {
		tidy();
		this.health.watch();
		Outbox outbox = this.outbox;
		if (!outbox.hasBeat()) {
			outbox.offerBeat(this.codec.encodeBody(this.self.next()));
			filled();
		}
	}

	// Whatever others have sent, this node goes on to say that it is there.
	private void tidy() {
		try {
			this.members.sweep();
			if (this.health.failingSince() == null) {
				this.origins.forget(this.settings.lease().multipliedBy(LEASES_TO_REMEMBER), this.clock.getAsLong());
			}
			else {
				// What was published before an outage may come again after it.
				this.origins.keep(this.clock.getAsLong());
			}
		}
		catch (RuntimeException ex) {
			this.untidy.log(() -> "Could not tell which nodes have gone: " + LogLine.of(ex));
		}
	}

	/**
	 * Says that it leaves, gives the broker a short while to take what waits, and stops.
	 */
	@Override
	public void stop() {
		this.running = false;
		this.heartbeats.stop();
		this.outbox.close(Leave.KIND, this.codec.encodeBody(new Leave()));
		try {
			OutboxDrain drain = this.drain;
			if (drain != null && this.health.failingSince() == null) {
				drain.flush(FLUSH);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.outbox.abort();
		this.engine.stop();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return ServiceStartLifecycle.PHASE + 1;
	}

	/**
	 * Listener that counts members, and answers new ones.
	 */
	private final class Newcomers implements MembershipListener {

		@Override
		public void joined(ClusterMember member) {
			ClusterNode.this.stats.memberJoined();
			ClusterNode.this.heartbeats.beatSoon();
		}

		@Override
		public void left(ClusterMember member) {
			ClusterNode.this.stats.memberLeft();
		}

	}

}

package io.boss.websocket.cluster.redis;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.boss.websocket.cluster.ClusterEngine;
import io.boss.websocket.cluster.EngineCapability;
import io.boss.websocket.cluster.FrameReceiver;
import io.boss.websocket.cluster.LeaseStore;
import io.boss.websocket.log.LogTrace;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.data.redis.connection.Message;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionCommands;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.listener.ChannelTopic;

/**
 * Carries frames through the publish/subscribe channels of Redis: {@code <cluster>.all}
 * for all nodes and {@code <cluster>.node.<id>} for one. Redis forgets what it has
 * delivered, so that a node misses what is published while it is not subscribed; after
 * Redis was away, a node waits for the others before it publishes.
 */
public final class RedisClusterEngine implements ClusterEngine {

	private static final Log logger = LogFactory.getLog(RedisClusterEngine.class);

	/** For how long a subscription may be silent while what is published succeeds. */
	private static final Duration SILENCE = Duration.ofSeconds(10);

	/** Nodes try again after two seconds at the most. */
	private static final Duration PATIENCE = Duration.ofSeconds(4);

	private final RedisConnectionFactory connectionFactory;

	private final String cluster;

	private final StringRedisTemplate template;

	private final RedisPublisher publisher;

	private final TimeLimit publishing;

	private final TimeLimit asking;

	private final LeaseStore leases;

	private final SilenceWatch watch;

	private final Object turn = new Object();

	private volatile @Nullable Audience audience;

	private @Nullable RedisSubscription subscription;

	/**
	 * Makes an engine.
	 * @param connectionFactory the application's own, which stays open; connects once to
	 * publish and once to subscribe
	 * @param cluster the name of the cluster: clusters that share a Redis need different
	 * ones
	 * @param timeout for how long a call may wait for Redis, if the client's own timeout
	 * is not shorter
	 */
	public RedisClusterEngine(RedisConnectionFactory connectionFactory, String cluster, Duration timeout) {
		this(connectionFactory, cluster, timeout, SILENCE);
	}

	RedisClusterEngine(RedisConnectionFactory connectionFactory, String cluster, Duration timeout, Duration silence) {
		this.connectionFactory = connectionFactory;
		this.cluster = cluster;
		this.template = new StringRedisTemplate(connectionFactory);
		this.publisher = new RedisPublisher(connectionFactory, this::recovers);
		this.publishing = new TimeLimit("boss-redis-publisher-", timeout);
		this.asking = new TimeLimit("boss-redis-", timeout);
		// Time for a second try before a lease ends that is twice as long as the timeout.
		this.leases = new RedisLeaseStore(this.template, cluster,
				new TimeLimit("boss-redis-lease-", timeout.multipliedBy(2).dividedBy(5)));
		this.watch = new SilenceWatch(silence, System::nanoTime);
	}

	@Override
	public String name() {
		return "redis";
	}

	@Override
	public Set<EngineCapability> capabilities() {
		return EnumSet.allOf(EngineCapability.class);
	}

	@Override
	public void ping() {
		this.asking.call(() -> this.template.execute(RedisConnectionCommands::ping));
	}

	@Override
	public synchronized void start(String node, FrameReceiver receiver) {
		this.audience = new Audience(everybody(), inboxOf(node), PATIENCE, System::nanoTime);
		List<ChannelTopic> channels = List.of(ChannelTopic.of(everybody()), ChannelTopic.of(inboxOf(node)));
		subscribe(new RedisSubscription(this.connectionFactory, channels,
				(message, pattern) -> received(message, receiver)));
	}

	@Override
	public void publish(List<byte[]> frames) {
		long listeners = this.publishing.call(() -> this.publisher.publish(everybody(), frames));
		Audience audience = this.audience;
		if (audience != null) {
			audience.reached(listeners);
		}
		if (this.watch.isSilentAfterPublishing()) {
			subscribeAgain();
		}
	}

	@Override
	public void send(String node, List<byte[]> frames) {
		this.publishing.call(() -> this.publisher.publish(inboxOf(node), frames));
	}

	@Override
	public LeaseStore leases() {
		return this.leases;
	}

	@Override
	public void stop() {
		unsubscribe();
		try {
			this.publishing.call(() -> {
				this.publisher.close();
				return true;
			});
		}
		catch (RuntimeException ex) {
			logger.debug(new LogTrace("A connection to Redis was not given back", ex));
		}
	}

	private String everybody() {
		return this.cluster + ".all";
	}

	private String inboxOf(String node) {
		return this.cluster + ".node." + node;
	}

	private void recovers(RedisConnection connection) {
		Audience audience = this.audience;
		if (audience != null) {
			audience.gather(connection, this::subscribeAgain);
		}
	}

	private void subscribe(RedisSubscription subscription) {
		this.subscription = subscription;
		this.watch.begin();
		subscription.open();
	}

	/**
	 * The client may not have noticed that its connection is gone, or try again later
	 * than it need.
	 */
	private synchronized void subscribeAgain() {
		RedisSubscription silent = this.subscription;
		if (silent != null) {
			silent.close();
			subscribe(silent.another());
		}
	}

	private synchronized void unsubscribe() {
		RedisSubscription subscription = this.subscription;
		this.subscription = null;
		if (subscription != null) {
			subscription.close();
		}
	}

	private void received(Message message, FrameReceiver receiver) {
		this.watch.heard();
		// A subscription that replaces another may read on another thread.
		synchronized (this.turn) {
			receiver.received(message.getBody());
		}
	}

}

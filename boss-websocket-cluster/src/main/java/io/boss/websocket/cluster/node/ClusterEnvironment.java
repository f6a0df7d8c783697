package io.boss.websocket.cluster.node;

import java.security.SecureRandom;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import io.boss.websocket.cluster.message.ContextCarrier;
import io.boss.websocket.stats.BossStats;
import io.boss.websocket.timing.EngineTime;

/**
 * Objects of the application that a node needs.
 *
 * @param services how many connections each service of this node has; asked at each
 * heartbeat
 * @param carrier carries traces over to other nodes
 * @param stats counts messages between nodes
 * @param threads give messages to the broker
 * @param time tells the time, runs heartbeats and checks leases; nothing here blocks the
 * threads of its scheduler
 * @param random makes ids, and spreads what nodes would do at the same moment
 */
public record ClusterEnvironment(Supplier<Map<String, Integer>> services, ContextCarrier carrier, BossStats stats,
		BrokerThreads threads, EngineTime time, RandomGenerator random) {

	/**
	 * An environment of which nothing can be guessed.
	 * @param services how many connections each service of this node has
	 * @param carrier carries traces over to other nodes
	 * @param stats counts messages between nodes
	 * @param threads give messages to the broker
	 * @param time tells the time, runs heartbeats and checks leases
	 */
	public ClusterEnvironment(Supplier<Map<String, Integer>> services, ContextCarrier carrier, BossStats stats,
			BrokerThreads threads, EngineTime time) {
		this(services, carrier, stats, threads, time, new SecureRandom());
	}

}

package io.boss.websocket.cluster.node;

import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

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
 * @param threads gives the node one thread from its start to its stop, which blocks while
 * the broker does; it should be a daemon, and may be virtual
 * @param time tells the time, runs heartbeats and checks leases; nothing here blocks the
 * threads of its scheduler
 */
public record ClusterEnvironment(Supplier<Map<String, Integer>> services, ContextCarrier carrier, BossStats stats,
		Executor threads, EngineTime time) {
}

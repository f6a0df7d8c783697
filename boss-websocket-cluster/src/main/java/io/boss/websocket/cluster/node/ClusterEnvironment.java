package io.boss.websocket.cluster.node;

import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import io.boss.websocket.cluster.message.ContextCarrier;
import io.boss.websocket.stats.BossStats;

import org.springframework.scheduling.TaskScheduler;

/**
 * What a node needs of the application around it.
 *
 * @param services how many connections each service of this node has; asked at each
 * heartbeat
 * @param carrier carries traces over to other nodes
 * @param stats hears of what nodes say to each other
 * @param threads gives the node one thread from its start to its stop, which blocks while
 * the broker does; it should be a daemon, and may be virtual
 * @param scheduler lets the heart beat and watches leases; nothing here blocks its
 * threads
 */
public record ClusterEnvironment(Supplier<Map<String, Integer>> services, ContextCarrier carrier, BossStats stats,
		Executor threads, TaskScheduler scheduler) {
}

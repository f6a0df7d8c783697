package io.boss.websocket.endpoint;

import java.util.concurrent.Executor;

import io.boss.websocket.outbound.MessageEncoder;
import io.boss.websocket.stats.BossStats;

import org.springframework.scheduling.TaskScheduler;

/**
 * What all endpoints of an application share.
 *
 * @param executor lends the threads that write to sockets; must not refuse
 * @param scheduler looks for idle clients
 * @param encoder makes messages of objects
 * @param stats hears of what happens
 */
public record EndpointEnvironment(Executor executor, TaskScheduler scheduler, MessageEncoder encoder, BossStats stats) {

	public EndpointEnvironment {
		stats = BossStats.guarded(stats);
	}

}

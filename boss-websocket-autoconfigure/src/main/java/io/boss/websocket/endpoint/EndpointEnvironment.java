package io.boss.websocket.endpoint;

import io.boss.websocket.outbound.MessageEncoder;
import io.boss.websocket.stats.BossStats;

import org.springframework.scheduling.TaskScheduler;

/**
 * What all endpoints of an application share.
 *
 * @param transport how frames come and go
 * @param scheduler looks for idle clients
 * @param encoder makes messages of objects
 * @param stats hears of what happens
 */
public record EndpointEnvironment(Transport transport, TaskScheduler scheduler, MessageEncoder encoder,
		BossStats stats) {

	public EndpointEnvironment {
		stats = BossStats.guarded(stats);
	}

}

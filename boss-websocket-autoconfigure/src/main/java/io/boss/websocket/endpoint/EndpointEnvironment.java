package io.boss.websocket.endpoint;

import io.boss.websocket.outbound.MessageEncoder;
import io.boss.websocket.stats.BossStats;

/**
 * What all endpoints of an application share.
 *
 * @param transport how frames come and go
 * @param clock looks after clients that say nothing
 * @param encoder makes messages of objects
 * @param stats hears of what happens
 */
public record EndpointEnvironment(Transport transport, ConnectionClock clock, MessageEncoder encoder, BossStats stats) {

	public EndpointEnvironment {
		stats = BossStats.guarded(stats);
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint.handshake;

import java.time.Duration;

import io.boss.websocket.config.Limit;
import io.boss.websocket.service.Unavailability;
import io.boss.websocket.stats.RefusalReason;

import org.springframework.http.HttpStatus;

/**
 * Answers to handshakes with a service that takes no client, or not this one.
 */
final class HandshakeRefusals {

	private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

	// A load balancer sends a client to the right node by chance only.
	private static final String STANDBY = "of scope CLUSTER, it runs on another node, if on any: give clients a "
			+ "service of scope NODE, which broadcasts to this one";

	private HandshakeRefusals() {
	}

	/**
	 * The answer to a client that the service does not take.
	 * @param why the reason
	 * @return the answer
	 */
	static HandshakeRefusal of(Unavailability why) {
		return switch (why) {
			case DRAINING -> unavailable(RefusalReason.DRAINING, "The server is shutting down");
			case STANDBY -> unavailable(RefusalReason.STANDBY, "The service runs on another node").withDetail(STANDBY);
			case NOT_RUNNING -> unavailable(RefusalReason.NOT_RUNNING, "The service is not running");
			case TOO_MANY_INSTANCES ->
				unavailable(RefusalReason.TOO_MANY_INSTANCES, "There are too many instances of the service")
					.withDetail("there is no room for one more, see boss.websocket.keyed.max-instances");
			case TOO_MANY_OF_PRINCIPAL -> tooManyOfPrincipal();
		};
	}

	private static HandshakeRefusal unavailable(RefusalReason reason, String text) {
		return new HandshakeRefusal(HttpStatus.SERVICE_UNAVAILABLE, reason, text, RETRY_AFTER);
	}

	private static HandshakeRefusal tooManyOfPrincipal() {
		Limit limit = Limit.INSTANCES_PER_PRINCIPAL;
		return new HandshakeRefusal(HttpStatus.valueOf(limit.code()), RefusalReason.TOO_MANY_INSTANCES,
				"There are too many instances of this user", RETRY_AFTER)
			.withDetail("it exceeds " + limit.property());
	}

	/**
	 * Whether a client is refused because the instance of its key is down, or because
	 * there is none yet: a client of another key may be let in.
	 * @param why the reason why a service with keys does not take a client
	 * @return whether the answer depends on the instances that there are
	 */
	static boolean isOfInstance(Unavailability why) {
		return why != Unavailability.DRAINING && why != Unavailability.STANDBY;
	}

}

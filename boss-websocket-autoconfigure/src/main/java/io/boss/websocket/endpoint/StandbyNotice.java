package io.boss.websocket.endpoint;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import io.boss.websocket.stats.RefusalReason;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.http.HttpStatus;

/**
 * The answer to clients of a service that runs on another node, with one line in the log:
 * a load balancer sends a client to the right node by chance only, so it is the
 * application that is mistaken. Safe on any thread.
 */
final class StandbyNotice {

	private static final Log logger = LogFactory.getLog(StandbyNotice.class);

	private final String service;

	private final AtomicBoolean logged = new AtomicBoolean();

	StandbyNotice(String service) {
		this.service = service;
	}

	Refusal refusal(Duration retryAfter) {
		if (this.logged.compareAndSet(false, true)) {
			logger.warn("A client of service '" + this.service + "' was refused: of scope CLUSTER, it runs on another "
					+ "node, if on any. Give clients a service of scope NODE, which broadcasts to this one; further "
					+ "refusals are counted and not logged");
		}
		return new Refusal(HttpStatus.SERVICE_UNAVAILABLE, RefusalReason.STANDBY, "The service runs on another node",
				retryAfter);
	}

}

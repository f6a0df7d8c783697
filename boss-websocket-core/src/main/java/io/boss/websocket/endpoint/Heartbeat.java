package io.boss.websocket.endpoint;

import java.time.Duration;

import org.springframework.util.Assert;

/**
 * How it is found out whether a client is still there: one that has been silent is sent a
 * ping (RFC 6455, section 5.5.2), which it has to answer; anything that comes from it is
 * an answer.
 *
 * @param interval how long a client may be silent before it is sent a ping
 * @param timeout how long it may be silent after that
 */
public record Heartbeat(Duration interval, Duration timeout) {

	public Heartbeat {
		Assert.isTrue(!interval.isNegative() && !interval.isZero(), "Interval must be longer than zero");
		Assert.isTrue(!timeout.isNegative() && !timeout.isZero(), "Timeout must be longer than zero");
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;

import io.boss.websocket.cluster.Lease;
import io.boss.websocket.cluster.LeaseStore;

import org.springframework.data.redis.connection.ReturnType;

/**
 * {@link LeaseStore} in Redis: for each name a key that expires, with the node and the
 * token, and one that stays, with the last token that was given. Redis runs each script
 * as a whole, so that two nodes cannot both take a lease.
 * <p>
 * A token is at least the time of Redis in milliseconds when it was given. A Redis that
 * has forgotten everything goes on with larger tokens therefore, as long as its clock is
 * not behind the one before and has not given more than one token per millisecond. Safe
 * on any thread.
 */
final class RedisLeaseStore implements LeaseStore {

	/**
	 * KEYS: the lease, the last token. ARGV: the node, the duration in milliseconds. The
	 * value of the lease is the token, a colon, and the node. Tokens are passed as text:
	 * numbers of Lua are exact up to 2^53, which the clock reaches in the year 287396.
	 */
	private static final byte[] ACQUIRE = bytes("""
			local held = redis.call('GET', KEYS[1])
			if held then
			  if string.sub(held, string.find(held, ':', 1, true) + 1) == ARGV[1] then
			    redis.call('PEXPIRE', KEYS[1], ARGV[2])
			  end
			  return held
			end
			local time = redis.call('TIME')
			local now = time[1] * 1000 + math.floor(time[2] / 1000)
			local last = tonumber(redis.call('GET', KEYS[2]) or '0')
			local token = string.format('%.0f', math.max(last + 1, now))
			redis.call('SET', KEYS[2], token)
			held = token .. ':' .. ARGV[1]
			redis.call('SET', KEYS[1], held, 'PX', ARGV[2])
			return held
			""");

	/** KEYS: the lease. ARGV: what it must be. */
	private static final byte[] RELEASE = bytes("""
			if redis.call('GET', KEYS[1]) == ARGV[1] then
			  return redis.call('DEL', KEYS[1])
			end
			return 0
			""");

	private final OwnConnection connection;

	private final String prefix;

	RedisLeaseStore(OwnConnection connection, String cluster) {
		this.connection = connection;
		this.prefix = cluster + ".lease.";
	}

	@Override
	public Lease acquire(String name, String node, Duration duration) {
		String key = keyOf(name);
		byte[] answer = (byte[]) ask(ACQUIRE, ReturnType.VALUE, 2, key, key + ".token", node,
				Long.toString(Math.max(1, duration.toMillis())));
		String held = new String(answer, StandardCharsets.UTF_8);
		int colon = held.indexOf(':');
		return new Lease(name, held.substring(colon + 1), Long.parseLong(held.substring(0, colon)));
	}

	@Override
	public void release(Lease lease) {
		Object unused = ask(RELEASE, ReturnType.INTEGER, 1, keyOf(lease.name()), lease.token() + ":" + lease.node());
	}

	private String keyOf(String name) {
		// The braces let a Redis cluster keep both keys in one place.
		return this.prefix + '{' + name + '}';
	}

	private Object ask(byte[] script, ReturnType type, int keys, String... keysAndArguments) {
		byte[][] bytes = Stream.of(keysAndArguments).map(RedisLeaseStore::bytes).toArray(byte[][]::new);
		return this.connection.callTwice((redis) -> {
			// Outside of pipelines, some clients ask through a connection that others
			// share.
			redis.openPipeline();
			redis.scriptingCommands().eval(script, type, keys, bytes);
			return redis.closePipeline().get(0);
		});
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	/** Gives the connection back, if there is one. */
	void close() {
		this.connection.close();
	}

}

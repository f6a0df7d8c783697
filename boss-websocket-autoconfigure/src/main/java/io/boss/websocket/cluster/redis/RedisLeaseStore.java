package io.boss.websocket.cluster.redis;

import java.time.Duration;
import java.util.List;

import io.boss.websocket.cluster.Lease;
import io.boss.websocket.cluster.LeaseStore;

import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * Keeps leases in Redis: for each name a key that expires, with the node and the token,
 * and one that stays, with the last token that was given. Redis runs each script as a
 * whole, so that two nodes cannot both take a lease.
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
	private static final RedisScript<String> ACQUIRE = RedisScript.of("""
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
			""", String.class);

	/** KEYS: the lease. ARGV: what it must be. */
	private static final RedisScript<Long> RELEASE = RedisScript.of("""
			if redis.call('GET', KEYS[1]) == ARGV[1] then
			  return redis.call('DEL', KEYS[1])
			end
			return 0
			""", Long.class);

	private final StringRedisTemplate template;

	private final String prefix;

	private final TimeLimit limit;

	RedisLeaseStore(StringRedisTemplate template, String cluster, TimeLimit limit) {
		this.template = template;
		this.prefix = cluster + ".lease.";
		this.limit = limit;
	}

	@Override
	public Lease acquire(String name, String node, Duration duration) {
		String held = this.limit.call(() -> this.template.execute(ACQUIRE, keys(name), node,
				Long.toString(Math.max(1, duration.toMillis()))));
		int colon = held.indexOf(':');
		return new Lease(name, held.substring(colon + 1), Long.parseLong(held.substring(0, colon)));
	}

	@Override
	public void release(Lease lease) {
		this.limit.call(() -> this.template.execute(RELEASE, keys(lease.name()).subList(0, 1),
				lease.token() + ":" + lease.node()));
	}

	private List<String> keys(String name) {
		// The braces let a Redis cluster keep both keys in one place.
		String key = this.prefix + '{' + name + '}';
		return List.of(key, key + ".token");
	}

}

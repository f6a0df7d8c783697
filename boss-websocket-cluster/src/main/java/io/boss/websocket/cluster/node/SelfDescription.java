package io.boss.websocket.cluster.node;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.boss.websocket.log.RateLimitedWarning;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Description of this node for its heartbeats. A feature whose numbers cannot be read
 * does not stop the heartbeats.
 */
final class SelfDescription {

	private static final Log logger = LogFactory.getLog(SelfDescription.class);

	private final ClusterSettings settings;

	private final Supplier<Map<String, Integer>> services;

	private final Map<String, LongSupplier> numbers = new ConcurrentHashMap<>();

	private final AtomicLong beats = new AtomicLong();

	private final long started;

	private final RateLimitedWarning failures = new RateLimitedWarning(logger);

	SelfDescription(ClusterSettings settings, Supplier<Map<String, Integer>> services, Instant started) {
		this.settings = settings;
		this.services = services;
		this.started = started.toEpochMilli();
	}

	void add(String name, LongSupplier number) {
		this.numbers.put(name, number);
	}

	Beat next() {
		String name = this.settings.nodeName();
		return new Beat(this.beats.incrementAndGet(), name.substring(0, Math.min(name.length(), Beat.MAX_NAME)),
				this.started, this.settings.lease().toMillis(), services(), state());
	}

	private Map<String, Integer> services() {
		try {
			return limited(this.services.get());
		}
		catch (RuntimeException ex) {
			failed(ex);
			return Map.of();
		}
	}

	// More would not be read.
	private static Map<String, Integer> limited(Map<String, Integer> services) {
		if (services.size() <= Beat.MAX_ENTRIES) {
			return services;
		}
		return services.entrySet()
			.stream()
			.limit(Beat.MAX_ENTRIES)
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	private Map<String, Long> state() {
		Map<String, Long> state = new HashMap<>();
		this.numbers.forEach((name, number) -> {
			try {
				state.put(name, number.getAsLong());
			}
			catch (RuntimeException ex) {
				failed(ex);
			}
		});
		return state;
	}

	private void failed(RuntimeException failure) {
		this.failures.log(() -> "This node could not describe itself to the others: " + failure);
	}

}

package io.boss.websocket.autoconfigure;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

import io.boss.websocket.cluster.node.ClusterSettings;
import io.boss.websocket.cluster.node.OutboxOverflow;
import io.boss.websocket.cluster.node.OutboxSettings;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Makes settings of the properties of clusters, and refuses those that make no sense.
 */
final class ClusterPropertiesMapper {

	private static final Log logger = LogFactory.getLog(ClusterPropertiesMapper.class);

	private static final String PREFIX = "boss.websocket.cluster.";

	private static final Duration SHORTEST = Duration.ofMillis(50);

	private static final Duration LONGEST = Duration.ofHours(1);

	private final ClusterProperties properties;

	ClusterPropertiesMapper(ClusterProperties properties) {
		this.properties = properties;
		check(properties.name().matches("[A-Za-z0-9._-]{1,100}"), "name", properties.name(),
				"It must be letters, digits, '.', '_' and '-', at most 100.");
		check(properties.heartbeat().compareTo(SHORTEST) >= 0, "heartbeat", properties.heartbeat(),
				"It must be at least 50 ms.");
		check(properties.lease().compareTo(properties.heartbeat().multipliedBy(3)) >= 0, "lease", properties.lease(),
				"It must be at least three times boss.websocket.cluster.heartbeat, which is "
						+ properties.heartbeat().toMillis() + " ms: a sign of life may be late.");
		check(properties.lease().compareTo(LONGEST) <= 0, "lease", properties.lease(),
				"It must not be longer than an hour.");
		check(properties.maxFrameSize().toBytes() >= 1024 && properties.maxFrameSize().toBytes() <= 64 << 20,
				"max-frame-size", properties.maxFrameSize(), "It must be from 1KB to 64MB.");
		ClusterProperties.Outbox outbox = properties.outbox();
		check(outbox.capacity() >= 1, "outbox.capacity", outbox.capacity(), "It must be at least 1.");
		check(outbox.maxSize().compareTo(properties.maxFrameSize()) >= 0, "outbox.max-size", outbox.maxSize(),
				"It must be at least boss.websocket.cluster.max-frame-size, which is " + properties.maxFrameSize()
						+ ".");
	}

	/**
	 * How this node behaves.
	 * @return the settings
	 */
	ClusterSettings settings() {
		ClusterProperties.Outbox outbox = this.properties.outbox();
		OutboxOverflow overflow = switch (outbox.overflow()) {
			case DROP_OLDEST -> OutboxOverflow.DROP_OLDEST;
			case DROP_NEWEST -> OutboxOverflow.DROP_NEWEST;
		};
		return new ClusterSettings(nodeName(), this.properties.heartbeat(), this.properties.lease(),
				this.properties.startup() == ClusterProperties.Startup.FAIL,
				new OutboxSettings(outbox.capacity(), outbox.maxSize().toBytes(), overflow),
				(int) this.properties.maxFrameSize().toBytes());
	}

	private String nodeName() {
		String name = this.properties.nodeName();
		if (StringUtils.hasText(name)) {
			return name;
		}
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			logger.debug("This host does not know its name", ex);
			return "localhost";
		}
	}

	/**
	 * The classes that may come from other nodes.
	 * @param loader finds them
	 * @return the classes
	 */
	Set<Class<?>> allowedTypes(@Nullable ClassLoader loader) {
		Set<Class<?>> types = new LinkedHashSet<>();
		Set<String> names = (this.properties.allowedTypes() != null) ? this.properties.allowedTypes() : Set.of();
		for (String name : names) {
			check(ClassUtils.isPresent(name, loader), "allowed-types", name,
					"There is no class of that name; it must be one with its package.");
			types.add(ClassUtils.resolveClassName(name, loader));
		}
		return types;
	}

	private static void check(boolean valid, String name, Object value, String reason) {
		if (!valid) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + name, value, reason);
		}
	}

}

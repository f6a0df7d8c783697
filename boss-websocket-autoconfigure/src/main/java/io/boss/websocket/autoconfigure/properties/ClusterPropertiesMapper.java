/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.properties;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

import io.boss.websocket.cluster.node.ClusterSettings;
import io.boss.websocket.cluster.node.OutboxOverflow;
import io.boss.websocket.cluster.node.OutboxSettings;
import io.boss.websocket.log.LogTrace;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;

/**
 * Mapper from the properties of clusters to settings, which refuses those that make no
 * sense.
 */
public final class ClusterPropertiesMapper {

	private static final Log logger = LogFactory.getLog(ClusterPropertiesMapper.class);

	private static final PropertyChecks CHECKS = new PropertyChecks("boss.websocket.cluster");

	private static final Duration SHORTEST = Duration.ofMillis(50);

	private static final Duration LONGEST = Duration.ofHours(1);

	private static final DataSize SMALLEST_FRAME = DataSize.ofKilobytes(1);

	private static final DataSize LARGEST_FRAME = DataSize.ofMegabytes(64);

	private static final DataSize LARGEST_OUTBOX = DataSize.ofTerabytes(1);

	private final ClusterProperties properties;

	/**
	 * Creates a mapper.
	 * @param properties the properties, of which what cannot be meant is refused here
	 */
	public ClusterPropertiesMapper(ClusterProperties properties) {
		this.properties = properties;
		CHECKS.require(properties.name().matches("[A-Za-z0-9._-]{1,100}"), "name", properties.name(),
				"It must be letters, digits, '.', '_' and '-', at most 100.");
		check(properties.heartbeat(), properties.lease());
		CHECKS.size("max-frame-size", properties.maxFrameSize(), SMALLEST_FRAME, LARGEST_FRAME,
				"It must be from 1KB to 64MB.");
		ClusterProperties.Outbox outbox = properties.outbox();
		CHECKS.count(1, "outbox.capacity", outbox.capacity());
		CHECKS.require(outbox.maxSize().compareTo(properties.maxFrameSize()) >= 0, "outbox.max-size", outbox.maxSize(),
				"It must be at least boss.websocket.cluster.max-frame-size, which is " + properties.maxFrameSize()
						+ ".");
		CHECKS.require(outbox.maxSize().compareTo(LARGEST_OUTBOX) <= 0, "outbox.max-size", outbox.maxSize(),
				"It must be at most 1TB.");
	}

	private static void check(Duration heartbeat, Duration lease) {
		CHECKS.require(heartbeat.compareTo(SHORTEST) >= 0, "heartbeat", heartbeat, "It must be at least 50 ms.");
		CHECKS.require(heartbeat.compareTo(LONGEST) <= 0, "heartbeat", heartbeat,
				"It must not be longer than an hour.");
		CHECKS.require(lease.compareTo(heartbeat.multipliedBy(3)) >= 0, "lease", lease,
				"It must be at least three times boss.websocket.cluster.heartbeat, which is " + heartbeat.toMillis()
						+ " ms: a sign of life may be late.");
		CHECKS.require(lease.compareTo(LONGEST) <= 0, "lease", lease, "It must not be longer than an hour.");
	}

	/**
	 * How this node behaves.
	 * @return the settings
	 */
	public ClusterSettings settings() {
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
			LogTrace.debug(logger, "This host does not know its name", ex);
			return "localhost";
		}
	}

	/**
	 * The classes that may come from other nodes.
	 * @param loader finds them
	 * @return the classes
	 */
	public Set<Class<?>> allowedTypes(@Nullable ClassLoader loader) {
		Set<Class<?>> types = new LinkedHashSet<>();
		Set<String> names = (this.properties.allowedTypes() != null) ? this.properties.allowedTypes() : Set.of();
		for (String name : names) {
			CHECKS.require(ClassUtils.isPresent(name, loader), "allowed-types", name,
					"There is no class of that name; it must be one with its package.");
			types.add(ClassUtils.resolveClassName(name, loader));
		}
		return types;
	}

}

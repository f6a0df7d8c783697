/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeansException;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.data.redis.connection.RedisConfiguration;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.RedisNode;
import org.springframework.data.redis.connection.RedisSentinelConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration.LettuceClientConfigurationBuilder;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * Connection factories of Lettuce, made of that of the application: the same servers,
 * credentials, encryption, options and threads.
 */
final class LettuceFactories {

	/** There is no method that tells of all kinds of servers. */
	private static final String CONFIGURATION = "configuration";

	private LettuceFactories() {
	}

	/**
	 * Makes a factory.
	 * @param application the application's factory
	 * @param timeout for how long each step of a connection and each command may take
	 * @param reconnects whether a connection that is broken is to be made again
	 * @param attempt how many have been made before: each begins with another Sentinel,
	 * as one that hangs costs as much time as there is
	 * @return the factory, or {@code null} if it cannot be told where Redis is
	 */
	static @Nullable RedisConnectionFactory derive(RedisConnectionFactory application, Duration timeout,
			boolean reconnects, int attempt) {
		LettuceConnectionFactory original = (LettuceConnectionFactory) application;
		RedisConfiguration servers = servers(original);
		if (servers == null) {
			return null;
		}
		LettuceConnectionFactory own = new LettuceConnectionFactory(beginWithAnother(servers, attempt),
				client(original, timeout, reconnects));
		own.setShareNativeConnection(false);
		own.afterPropertiesSet();
		own.start();
		return own;
	}

	private static @Nullable RedisConfiguration servers(LettuceConnectionFactory factory) {
		try {
			return (RedisConfiguration) new DirectFieldAccessor(factory).getPropertyValue(CONFIGURATION);
		}
		catch (BeansException | ClassCastException ex) {
			return null;
		}
	}

	private static RedisConfiguration beginWithAnother(RedisConfiguration servers, int attempt) {
		if (servers.getClass() != RedisSentinelConfiguration.class) {
			return servers;
		}
		RedisSentinelConfiguration original = (RedisSentinelConfiguration) servers;
		List<RedisNode> sentinels = new ArrayList<>(original.getSentinels());
		Collections.rotate(sentinels, -(attempt % Math.max(1, sentinels.size())));
		RedisSentinelConfiguration rotated = new RedisSentinelConfiguration();
		rotated.setMaster(original.getRequiredMaster());
		rotated.setSentinels(sentinels);
		rotated.setSentinelUsername(original.getSentinelUsername());
		rotated.setSentinelPassword(original.getSentinelPassword());
		rotated.setDatabase(original.getDatabase());
		rotated.setUsername(original.getUsername());
		rotated.setPassword(original.getPassword());
		return rotated;
	}

	private static LettuceClientConfiguration client(LettuceConnectionFactory application, Duration timeout,
			boolean reconnects) {
		LettuceClientConfiguration original = application.getClientConfiguration();
		LettuceClientConfigurationBuilder own = LettuceClientConfiguration.builder();
		if (original.isUseSsl()) {
			own.useSsl().verifyPeer(original.getVerifyMode());
			if (original.isStartTls()) {
				own.useSsl().startTls();
			}
		}
		// Threads are dear, and connections do not wait for each other on them.
		own.clientResources(application.getRequiredNativeClient().getResources());
		original.getClientName().ifPresent(own::clientName);
		original.getReadFrom().ifPresent(own::readFrom);
		original.getRedisCredentialsProviderFactory().ifPresent(own::redisCredentialsProviderFactory);
		return own
			.clientOptions(options(original.getClientOptions().orElseGet(ClientOptions::create), timeout, reconnects))
			.commandTimeout(timeout)
			.shutdownTimeout(original.getShutdownTimeout())
			.shutdownQuietPeriod(Duration.ZERO)
			.build();
	}

	private static ClientOptions options(ClientOptions original, Duration timeout, boolean reconnects) {
		SocketOptions socket = original.getSocketOptions();
		if (socket.getConnectTimeout().compareTo(timeout) > 0) {
			socket = socket.mutate().connectTimeout(timeout).build();
		}
		// What could not be sent is not sent later: it is tried again by then.
		return original.mutate()
			.autoReconnect(reconnects)
			.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
			.timeoutOptions(TimeoutOptions.enabled(timeout))
			.socketOptions(socket)
			.build();
	}

}

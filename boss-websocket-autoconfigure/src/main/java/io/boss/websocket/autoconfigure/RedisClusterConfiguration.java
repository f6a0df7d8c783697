package io.boss.websocket.autoconfigure;

import java.time.Duration;

import io.boss.websocket.cluster.ClusterEngine;
import io.boss.websocket.cluster.redis.RedisClusterEngine;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/**
 * The cluster's engine on Redis.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(RedisConnectionFactory.class)
@ConditionalOnProperty(name = "boss.websocket.cluster.engine", havingValue = "redis")
class RedisClusterConfiguration {

	/** Half of the lease that nodes have by default. */
	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	@Bean
	@ConditionalOnMissingBean(ClusterEngine.class)
	RedisClusterEngine bossRedisClusterEngine(RedisConnectionFactory connectionFactory, Environment environment) {
		String cluster = environment.getProperty("boss.websocket.cluster.name", "boss-websocket");
		return new RedisClusterEngine(connectionFactory, cluster, TIMEOUT);
	}

}

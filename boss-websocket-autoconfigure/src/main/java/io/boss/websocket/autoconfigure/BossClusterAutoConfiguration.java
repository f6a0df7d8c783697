package io.boss.websocket.autoconfigure;

import io.boss.websocket.InvalidConfigurationException;
import io.boss.websocket.cluster.ClusterEngine;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for clusters: the engine that
 * {@code boss.websocket.cluster.engine} names, and what works across nodes with it.
 */
@AutoConfiguration(before = BossWebSocketAutoConfiguration.class,
		afterName = { "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration",
				"org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration",
				"org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration" })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(value = WebSocketConfigurer.class, name = "jakarta.websocket.server.ServerContainer")
@EnableConfigurationProperties(ClusterProperties.class)
@Import({ RedisClusterConfiguration.class, RabbitClusterConfiguration.class, KafkaClusterConfiguration.class,
		ClusterNodeConfiguration.class })
public final class BossClusterAutoConfiguration {

	/**
	 * Does not let a node be alone because nothing writes its messages.
	 */
	@Lazy(false)
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingClass("tools.jackson.databind.json.JsonMapper")
	static class NoJackson {

		NoJackson(ObjectProvider<ClusterEngine> engine) {
			if (engine.stream().findAny().isPresent()) {
				throw new InvalidConfigurationException(
						"There is an engine for a cluster, and no Jackson 3 that writes messages",
						"Add spring-boot-starter-jackson to the class path, or remove boss.websocket.cluster.engine");
			}
		}

	}

}

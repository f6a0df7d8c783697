package io.boss.websocket.cluster.faults;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.boss.websocket.actuate.BossClusterHealthIndicator;
import io.boss.websocket.cluster.ClusterMember;
import io.boss.websocket.cluster.ClusterMessaging;
import io.boss.websocket.stats.BossStats;
import io.boss.websocket.stats.ClusterStats;
import io.boss.websocket.stats.ForwardFailure;
import io.boss.websocket.stats.ServiceStats;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.redis.autoconfigure.DataRedisRepositoriesAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application as a user would have it, as one node of a cluster on Redis.
 */
final class Node implements AutoCloseable {

	private static final String NOT_NEEDED = KafkaAutoConfiguration.class.getName() + ','
			+ RabbitAutoConfiguration.class.getName() + ',' + DataRedisRepositoriesAutoConfiguration.class.getName();

	private final ConfigurableApplicationContext application;

	private Node(ConfigurableApplicationContext application) {
		this.application = application;
	}

	/**
	 * Starts an application in this JVM.
	 * @param name the name of the node
	 * @param redisPort where Redis is
	 * @param properties more properties
	 * @return the node
	 */
	static Node start(String name, int redisPort, String... properties) {
		List<String> arguments = new ArrayList<>(List.of("boss.websocket.cluster.node-name=" + name,
				"spring.data.redis.port=" + redisPort, "spring.data.redis.host=127.0.0.1",
				"boss.websocket.cluster.engine=redis", "boss.websocket.cluster.heartbeat=200ms",
				"boss.websocket.cluster.lease=2s", "server.port=0", "server.address=127.0.0.1",
				"spring.main.banner-mode=off", "spring.autoconfigure.exclude=" + NOT_NEEDED));
		arguments.addAll(List.of(properties));
		return new Node(new SpringApplicationBuilder(Application.class)
			.run(arguments.stream().map((property) -> "--" + property).toArray(String[]::new)));
	}

	Client client() {
		int port = ((WebServerApplicationContext) this.application).getWebServer().getPort();
		Client client = Client.connect(URI.create("ws://127.0.0.1:" + port + "/websocket/chat"));
		client.expect("welcome");
		return client;
	}

	List<String> others() {
		return this.application.getBean(ClusterMessaging.class)
			.others()
			.stream()
			.map(ClusterMember::name)
			.sorted()
			.toList();
	}

	String health() {
		var health = this.application.getBean(BossClusterHealthIndicator.class).health();
		assertThat(health).isNotNull();
		return health.getStatus().getCode();
	}

	int dropped() {
		return this.application.getBean(Counts.class).dropped.get();
	}

	@Override
	public void close() {
		this.application.close();
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ Chat.class, Counts.class })
	static class Application {

	}

	static final class Counts implements BossStats, ClusterStats {

		private final AtomicInteger dropped = new AtomicInteger();

		@Override
		public ServiceStats service(String service) {
			return ServiceStats.NONE;
		}

		@Override
		public ClusterStats cluster() {
			return this;
		}

		@Override
		public void notForwarded(ForwardFailure reason, int messages) {
			if (reason == ForwardFailure.DROPPED_OLDEST) {
				this.dropped.addAndGet(messages);
			}
		}

	}

}

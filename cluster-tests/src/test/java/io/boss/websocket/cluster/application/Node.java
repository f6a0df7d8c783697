/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.application;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import io.boss.websocket.cluster.ClusterMember;
import io.boss.websocket.cluster.ClusterMessaging;
import io.boss.websocket.test.client.BossWebSocketClient;
import io.boss.websocket.test.client.HandshakeRequest;

import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisRepositoriesAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application as a user would have it, as one node of a cluster, in this JVM.
 */
public final class Node implements AutoCloseable {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private final ConfigurableApplicationContext context;

	private Node(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * Starts a node on Redis.
	 * @param application the class of the application
	 * @param name the name of the node
	 * @param port where Redis is
	 * @param properties more properties
	 * @return the node
	 */
	public static Node onRedis(Class<?> application, String name, int port, String... properties) {
		return start(application, name, properties, "boss.websocket.cluster.engine=redis",
				"spring.data.redis.host=127.0.0.1", "spring.data.redis.port=" + port,
				without(KafkaAutoConfiguration.class, RabbitAutoConfiguration.class));
	}

	/**
	 * Starts a node on RabbitMQ.
	 * @param application the class of the application
	 * @param name the name of the node
	 * @param port where RabbitMQ is
	 * @param properties more properties
	 * @return the node
	 */
	public static Node onRabbit(Class<?> application, String name, int port, String... properties) {
		return start(application, name, properties, "boss.websocket.cluster.engine=rabbit",
				"spring.rabbitmq.host=127.0.0.1", "spring.rabbitmq.port=" + port,
				without(KafkaAutoConfiguration.class, DataRedisAutoConfiguration.class));
	}

	/**
	 * Starts a node on Kafka.
	 * @param application the class of the application
	 * @param name the name of the node
	 * @param addresses where Kafka is
	 * @param properties more properties
	 * @return the node
	 */
	public static Node onKafka(Class<?> application, String name, String addresses, String... properties) {
		return start(application, name, properties, "boss.websocket.cluster.engine=kafka",
				"spring.kafka.bootstrap-servers=" + addresses,
				without(RabbitAutoConfiguration.class, DataRedisAutoConfiguration.class));
	}

	private static Node start(Class<?> application, String name, String[] properties, String... broker) {
		return new Node(new SpringApplicationBuilder(application).properties(broker)
			.properties("boss.websocket.cluster.node-name=" + name, "boss.websocket.cluster.heartbeat=200ms",
					"boss.websocket.cluster.lease=2s", "boss.websocket.keyed.idle-timeout=5ms", "server.port=0",
					"server.address=127.0.0.1", "spring.main.banner-mode=off",
					"management.endpoints.web.exposure.include=bosswebsocket")
			.run(Stream.of(properties).map((property) -> "--" + property).toArray(String[]::new)));
	}

	private static String without(Class<?>... autoConfigurations) {
		return Stream.concat(Stream.of(DataRedisRepositoriesAutoConfiguration.class), Stream.of(autoConfigurations))
			.map(Class::getName)
			.collect(Collectors.joining(",", "spring.autoconfigure.exclude=", ""));
	}

	/**
	 * A bean of the application.
	 * @param <T> its type
	 * @param type its class
	 * @return the bean
	 */
	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	/**
	 * Where something of the application is.
	 * @param scheme the scheme
	 * @param path the path, with the query
	 * @return the address
	 */
	public URI uri(String scheme, String path) {
		int port = ((WebServerApplicationContext) this.context).getWebServer().getPort();
		return URI.create(scheme + "://127.0.0.1:" + port + path);
	}

	/**
	 * Connects a client to a service.
	 * @param service the name of the service, and a query if there is one
	 * @return the client, which must be closed
	 */
	public BossWebSocketClient client(String service) {
		return handshake(service).connect();
	}

	/**
	 * Prepares a handshake with a service.
	 * @param service the name of the service, and a query if there is one
	 * @return the handshake
	 */
	HandshakeRequest handshake(String service) {
		return BossWebSocketClient.to(uri("ws", "/websocket/" + service));
	}

	/**
	 * The id of the node.
	 * @return the id
	 */
	public String id() {
		return bean(ClusterMessaging.class).node();
	}

	/**
	 * The nodes that this one knows of.
	 * @return their names, sorted
	 */
	public List<String> others() {
		return bean(ClusterMessaging.class).others().stream().map(ClusterMember::name).sorted().toList();
	}

	/**
	 * What the node shows to an operator.
	 * @return the answer of the endpoint
	 */
	public DocumentContext look() {
		try {
			HttpResponse<String> response = HTTP.send(
					HttpRequest.newBuilder(uri("http", "/actuator/bosswebsocket")).build(),
					HttpResponse.BodyHandlers.ofString());
			assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
			return JsonPath.parse(response.body());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.context.close();
	}

}

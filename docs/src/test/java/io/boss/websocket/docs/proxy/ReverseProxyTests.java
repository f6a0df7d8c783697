/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.boss.websocket.autoconfigure.properties.ServiceProperties;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.tomcat.autoconfigure.TomcatServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The configuration of proxies, and of an application behind one, can be read and fits.
 */
class ReverseProxyTests {

	private final Object dynamic = yaml("traefik-dynamic");

	private final Object fixed = yaml("traefik-static");

	private final Binder binder = binder();

	@Test
	void whenTraefikRoutesThenEntryPointAndServiceExist() {
		Map<?, ?> router = (Map<?, ?>) at(this.dynamic, "http", "routers", "chat");
		assertThat(((Map<?, ?>) at(this.fixed, "entryPoints")).containsKey(at(router, "entryPoints", 0))).isTrue();
		assertThat(((Map<?, ?>) at(this.dynamic, "http", "services")).containsKey(router.get("service"))).isTrue();
	}

	@Test
	void whenTraefikForwardsThenApplicationBelievesItAndKnowsHost() {
		String proxies = this.binder.bind("server.tomcat", TomcatServerProperties.class)
			.get()
			.getRemoteip()
			.getInternalProxies();
		for (Object server : (List<?>) at(this.dynamic, "http", "services", "chat", "loadBalancer", "servers")) {
			String host = URI.create((String) at(server, "url")).getHost();
			assertThat(host).matches(proxies);
		}
		assertThat("10.2.0.1").doesNotMatch(proxies);
		assertThat(this.binder.bind("server", ServerProperties.class).get().getForwardHeadersStrategy())
			.isEqualTo(ServerProperties.ForwardHeadersStrategy.NATIVE);
		assertThat(at(this.dynamic, "http", "routers", "chat", "rule"))
			.isEqualTo("Host(`" + this.binder.bind("boss.websocket.allowed-hosts", String.class).get() + "`)");
	}

	@Test
	void whenClientIsQuietThenItIsPingedBeforeProxiesGiveUp() {
		ServiceProperties properties = this.binder.bind("boss.websocket", ServiceProperties.class).get();
		Duration interval = properties.heartbeat().interval();
		assertThat(properties.allowedHosts()).containsExactly("app.example");
		// The defaults of nginx and of AWS.
		assertThat(interval.multipliedBy(2)).isLessThan(Duration.ofSeconds(60));
	}

	private static Object at(Object tree, Object... path) {
		return Arrays.stream(path)
			.reduce(tree, (node, step) -> (step instanceof Integer index) ? ((List<?>) node).get(index)
					: ((Map<?, ?>) node).get(step));
	}

	private static Object yaml(String name) {
		try (InputStream file = ReverseProxyTests.class.getResourceAsStream("/reverse-proxy/" + name + ".yml")) {
			return new Yaml().load(file);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Binder binder() {
		try {
			return new Binder(ConfigurationPropertySources.from(new YamlPropertySourceLoader().load("application",
					new ClassPathResource("reverse-proxy/application.yml"))));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}

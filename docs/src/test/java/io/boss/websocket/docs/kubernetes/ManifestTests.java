/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.kubernetes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.boss.websocket.autoconfigure.properties.BossProperties;
import io.boss.websocket.autoconfigure.properties.PropertyNames;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.tomcat.autoconfigure.TomcatServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The manifests fit each other and the properties of the application, and leave it the
 * time that it needs to stop.
 */
class ManifestTests {

	private static final Map<String, Object> DEPLOYMENT = manifest("deployment");

	private static final Map<String, Object> CONFIG = manifest("config");

	private static final Map<String, Object> AUTOSCALER = manifest("autoscaler");

	private final Binder binder = binder();

	private final BossProperties.Websocket websocket = this.binder.bind("boss", BossProperties.class).get().websocket();

	private final int maxConnections = this.binder.bind("server.tomcat", TomcatServerProperties.class)
		.get()
		.getMaxConnections();

	private final Duration phase = this.binder.bind("spring.lifecycle", LifecycleProperties.class)
		.get()
		.getTimeoutPerShutdownPhase();

	private final int connectionsForEachPod = Integer
		.parseInt((String) at(AUTOSCALER, "spec", "metrics", 0, "pods", "target", "averageValue"));

	@Test
	void whenPodStopsThenGracePeriodIsLongerThanAllPhases() {
		Duration grace = Duration
			.ofSeconds((int) at(DEPLOYMENT, "spec", "template", "spec", "terminationGracePeriodSeconds"));
		Duration preStop = Duration.ofSeconds((int) at(container(), "lifecycle", "preStop", "sleep", "seconds"));
		// That of the services, and that of the web server.
		assertThat(grace).isGreaterThan(preStop.plus(this.phase.multipliedBy(2)).plusSeconds(10));
		assertThat(this.websocket.drain().delay()).isZero();
	}

	@Test
	void whenPodIsFullThenItsClientsAreClosedAtThePaceThatIsSet() {
		int batches = -Math.floorDiv(-this.websocket.limits().totalConnections(), this.websocket.drain().batchSize());
		Duration slowest = this.websocket.drain().interval().multipliedBy(batches).multipliedBy(3).dividedBy(2);
		assertThat(slowest).isLessThan(this.phase.multipliedBy(4).dividedBy(5));
	}

	@Test
	void whenPodIsFullThenWebServerIsNot() {
		assertThat(this.maxConnections).isGreaterThanOrEqualTo(this.websocket.limits().totalConnections() + 500);
	}

	@Test
	void whenOneOfThreePodsStopsThenOthersHaveRoom() {
		int replicas = (int) at(DEPLOYMENT, "spec", "replicas");
		assertThat((int) at(AUTOSCALER, "spec", "minReplicas")).isEqualTo(replicas);
		assertThat(this.connectionsForEachPod * replicas / (replicas - 1))
			.isLessThan(this.websocket.limits().totalConnections());
	}

	@Test
	void whenPodIsFullThenItHasMemory() {
		String memory = (String) at(container(), "resources", "limits", "memory");
		DataSize limit = DataSize.ofGigabytes(Long.parseLong(memory.replace("Gi", "")));
		DataSize idle = DataSize.ofKilobytes(9L * this.websocket.limits().totalConnections());
		assertThat(idle.toBytes() + this.websocket.limits().totalMailboxSize().toBytes())
			.isLessThan(limit.toBytes() / 4);
	}

	@Test
	void whenPodIsAskedThenManagementAnswers() {
		List<?> ports = (List<?>) at(container(), "ports");
		int management = this.binder.bind("management.server.port", Integer.class).get();
		assertThat(ports).anySatisfy(
				(port) -> assertThat(port).isEqualTo(Map.of("name", "management", "containerPort", management)));
		for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
			assertThat(at(container(), probe, "httpGet", "port")).isEqualTo("management");
		}
		assertThat(at(container(), "livenessProbe", "httpGet", "path")).isEqualTo("/actuator/health/liveness");
		assertThat(at(container(), "readinessProbe", "httpGet", "path")).isEqualTo("/actuator/health/readiness");
		assertThat(this.binder.bind("management.endpoint.health.group.services.include", String.class).get())
			.isEqualTo("bosswebsocket, bosswebsocketcluster");
		assertThat(this.binder.bind("management.endpoint.health.group.liveness.include", String.class).isBound())
			.isFalse();
	}

	@Test
	void whenManifestsNameEachOtherThenNamesAgree() {
		Object labels = at(DEPLOYMENT, "spec", "template", "metadata", "labels");
		assertThat(labels).isEqualTo(at(DEPLOYMENT, "spec", "selector", "matchLabels"))
			.isEqualTo(at(manifest("service"), "spec", "selector"))
			.isEqualTo(at(manifest("disruption-budget"), "spec", "selector", "matchLabels"));
		assertThat(at(DEPLOYMENT, "spec", "template", "spec", "volumes", 0, "configMap", "name"))
			.isEqualTo(at(CONFIG, "metadata", "name"));
		assertThat(at(AUTOSCALER, "spec", "scaleTargetRef", "name")).isEqualTo(at(DEPLOYMENT, "metadata", "name"));
		assertThat(at(container(), "env", 0, "value"))
			.isEqualTo("file:" + at(container(), "volumeMounts", 0, "mountPath") + "/");
	}

	@Test
	void whenWebServerIsBoundThenItHeedsProxies() {
		assertThat(this.binder.bind("server", ServerProperties.class).get().getForwardHeadersStrategy())
			.isEqualTo(ServerProperties.ForwardHeadersStrategy.NATIVE);
	}

	@Test
	void whenPropertyIsOfTheLibraryThenItExists() {
		StandardEnvironment environment = new StandardEnvironment();
		sources().forEach(environment.getPropertySources()::addLast);
		PropertyNames.check(environment, new DefaultListableBeanFactory());
		assertThat(environment.getProperty("boss.websocket.max-age")).isEqualTo("12h");
	}

	private static Object container() {
		return at(DEPLOYMENT, "spec", "template", "spec", "containers", 0);
	}

	private static Object at(Object tree, Object... path) {
		return Arrays.stream(path)
			.reduce(tree, (node, step) -> (step instanceof Integer index) ? ((List<?>) node).get(index)
					: ((Map<?, ?>) node).get(step));
	}

	private static Map<String, Object> manifest(String name) {
		try (InputStream file = ManifestTests.class.getResourceAsStream("/kubernetes/" + name + ".yaml")) {
			return new Yaml().load(file);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Binder binder() {
		return new Binder(ConfigurationPropertySources.from(sources()));
	}

	private static List<PropertySource<?>> sources() {
		String yaml = (String) at(CONFIG, "data", "application.yml");
		try {
			return new YamlPropertySourceLoader().load("config",
					new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}

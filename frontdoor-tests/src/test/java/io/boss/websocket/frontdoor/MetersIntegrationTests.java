/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceReference;
import io.boss.websocket.BossServices;
import io.boss.websocket.CloseReason;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.Outcome;
import io.boss.websocket.ServiceState;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.annotation.OnInfo;
import io.boss.websocket.cluster.lease.LeaseStoreStatus;
import io.boss.websocket.cluster.node.ClusterStatus;
import io.boss.websocket.config.Limit;
import io.boss.websocket.metrics.ClusterGauges;
import io.boss.websocket.metrics.MicrometerBossStats;
import io.boss.websocket.stats.CallbackName;
import io.boss.websocket.stats.CallbackOutcome;
import io.boss.websocket.stats.ClusterStats;
import io.boss.websocket.stats.DropReason;
import io.boss.websocket.stats.ForwardFailure;
import io.boss.websocket.stats.RefusalReason;
import io.boss.websocket.stats.RequestDirection;
import io.boss.websocket.stats.RequestOutcome;
import io.boss.websocket.stats.ResumeResult;
import io.boss.websocket.stats.ServiceStats;
import io.boss.websocket.stats.SkipReason;
import io.boss.websocket.test.client.BossWebSocketClient;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The meters of a server on which everything has happened that is metered: are they those
 * that the reference and the dashboard know, and what becomes a tag?
 */
class MetersIntegrationTests {

	private static final String SECRET = "secret";

	private static final Pattern REFERENCE_ROW = Pattern
		.compile("^\\| `(boss\\.websocket\\.[a-z.]+)` \\| (\\w+) \\| ([`a-z, ]*) ?\\| (\\w+) \\|", Pattern.MULTILINE);

	private static final Pattern SAMPLE = Pattern.compile("^(boss_websocket_[a-z_]+)[ {]", Pattern.MULTILINE);

	private static final Pattern QUERIED = Pattern.compile("boss_websocket_[a-z_]+");

	private static final ProbeService PROBE = new ProbeService();

	private static BossServer server;

	private static PrometheusMeterRegistry registry;

	@BeforeAll
	static void letEverythingHappen() {
		FragileService fragile = new FragileService();
		server = BossServer.on(Container.TOMCAT)
			.service(ProbeService.class, () -> PROBE)
			.service(FragileService.class, () -> fragile)
			.service(KeyedRoom.class, KeyedRoom::new)
			.with(PrincipalConfiguration.class)
			.with("boss.websocket.max-message-size=1KB", "boss.websocket.services.fragile.restart.max-restarts=0",
					"management.metrics.distribution.percentiles-histogram.boss.websocket=true")
			.start();
		registry = server.context().getBean(PrometheusMeterRegistry.class);
		talk();
		crash(fragile);
		endRoom();
		comeBack();
		assertAlone();
		meetOthers();
	}

	private static void talk() {
		URI uri = server.uri("/websocket/probe?token=" + SECRET);
		try (BossWebSocketClient client = BossWebSocketClient.to(uri).headers(Map.of("X-Tenant", SECRET)).connect();
				BossWebSocketClient greedy = BossWebSocketClient.to(uri).subprotocols(SECRET).connect()) {
			client.send(SECRET);
			assertThat(client.receiveText()).isEqualTo(SECRET);
			client.send(SECRET.getBytes());
			client.receive();
			assertThat(server.broadcasts().broadcast("probe", SECRET)).isEqualTo(DeliveryResult.ACCEPTED);
			assertThat(client.receiveText()).isEqualTo(SECRET);
			assertThat(server.broadcasts().broadcast(SECRET, SECRET)).isEqualTo(DeliveryResult.UNKNOWN_SERVICE);
			greedy.send(SECRET.repeat(1000));
			assertThat(greedy.awaitEnd()).asString().startsWith("1009");
			client.send("close 4002 " + SECRET);
			assertThat(client.awaitEnd()).asString().isEqualTo("4002 " + SECRET);
		}
		assertThat(BossWebSocketClient.to(server.uri("/websocket/" + SECRET)).handshake()).isRefused();
	}

	private static void endRoom() {
		BossServiceReference room = server.context().getBean(BossServices.class).keyed("room").key(SECRET);
		assertThat(room.info("stop")).isEqualTo(DeliveryResult.ACCEPTED);
		Awaitility.await()
			.until(() -> registry.find("boss.websocket.instances.ended").tag("reason", "normal").counter() != null);
	}

	// What the meters look like is the same for a client that does.
	private static void comeBack() {
		ServiceStats probe = new MicrometerBossStats(registry, false).service("probe");
		probe.requestOpened(RequestDirection.INBOUND);
		probe.requestEnded(RequestDirection.INBOUND, RequestOutcome.ANSWERED, 1);
		probe.sessionDetached();
		probe.sessionLeft(true);
		probe.resumed(ResumeResult.RESUMED, 2);
	}

	// A node that is alone has none of these meters.
	private static void assertAlone() {
		assertThat(registry.getMeters())
			.noneMatch((meter) -> meter.getId().getName().startsWith("boss.websocket.cluster"));
	}

	// Without a broker nobody is there: what the meters of a cluster look like is the
	// same.
	private static void meetOthers() {
		ClusterStats cluster = new MicrometerBossStats(registry, false).cluster();
		cluster.sent(1);
		cluster.received();
		cluster.publishFailed();
		cluster.duplicate();
		cluster.missed(1);
		cluster.memberJoined();
		cluster.memberLeft();
		for (ForwardFailure reason : ForwardFailure.values()) {
			cluster.notForwarded(reason, 1);
		}
		for (SkipReason reason : SkipReason.values()) {
			cluster.skipped(reason);
		}
		new ClusterGauges(() -> new ClusterStatus("node", "name", "none", true, null, null, true, 0, 0, List.of()),
				() -> new LeaseStoreStatus(Duration.ZERO, false, null))
			.bindTo(registry);
	}

	private static void crash(FragileService fragile) {
		try (BossWebSocketClient client = BossWebSocketClient
			.connect(server.uri("/websocket/fragile?room=" + SECRET))) {
			client.send(SECRET);
			fragile.log.expect("init", "join", "message " + SECRET);
			// The crash of a client is not one of the service's own.
			server.service("fragile").info("crash " + SECRET);
			Awaitility.await().until(() -> server.service("fragile").state() == ServiceState.DOWN);
		}
		assertThat(server.broadcasts().broadcast("fragile", SECRET)).isEqualTo(DeliveryResult.NOT_RUNNING);
		assertThat(BossWebSocketClient.to(server.uri("/websocket/fragile?token=" + SECRET)).handshake()).isRefused();
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	private static Stream<Meter> meters() {
		return registry.getMeters().stream().filter((meter) -> meter.getId().getName().startsWith("boss.websocket"));
	}

	@Test
	void whenMeterHasTagsThenTheyComeFromClosedSets() {
		Map<String, Set<String>> allowed = new TreeMap<>(Map.of("result", union(tags(ResumeResult.values()))));
		allowed
			.putAll(Map.of("limit", union(tags(Limit.values())), "mode", Set.of("enforce", "warn"), "service",
					Set.of("probe", "fragile", "room"), "reason",
					union(Stream.of("none"), tags(RefusalReason.values()), tags(CloseReason.Kind.values()),
							tags(DropReason.values()), tags(TerminationReason.Kind.values()),
							tags(ForwardFailure.values()), tags(SkipReason.values())),
					"change", Set.of("joined", "left"), "outcome",
					union(Stream.of("accepted", "rejected", "sent", "failed"), tags(CallbackOutcome.values()),
							tags(RequestOutcome.values())),
					"direction", Set.of("in", "out"), "kind", Set.of("text", "binary"), "callback",
					union(Stream.of(CallbackName.values()).map(CallbackName::method)), "state",
					union(tags(ServiceState.values()))));
		assertThat(meters().flatMap((meter) -> meter.getId().getTags().stream())).isNotEmpty().allSatisfy((tag) -> {
			assertThat(allowed).containsKey(tag.getKey());
			assertThat(allowed.get(tag.getKey())).as(tag.getKey()).contains(tag.getValue());
		});
		assertThat(registry.scrape().lines().filter((line) -> line.startsWith("boss_")))
			.noneMatch((line) -> line.contains(SECRET));
	}

	@Test
	void whenSomethingHappenedThenItIsMetered() {
		assertThat(counted("boss.websocket.handshakes", "outcome", "accepted")).isGreaterThanOrEqualTo(3);
		assertThat(counted("boss.websocket.handshakes", "reason", "not-running")).isOne();
		assertThat(counted("boss.websocket.messages.dropped", "reason", "too-big")).isOne();
		assertThat(counted("boss.websocket.limits.exceeded", "limit", "max-message-size")).isOne();
		// A broadcast, and the info that has taken the service down.
		assertThat(counted("boss.websocket.mailbox.refused", "reason", "not-running")).isEqualTo(2);
		assertThat(counted("boss.websocket.broadcasts", "outcome", "failed")).isEqualTo(2);
		assertThat(counted("boss.websocket.service.crashes", "service", "fragile")).isPositive();
		assertThat(registry.get("boss.websocket.service.state")
			.tags("service", "fragile", "state", "down")
			.gauge()
			.value()).isOne();
		assertThat(registry.get("boss.websocket.outbound.flush").tag("service", "probe").summary().totalAmount())
			.isPositive();
		Awaitility.await()
			.untilAsserted(
					() -> assertThat(registry.get("boss.websocket.connections").tag("service", "probe").gauge().value())
						.isZero());
	}

	@Test
	void whenMailWaitsThenDepthAndAgeTellOfIt() {
		CountDownLatch hold = new CountDownLatch(1);
		try (BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/probe"))) {
			client.send("joined");
			assertThat(client.receiveText()).isEqualTo("joined");
			PROBE.hold(hold);
			client.send("held");
			client.send("waits");
			Awaitility.await().until(() -> gauge("boss.websocket.mailbox.depth") == 1);
			assertThat(gauge("boss.websocket.mailbox.bytes")).isEqualTo("waits".length());
			Awaitility.await().until(() -> gauge("boss.websocket.mailbox.age") > 0);
			Awaitility.await().until(() -> gauge("boss.websocket.connections") == 1);
			hold.countDown();
			assertThat(client.receiveTexts(2)).containsExactly("held", "waits");
			assertThat(gauge("boss.websocket.mailbox.depth")).isZero();
			assertThat(gauge("boss.websocket.mailbox.bytes")).isZero();
			assertThat(gauge("boss.websocket.mailbox.age")).isZero();
		}
		finally {
			hold.countDown();
		}
	}

	private static double gauge(String name) {
		return registry.get(name).tag("service", "probe").gauge().value();
	}

	@Test
	void whenMeterExistsThenReferenceHasItAsItIs() throws IOException {
		Map<String, String> existing = new TreeMap<>();
		meters().forEach((meter) -> {
			Meter.Id id = meter.getId();
			existing.put(id.getName(),
					typeOf(id) + " "
							+ id.getTags().stream().map(Tag::getKey).collect(Collectors.toCollection(TreeSet::new))
							+ " " + ((id.getBaseUnit() != null) ? id.getBaseUnit() : "none"));
		});
		assertThat(reference()).isEqualTo(existing);
	}

	@Test
	void whenMeterExistsThenTheTableIsMadeOfIt() throws IOException {
		MeterTable.check(meters());
	}

	@Test
	void whenMeterExistsThenPrometheusSaysNothingTwiceInItsName() {
		Set<String> names = matches(SAMPLE, registry.scrape());
		assertThat(meters()).allSatisfy((meter) -> assertThat(names)
			.anyMatch((name) -> name.startsWith(meter.getId().getName().replace('.', '_'))));
		assertThat(names).allSatisfy((name) -> assertThat(name.split("_")).doesNotHaveDuplicates());
	}

	@Test
	void whenMeterExistsThenItIsDescribed() {
		assertThat(meters()).allSatisfy((meter) -> assertThat(meter.getId().getDescription()).isNotBlank());
	}

	@Test
	void whenDashboardQueriesAMeterThenItExists() throws IOException {
		assertThat(matches(QUERIED, dashboard())).isSubsetOf(matches(SAMPLE, registry.scrape()));
	}

	@Test
	void whenMeterExistsThenTheDashboardShowsIt() throws IOException {
		String dashboard = dashboard();
		assertThat(meters().map((meter) -> meter.getId().getName()).distinct())
			.allSatisfy((name) -> assertThat(dashboard).contains(name.replace('.', '_')));
	}

	@Test
	void whenDashboardIsImportedThenItAsksForSourceAndService() throws IOException {
		JsonNode dashboard = JsonMapper.shared().readTree(dashboard());
		assertThat(dashboard.get("templating").get("list")).extracting((variable) -> variable.get("name").asString())
			.containsExactly("datasource", "service");
		assertThat(dashboard.get("panels")).isNotEmpty().allSatisfy((panel) -> {
			assertThat(panel.get("title").asString()).isNotBlank();
			if (!panel.get("type").asString().equals("row")) {
				assertThat(panel.get("datasource").get("uid").asString()).isEqualTo("${datasource}");
				assertThat(panel.get("targets")).isNotEmpty();
			}
		});
		assertThat(dashboard.get("panels")).extracting((panel) -> panel.get("id").asInt()).doesNotHaveDuplicates();
	}

	private static double counted(String name, String key, String value) {
		return registry.get(name).tag(key, value).counters().stream().mapToDouble((counter) -> counter.count()).sum();
	}

	private static String typeOf(Meter.Id id) {
		return switch (id.getType()) {
			case DISTRIBUTION_SUMMARY -> "summary";
			default -> id.getType().name().toLowerCase(Locale.ROOT);
		};
	}

	private static Map<String, String> reference() throws IOException {
		Matcher rows = REFERENCE_ROW.matcher(Files.readString(Path.of("../docs/reference/meters.md")));
		Map<String, String> meters = new TreeMap<>();
		while (rows.find()) {
			Set<String> tags = matches(Pattern.compile("\\w+"), rows.group(3));
			String unit = List.of("bytes", "seconds").contains(rows.group(4)) ? rows.group(4) : "none";
			meters.put(rows.group(1), rows.group(2) + " " + tags + " " + unit);
		}
		return meters;
	}

	private static String dashboard() throws IOException {
		return Files.readString(Path.of("../docs/grafana-dashboard.json"));
	}

	private static Set<String> matches(Pattern pattern, String text) {
		return pattern.matcher(text)
			.results()
			.map((match) -> match.group(match.groupCount()))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Stream<String> tags(Enum<?>[] values) {
		return Arrays.stream(values).map((value) -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
	}

	@SafeVarargs
	private static Set<String> union(Stream<String>... values) {
		return Arrays.stream(values).flatMap((stream) -> stream).collect(Collectors.toSet());
	}

	@BossService("room/{id}")
	static class KeyedRoom {

		@OnInfo
		Outcome<String> stop(String info) {
			return Outcome.stop(TerminationReason.NORMAL, info);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PrincipalConfiguration {

		@Bean
		Filter principals() {
			return (request, response, chain) -> chain
				.doFilter(new HttpServletRequestWrapper((HttpServletRequest) request) {

					@Override
					public Principal getUserPrincipal() {
						return () -> SECRET;
					}

				}, response);
		}

	}

}

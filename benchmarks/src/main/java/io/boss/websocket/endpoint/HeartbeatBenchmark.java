/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import io.boss.websocket.BossMessage;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.RestartPolicy;
import io.boss.websocket.config.EndpointSettings;
import io.boss.websocket.config.Heartbeat;
import io.boss.websocket.config.OutboundLimits;
import io.boss.websocket.config.ResumeLimits;
import io.boss.websocket.limit.ApplicationConnections;
import io.boss.websocket.limit.ApplicationLimits;
import io.boss.websocket.mailbox.MailboxLimits;
import io.boss.websocket.mailbox.MailboxLimits.WhenFull;
import io.boss.websocket.service.ServiceEnvironment;
import io.boss.websocket.service.ServiceProcess;
import io.boss.websocket.service.ServiceRegistry;
import io.boss.websocket.service.ServiceSettings;
import io.boss.websocket.service.ServiceUnit;
import io.boss.websocket.service.discovery.ServiceDescriptor;
import io.boss.websocket.session.Sessions;
import io.boss.websocket.stats.BossStats;
import io.boss.websocket.timing.EngineTime;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import org.springframework.http.HttpHeaders;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

/**
 * Cost of a second of heartbeats for the timer thread at 50,000 clients that only answer
 * pings. A second is four ticks, and time goes by as fast as it can. The cost of writing
 * the pings is not counted. For comparison, the cost of looking at all clients four
 * times. <pre>
 * mvn -q -pl benchmarks -am -DskipTests package
 * java -jar benchmarks/target/benchmarks.jar Heartbeat
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class HeartbeatBenchmark {

	private static final int CLIENTS = 50_000;

	private static final long TICK = 250_000_000;

	private static final int TICKS_PER_SECOND = 4;

	private static final int SECONDS_BEFORE = 1_000;

	private static final Duration LONG = Duration.ofMinutes(1);

	private final Set<ClientSession> sessions = ConcurrentHashMap.newKeySet();

	private long now = System.nanoTime();

	private final TimerWheel wheel = new TimerWheel(TICK, 512, this.now);

	long now() {
		return this.now;
	}

	/**
	 * Connects the clients, and lets their beats spread.
	 */
	@Setup
	public void connect() {
		ServiceDescriptor descriptor = new ServiceDescriptor("benchmark", "/benchmark", "benchmark", Object.class,
				List.of(), RestartPolicy.PERMANENT, () -> new BossServiceHandler<Void>() {
				});
		SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();
		ServiceRegistry registry = new ServiceRegistry(List.of(descriptor),
				(name) -> new ServiceSettings(1, new MailboxLimits(1, 1, 1, 1, WhenFull.DROP),
						new ServiceSettings.Restart(1, LONG, LONG, LONG), 1),
				new ServiceEnvironment((name) -> Runnable::run, EngineTime.system(scheduler), (event) -> {
				}, BossStats.NONE, null));
		EndpointSettings settings = EndpointSettings.of(1, OutboundLimits.of(1, 1, LONG, LONG))
			.withHeartbeat(Heartbeat.of(Duration.ofSeconds(25), Duration.ofSeconds(10)));
		ServiceProcess process = Objects.requireNonNull(registry.process("benchmark"));
		ServiceEndpoint endpoint = new ServiceEndpoint(ServiceUnit.of(process), settings,
				new EndpointEnvironment(new ConnectionClock(EngineTime.system(scheduler)),
						(payload, connection) -> BossMessage.text(payload.toString()), (event) -> {
						}, List.of(), new ApplicationConnections(ApplicationLimits.NONE, System::nanoTime),
						UnaryOperator.identity(), (message, type, client) -> message, new Sessions<>(1),
						ResumeLimits.DEFAULT));
		for (int i = 0; i < CLIENTS; i++) {
			connect(endpoint, Integer.toString(i));
		}
		for (int i = 0; i < SECONDS_BEFORE; i++) {
			heartbeat();
		}
	}

	private void connect(ServiceEndpoint endpoint, String id) {
		Map<String, Object> attributes = new HashMap<>();
		new HandshakeSnapshot(URI.create("/benchmark"), new HttpHeaders(), Map.of(), null, null, null)
			.storeIn(attributes);
		ClientSession session = endpoint
			.connect(new Upgrade(id, attributes, null, null), (client) -> new AnsweringClient(client, this))
			.session();
		this.sessions.add(session);
		this.wheel.add(Objects.requireNonNull(session.liveness()));
	}

	/**
	 * A second of heartbeats.
	 * @return how many clients were looked at
	 */
	@Benchmark
	public int heartbeat() {
		int looks = 0;
		for (int i = 0; i < TICKS_PER_SECOND; i++) {
			this.now += TICK;
			looks += ConnectionClock.tick(this.wheel, this.now);
		}
		return looks;
	}

	/**
	 * A second of looking at the times of all clients.
	 * @return how many are late
	 */
	@Benchmark
	public int sweep() {
		int late = 0;
		for (int i = 0; i < TICKS_PER_SECOND; i++) {
			for (ClientSession session : this.sessions) {
				if (this.now - session.activity().lastHeard() > LONG.toNanos()) {
					late++;
				}
			}
		}
		return late;
	}

}

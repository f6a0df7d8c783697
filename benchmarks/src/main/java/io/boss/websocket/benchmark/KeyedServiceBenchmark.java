/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.InstanceKey;
import io.boss.websocket.Outcome;
import io.boss.websocket.RestartPolicy;
import io.boss.websocket.ServiceScope;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.mailbox.MailboxLimits;
import io.boss.websocket.mailbox.MailboxLimits.WhenFull;
import io.boss.websocket.service.Admission;
import io.boss.websocket.service.ConnectedClient;
import io.boss.websocket.service.FailureAnswer;
import io.boss.websocket.service.Seat;
import io.boss.websocket.service.ServiceEnvironment;
import io.boss.websocket.service.ServiceRegistry;
import io.boss.websocket.service.ServiceSettings;
import io.boss.websocket.service.ServiceUnit;
import io.boss.websocket.service.discovery.ServiceDescriptor;
import io.boss.websocket.service.discovery.ServiceTemplate;
import io.boss.websocket.stats.BossStats;
import io.boss.websocket.timing.EngineTime;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

/**
 * Cost of keys: what comes to an instance among a thousand of a keyed service, over the
 * same for a service without keys. The thread that gives mail lends itself to the
 * service, so that all of it is counted and no wake-up. <pre>
 * mvn -q -pl benchmarks -am -DskipTests package
 * java -jar benchmarks/target/benchmarks.jar KeyedService
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class KeyedServiceBenchmark {

	private static final int INSTANCES = 1000;

	private static final CloseReason GONE = new CloseReason(CloseReason.Kind.PEER, CloseCode.NORMAL, "");

	private final BossMessage message = BossMessage.text("a message that is neither short nor long");

	private final SilentConnection connection = new SilentConnection();

	private final SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();

	private final ServiceRegistry registry = registry(this.scheduler);

	private final ServiceUnit plain = unit("plain");

	private final ServiceUnit keyed = unit("room");

	private final ServiceUnit passing = unit("passing");

	private final InstanceKey key = key("room", 42);

	private final ConnectedClient plainClient = join(this.plain, null);

	private final ConnectedClient keyedClient = join(this.keyed, this.key);

	private long keys;

	private static ServiceRegistry registry(SimpleAsyncTaskScheduler scheduler) {
		Duration hour = Duration.ofHours(1);
		ServiceSettings settings = new ServiceSettings(64, new MailboxLimits(1000, 1000, 1000, 1000, WhenFull.PAUSE),
				new ServiceSettings.Restart(10, hour, hour, hour), 10,
				new ServiceSettings.Errors(null, FailureAnswer.NONE),
				new ServiceSettings.Keyed(hour, 2 * INSTANCES, 128, 0));
		return new ServiceRegistry(
				List.of(service("plain", null, new Echo(false)), service("room", "room/{id}", new Echo(false)),
						service("passing", "passing/{id}", new Echo(true))),
				(name) -> settings,
				new ServiceEnvironment((name) -> Runnable::run, EngineTime.system(scheduler), (event) -> {
				}, BossStats.NONE, null));
	}

	private static ServiceDescriptor service(String name, @Nullable String template, Echo echo) {
		return new ServiceDescriptor(name, "/" + ((template != null) ? template : name),
				(template != null) ? ServiceTemplate.parse(template) : null, name, Echo.class, List.of(),
				RestartPolicy.PERMANENT, ServiceScope.NODE, false, () -> echo, (key) -> true);
	}

	private static InstanceKey key(String service, long number) {
		String key = Long.toString(number);
		return new InstanceKey(service, key, Map.of("id", key));
	}

	private ServiceUnit unit(String name) {
		ServiceUnit unit = Objects.requireNonNull(this.registry.unit(name));
		unit.lifecycle().open();
		unit.lifecycle().launch(false).join();
		return unit;
	}

	private ConnectedClient join(ServiceUnit unit, @Nullable InstanceKey key) {
		Seat seat = admit(unit, key);
		seat.take();
		ConnectedClient client = seat.connect(this.connection, new NoControl(), null);
		client.join();
		return client;
	}

	private static Seat admit(ServiceUnit unit, @Nullable InstanceKey key) {
		Admission admission = unit.admit(key, null, (limit) -> true);
		if (admission instanceof Seat seat) {
			return seat;
		}
		throw new IllegalStateException("refused: " + admission);
	}

	/**
	 * Starts the instances.
	 */
	@Setup(Level.Trial)
	public void start() {
		for (int i = 0; i < INSTANCES; i++) {
			join(this.keyed, key("room", i));
		}
	}

	/**
	 * Ends the timers.
	 */
	@TearDown
	public void close() {
		this.scheduler.close();
	}

	/**
	 * A client joins a service, and is gone.
	 */
	@Benchmark
	public void joinPlain() {
		join(this.plain, null).closed(GONE);
	}

	/**
	 * A client joins an instance that runs, and is gone.
	 */
	@Benchmark
	public void joinKey() {
		join(this.keyed, this.key).closed(GONE);
	}

	/**
	 * A client joins a key that has no instance, and is gone; the instance is, too.
	 */
	@Benchmark
	public void joinFreshKey() {
		join(this.passing, key("passing", this.keys++)).closed(GONE);
	}

	/**
	 * A client is admitted, and does not come.
	 */
	@Benchmark
	public void admitPlain() {
		admit(this.plain, null).cancel();
	}

	/**
	 * A client is admitted to an instance that runs, and does not come.
	 */
	@Benchmark
	public void admitKey() {
		admit(this.keyed, this.key).cancel();
	}

	/**
	 * A client gets its message back.
	 * @return whether it was taken
	 */
	@Benchmark
	public boolean echoPlain() {
		return this.plainClient.incoming(this.message);
	}

	/**
	 * A client of an instance gets its message back.
	 * @return whether it was taken
	 */
	@Benchmark
	public boolean echoKey() {
		return this.keyedClient.incoming(this.message);
	}

	/**
	 * A broadcast is given to a service.
	 * @return what became of it
	 */
	@Benchmark
	public DeliveryResult broadcastPlain() {
		return Objects.requireNonNull(this.registry.process("plain")).broadcast(this.message);
	}

	/**
	 * A broadcast is given to an instance.
	 * @return what became of it
	 */
	@Benchmark
	public DeliveryResult broadcastKey() {
		return Objects.requireNonNull(this.registry.process("room/42")).broadcast(this.message);
	}

	/**
	 * A broadcast is given to all instances; the cost of each.
	 * @return what became of it
	 */
	@Benchmark
	@OperationsPerInvocation(INSTANCES)
	public DeliveryResult broadcastToAllKeys() {
		return this.keyed.broadcast(this.message);
	}

	/**
	 * Service that sends back what it is sent.
	 *
	 * @param passing whether it ends when a client is gone
	 */
	private record Echo(boolean passing) implements BossServiceHandler<String> {

		@Override
		public String init() {
			return "";
		}

		@Override
		public Outcome<String> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				String state) {
			client.send(message);
			return Outcome.noReply(state);
		}

		@Override
		public Outcome<String> handleClose(CloseReason reason, String servicePath, BossConnection client,
				String state) {
			return this.passing ? Outcome.stop(TerminationReason.NORMAL, state) : Outcome.noReply(state);
		}

	}

}

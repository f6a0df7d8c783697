package io.boss.websocket.cluster.node;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

import io.boss.websocket.cluster.ClusterMember;
import io.boss.websocket.cluster.CountedCluster;
import io.boss.websocket.cluster.MembershipListener;
import io.boss.websocket.cluster.MemoryBroker;
import io.boss.websocket.cluster.SuppliedClock;
import io.boss.websocket.cluster.message.ContextCarrier;
import io.boss.websocket.timing.EngineTime;
import org.awaitility.Awaitility;

import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * A node whose clock and timers the test turns, and that notes what it hears.
 */
final class TestNode implements AutoCloseable {

	static final Duration HEARTBEAT = Duration.ofSeconds(2);

	static final Duration LEASE = Duration.ofSeconds(10);

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	static final OutboxSettings OUTBOX = new OutboxSettings(1000, 1 << 20, OutboxOverflow.DROP_OLDEST);

	final HandScheduler scheduler = new HandScheduler();

	final AtomicLong clock = new AtomicLong();

	final CountedCluster stats = new CountedCluster();

	final List<String> heard = new CopyOnWriteArrayList<>();

	final List<String> events = new CopyOnWriteArrayList<>();

	final MemoryBroker.Engine engine;

	final ClusterNode node;

	TestNode(MemoryBroker broker) {
		this(broker, OUTBOX, false);
	}

	TestNode(MemoryBroker broker, OutboxSettings outbox, boolean failAtStart) {
		this.engine = broker.engine();
		SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("boss-cluster-test-");
		threads.setDaemon(true);
		this.node = new ClusterNode(this.engine,
				new ClusterSettings("test", HEARTBEAT, LEASE, failAtStart, outbox, 10_000),
				new ClusterEnvironment(() -> Map.of("chat", 3), ContextCarrier.NONE, this.stats,
						BrokerThreads.blocking(threads),
						new EngineTime(new SuppliedClock(this.clock::get), this.scheduler)));
		this.node.handle("say", Say.class, (from, say) -> {
			if (say.text().equals("throw")) {
				throw new LinkageError("as the test wants it");
			}
			this.heard.add(say.text());
		});
		this.node.listen(new Noted());
	}

	TestNode start() {
		this.node.start();
		return this;
	}

	String id() {
		return this.node.node();
	}

	boolean say(String text) {
		return this.node.publish("say", new Say(text));
	}

	boolean sayTo(TestNode other, String text) {
		return this.node.send(other.id(), "say", new Say(text));
	}

	/**
	 * Lets time go by, and the heart beat. Time stands while the sender has something to
	 * do, as the threads of a busy machine fall behind a clock that is turned by hand,
	 * and that would look like a broker that does not answer.
	 * @param time how long
	 */
	void pass(Duration time) {
		Duration left = time;
		while (!left.isZero()) {
			Duration step = (left.compareTo(HEARTBEAT) < 0) ? left : HEARTBEAT;
			this.clock.addAndGet(step.toNanos());
			this.scheduler.tick();
			settle();
			left = left.minus(step);
		}
	}

	/** Waits until the broker has taken everything, if it takes anything. */
	void settle() {
		// An hour of this clock is 1,800 beats.
		Awaitility.await()
			.pollInSameThread()
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(1))
			.atMost(PATIENCE)
			.until(() -> !this.engine.takesFrames() || this.node.status().outboxFrames() == 0);
	}

	boolean knows(TestNode other) {
		return this.node.other(other.id()) != null;
	}

	@Override
	public void close() {
		if (this.node.isRunning()) {
			this.node.stop();
		}
	}

	record Say(String text) {
	}

	private final class Noted implements MembershipListener {

		@Override
		public void joined(ClusterMember member) {
			TestNode.this.events.add("joined " + member.id());
		}

		@Override
		public void left(ClusterMember member) {
			TestNode.this.events.add("left " + member.id());
		}

	}

}

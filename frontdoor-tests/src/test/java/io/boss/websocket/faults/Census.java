/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.faults;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.management.JMException;
import javax.management.ObjectName;

import com.sun.management.UnixOperatingSystemMXBean;
import io.boss.websocket.frontdoor.BossServer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is there in this JVM after a garbage collection: objects of the engine by class,
 * its threads, all threads, open files and the heap.
 *
 * @param objects how many there are of each class of the engine
 * @param threads names of the engine's threads
 * @param allThreads how many threads there are
 * @param files how many files and sockets are open
 * @param heap used bytes
 */
record Census(Map<String, Long> objects, Set<String> threads, int allThreads, long files, long heap) {

	/** A row of the histogram: number, instances, bytes, class. */
	private static final Pattern ROW = Pattern.compile("^ *\\d+: +(\\d+) +\\d+ +(io\\.boss\\.websocket\\.[\\w.$]+).*$",
			Pattern.MULTILINE);

	/** The last row of the histogram: instances, bytes. */
	private static final Pattern TOTAL = Pattern.compile("^Total +\\d+ +(\\d+)", Pattern.MULTILINE);

	/**
	 * Rooms in which there is nothing for a client that is gone. A service remembers its
	 * last ten crashes, however many clients there have been.
	 */
	private static final Pattern ROOMS = Pattern.compile("io\\.boss\\.websocket\\."
			+ "(direct|container|endpoint|mailbox|outbound|service|turn|wire)\\.(?!PastCrash$|ServiceCrash$).*");

	private static final int POOLS = 60;

	static Census take() {
		String histogram = histogram();
		Map<String, Long> objects = new TreeMap<>();
		Matcher row = ROW.matcher(histogram);
		while (row.find()) {
			// Lambdas have a number at the end, which differs from run to run.
			String type = row.group(2).replaceFirst("\\$\\$Lambda.*", "\\$\\$Lambda");
			if (ROOMS.matcher(type).matches()) {
				objects.merge(type, Long.parseLong(row.group(1)), Long::sum);
			}
		}
		Set<String> threads = Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.filter((name) -> name.startsWith("boss-") && !name.startsWith("boss-rescue-"))
			.collect(Collectors.toCollection(TreeSet::new));
		return new Census(objects, threads, Thread.activeCount(), openFiles(),
				ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
	}

	/**
	 * How much of the heap is in use, without garbage.
	 * @return the sum of the sizes of all objects, in bytes
	 */
	static long liveBytes() {
		Matcher total = TOTAL.matcher(histogram());
		assertThat(total.find()).as("total of the histogram").isTrue();
		return Long.parseLong(total.group(1));
	}

	// Collects garbage before it counts.
	private static String histogram() {
		try {
			return (String) ManagementFactory.getPlatformMBeanServer()
				.invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), "gcClassHistogram",
						new Object[] { new String[0] }, new String[] { String[].class.getName() });
		}
		catch (JMException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static long openFiles() {
		return (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system)
				? system.getOpenFileDescriptorCount() : 0;
	}

	/**
	 * Waits until nothing is left of the clients that have come since.
	 * @param slack how many objects of each class may be left over
	 * @param heapSlack how much more heap may be used, in bytes
	 * @return what is there at last
	 */
	Census awaitNothingLeft(int slack, long heapSlack) {
		Census[] now = new Census[1];
		Awaitility.await()
			.atMost(Duration.ofSeconds(40))
			.pollInterval(Duration.ofMillis(500))
			.ignoreExceptions()
			.untilAsserted(() -> {
				now[0] = take();
				now[0].expectLike(this, slack, heapSlack);
			});
		return now[0];
	}

	private void expectLike(Census before, int slack, long heapSlack) {
		Map<String, Long> more = new TreeMap<>();
		this.objects.forEach((type, count) -> {
			long excess = count - before.objects().getOrDefault(type, 0L);
			if (excess > slack) {
				more.put(type, excess);
			}
		});
		assertThat(more).as("objects of clients that are gone").isEmpty();
		assertThat(this.threads).as("threads of the engine").isEqualTo(before.threads());
		assertThat(this.allThreads).as("all threads").isLessThanOrEqualTo(before.allThreads() + POOLS);
		assertThat(this.files).as("open files").isLessThanOrEqualTo(before.files() + slack);
		assertThat(this.heap).as("heap after a collection").isLessThanOrEqualTo(before.heap() + heapSlack);
	}

	/**
	 * How this differs from what was before.
	 * @param before what was before
	 * @return the difference in words
	 */
	String since(Census before) {
		return "heap %+d KB, files %+d, threads %+d".formatted((this.heap - before.heap()) / 1024,
				this.files - before.files(), this.allThreads - before.allThreads());
	}

	/**
	 * Adds up counters.
	 * @param server the server
	 * @param name the name of the meter
	 * @param tags tags that must be there
	 * @return the sum over all other tags
	 */
	static long count(BossServer server, String name, String... tags) {
		MeterRegistry registry = server.context().getBean(MeterRegistry.class);
		return (long) registry.find("boss.websocket." + name)
			.tags(tags)
			.counters()
			.stream()
			.mapToDouble(Counter::count)
			.sum();
	}

	/**
	 * Adds up gauges.
	 * @param server the server
	 * @param name the name of the meter
	 * @return the sum over all services
	 */
	static double gauge(BossServer server, String name) {
		return server.context()
			.getBean(MeterRegistry.class)
			.find("boss.websocket." + name)
			.gauges()
			.stream()
			.mapToDouble(Gauge::value)
			.sum();
	}

	/**
	 * Waits until the meters tell of no client, and of as many that have left as have
	 * come.
	 * @param server the server
	 * @return how many have come
	 */
	static long awaitAllClosed(BossServer server) {
		Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
			assertThat(gauge(server, "connections")).isZero();
			assertThat(count(server, "connections.closed")).isEqualTo(accepted(server));
			assertThat(gauge(server, "mailbox.depth")).isZero();
			assertThat(gauge(server, "outbound.queued")).isZero();
		});
		return accepted(server);
	}

	static long accepted(BossServer server) {
		return count(server, "handshakes", "outcome", "accepted");
	}

}

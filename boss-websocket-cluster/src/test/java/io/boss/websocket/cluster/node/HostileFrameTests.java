package io.boss.websocket.cluster.node;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.boss.websocket.cluster.ClusterMember;
import io.boss.websocket.cluster.MemoryBroker;
import io.boss.websocket.stats.SkipReason;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@link ClusterNode} does when somebody else, or a node of another version,
 * publishes what no node says: it may believe it for a while, and not for ever.
 */
class HostileFrameTests {

	private final MemoryBroker broker = new MemoryBroker();

	private final List<TestNode> nodes = new ArrayList<>();

	@AfterEach
	void stop() {
		this.nodes.forEach(TestNode::close);
	}

	@ParameterizedTest
	@CsvSource({ "',\"lease\":9223372036854775807', 3600", "',\"lease\":-9223372036854775808', 10",
			"',\"lease\":0', 10", "'', 10", "',\"lease\":1', 4", "',\"lease\":20000', 20" })
	void whenLeaseIsStrangeThenItIsOneThatMayBeAndTheHeartBeats(String lease, long seconds) {
		TestNode one = node();
		TestNode two = node();
		beat("x", 0, 1, lease);
		ClusterMember member = one.node.other("x");
		assertThat(member.lease()).isEqualTo(Duration.ofSeconds(seconds));
		two.pass(TestNode.HEARTBEAT);
		one.pass(TestNode.HEARTBEAT);
		Awaitility.await().until(() -> one.knows(two) && two.knows(one));
		one.pass(Duration.ofSeconds(seconds + 4));
		assertThat(one.node.hasLeft("x")).isTrue();
	}

	@Test
	void whenSequenceIsForgedThenTheNodeIsHeardAgainAfterAWhile() {
		TestNode one = node();
		say("x", 1, "a");
		say("x", 1L << 53, "forged");
		for (int i = 2; i < 60; i++) {
			say("x", i, "late");
			one.pass(TestNode.HEARTBEAT);
		}
		assertThat(one.heard).startsWith("a", "forged", "late");
		assertThat(one.stats.count("duplicate")).isBetween(45L, 52L);
		assertThat(one.heard.size()).isGreaterThan(5);
	}

	@Test
	void whenSequenceIsOneThatNobodyReachesThenItIsRefused() {
		TestNode one = node();
		say("x", Long.MAX_VALUE, "forged");
		say("x", -1, "forged");
		say("x", 1, "a");
		assertThat(one.heard).containsExactly("a");
		assertThat(one.stats.count(SkipReason.MALFORMED)).isEqualTo(2);
	}

	@Test
	void whenLeaveIsForgedThenTheNodeIsBackAfterTwoLeases() {
		TestNode one = node();
		inject("{\"v\":1,\"n\":\"x\",\"s\":1,\"k\":\"leave\",\"b\":{}}");
		assertThat(one.node.hasLeft("x")).isFalse();
		beat("x", 1, 1, "");
		assertThat(one.node.other("x")).isNotNull();
		inject("{\"v\":1,\"n\":\"x\",\"s\":2,\"k\":\"leave\",\"b\":{}}");
		assertThat(one.node.hasLeft("x")).isTrue();
		one.pass(TestNode.LEASE);
		beat("x", 2, 2, "");
		assertThat(one.node.other("x")).isNull();
		one.pass(TestNode.LEASE);
		beat("x", 2, 3, "");
		assertThat(one.node.other("x")).isNotNull();
		assertThat(one.node.hasLeft("x")).isFalse();
	}

	@Test
	void whenNumberOfABeatIsForgedThenTheNextOneCountsAllTheSame() {
		TestNode one = node();
		beat("x", 0, Long.MAX_VALUE, ",\"name\":\"forged\"");
		beat("x", 0, 7, ",\"name\":\"real\"");
		beat("x", 0, 7, ",\"name\":\"again\"");
		assertThat(one.node.other("x").name()).isEqualTo("real");
	}

	@Test
	void whenFrameIsTooBigThenItIsNotRead() {
		TestNode one = node();
		say("x", 1, "x".repeat(100_000));
		say("x", 2, "a");
		assertThat(one.heard).containsExactly("a");
		assertThat(one.stats.count(SkipReason.TOO_BIG)).isOne();
	}

	@Test
	void whenBeatSaysTooMuchThenItIsSkipped() {
		TestNode one = node();
		beat("x", 0, 1, ",\"name\":\"" + "x".repeat(256) + "\"");
		StringBuilder services = new StringBuilder("\"s\":1");
		for (int i = 0; i < 1000; i++) {
			services.append(",\"s").append(i).append("\":1");
		}
		beat("x", 0, 2, ",\"services\":{" + services + "}");
		beat("x", 0, 3, ",\"state\":{" + services + "}");
		beat("x", 0, 4, ",\"state\":{\"a\":null}");
		assertThat(one.node.other("x")).isNull();
		assertThat(one.stats.count(SkipReason.MALFORMED)).isEqualTo(4);
	}

	@Test
	void whenThereAreTooManyNodesThenTheRestIsSkipped() {
		TestNode one = node();
		for (int i = 0; i < Members.CAPACITY + 3; i++) {
			beat("x" + i, 0, 1, "");
		}
		beat("x0", 0, 2, "");
		assertThat(one.node.others()).hasSize(Members.CAPACITY);
		assertThat(one.stats.count(SkipReason.TOO_BIG)).isEqualTo(3);
	}

	private TestNode node() {
		TestNode node = new TestNode(this.broker).start();
		this.nodes.add(node);
		return node;
	}

	private void beat(String node, long sequence, long number, String more) {
		inject("{\"v\":1,\"n\":\"" + node + "\",\"s\":" + sequence + ",\"k\":\"beat\",\"b\":{\"i\":" + number + more
				+ "}}");
	}

	private void say(String node, long sequence, String text) {
		inject("{\"v\":1,\"n\":\"" + node + "\",\"s\":" + sequence + ",\"k\":\"say\",\"b\":{\"text\":\"" + text
				+ "\"}}");
	}

	private void inject(String frame) {
		this.broker.inject(frame.getBytes(StandardCharsets.UTF_8));
	}

}

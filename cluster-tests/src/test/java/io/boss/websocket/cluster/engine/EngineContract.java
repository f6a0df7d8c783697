package io.boss.websocket.cluster.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.boss.websocket.cluster.ClusterEngine;
import io.boss.websocket.cluster.EngineCapability;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What an engine promises, whatever its broker is.
 */
abstract class EngineContract {

	private final List<Node> nodes = new ArrayList<>();

	/**
	 * Makes an engine that has not started, as auto-configuration would.
	 * @return an engine of a cluster that no other test class uses
	 */
	abstract ClusterEngine engine();

	@AfterEach
	void stop() {
		this.nodes.forEach((node) -> node.engine.stop());
	}

	@Test
	void whenFramesArePublishedThenEachNodeReceivesThemInOrder() {
		Node one = node("one");
		Node two = node("two");
		List<String> expected = new ArrayList<>();
		for (int i = 0; i < 1000; i++) {
			expected.add("frame " + i);
		}
		for (int i = 0; i < 1000; i += 10) {
			one.engine.publish(frames(expected.subList(i, i + 10)));
		}
		Awaitility.await().untilAsserted(() -> assertThat(two.received).hasSize(1000));
		assertThat(two.received).isEqualTo(expected);
		Awaitility.await().untilAsserted(() -> assertThat(one.received).isEqualTo(expected));
	}

	@Test
	void whenFramesAreSentThenOnlyTheirNodeReceivesThem() {
		assumeTrue(engine().capabilities().contains(EngineCapability.NODE_INBOX), "The engine has no inboxes");
		Node one = node("one");
		Node two = node("two");
		Node three = node("three");
		one.engine.send("two", frames(List.of("a", "b")));
		one.engine.publish(frames(List.of("c")));
		Awaitility.await().untilAsserted(() -> assertThat(two.received).containsExactlyInAnyOrder("a", "b", "c"));
		Awaitility.await().untilAsserted(() -> assertThat(three.received).containsExactly("c"));
		assertThat(two.received.indexOf("a")).isLessThan(two.received.indexOf("b"));
	}

	@Test
	void whenNodeIsGoneThenSendingToItDoesNotFail() {
		assumeTrue(engine().capabilities().contains(EngineCapability.NODE_INBOX), "The engine has no inboxes");
		Node one = node("one");
		one.engine.send("nobody", frames(List.of("a")));
		one.engine.send("one", frames(List.of("b")));
		Awaitility.await().untilAsserted(() -> assertThat(one.received).containsExactly("b"));
	}

	/**
	 * Starts an engine and waits until it receives.
	 * @param id the id of its node
	 * @return the node
	 */
	Node node(String id) {
		Node node = new Node(engine());
		this.nodes.add(node);
		node.engine.start(id, node::received);
		Awaitility.await().until(() -> {
			node.engine.publish(frames(List.of(Node.PROBE)));
			return node.probed;
		});
		return node;
	}

	static List<byte[]> frames(List<String> texts) {
		return texts.stream().map((text) -> text.getBytes(StandardCharsets.UTF_8)).toList();
	}

	static final class Node {

		private static final String PROBE = "probe";

		final ClusterEngine engine;

		final List<String> received = new CopyOnWriteArrayList<>();

		private volatile boolean probed;

		private Node(ClusterEngine engine) {
			this.engine = engine;
		}

		private void received(byte[] frame) {
			String text = new String(frame, StandardCharsets.UTF_8);
			if (text.equals(PROBE)) {
				this.probed = true;
			}
			else {
				this.received.add(text);
			}
		}

	}

}

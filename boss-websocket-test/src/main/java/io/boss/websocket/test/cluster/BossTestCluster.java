/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.cluster;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.TestTime;

/**
 * Cluster under test: several nodes, each with services of its own, on the thread of the
 * test and in one virtual time. The nodes are real ones, with presence, leases and all;
 * the broker between them is in memory, and fails as the test wants.
 * <p>
 * Nodes are counted from 1, and named {@code node-1} and so on. What is said of tasks and
 * lots at {@link BossTester} is true for all nodes together: under
 * {@link io.boss.websocket.test.junit.Interleavings @Interleavings} it is drawn by lot
 * which node goes on, and which frame arrives next.
 * <p>
 * A fault comes after all that was ready: what a test has sent before has arrived.
 * <pre class="code">
 * BossTestCluster cluster = BossTestCluster.of(2, (node) -&gt; new RosterService(node.presence()));
 * cluster.partition(1, 2);
 * cluster.node(2).connect("/websocket/roster", (handshake) -&gt; handshake.user("bob"));
 * cluster.time().advance(Duration.ofMinutes(1));
 * cluster.heal();
 * cluster.time().advance(Duration.ofMinutes(1));
 * assertThat(cluster.node(1).service("roster").state()).isEqualTo(Set.of("bob"));
 * </pre>
 * <p>
 * Nodes that were cut off from each other meet again at the next sign of life, and their
 * lists of clients agree some seconds later, as in production: let more than a lease
 * pass.
 * <p>
 * For one thread, that of the test.
 *
 * @since 0.1.0
 */
public interface BossTestCluster extends AutoCloseable {

	/**
	 * Starts a cluster with default properties, whose nodes know each other.
	 * @param nodes how many nodes
	 * @param services make the services of a node, at each start of it
	 * @return the cluster
	 */
	static BossTestCluster of(int nodes, BossTester.ServiceFactory... services) {
		Builder builder = builder(nodes);
		for (BossTester.ServiceFactory service : services) {
			builder.service(service);
		}
		return builder.start();
	}

	/**
	 * Begins a cluster.
	 * @param nodes how many nodes
	 * @return a builder
	 */
	static Builder builder(int nodes) {
		return new MemoryClusterBuilder(nodes);
	}

	/**
	 * One node. The tester is good for all lives of the node.
	 * @param node the number of the node, from 1 on
	 * @return a tester: connects clients, broadcasts, looks at services
	 */
	BossTester node(int node);

	/**
	 * All nodes.
	 * @return the testers of the nodes, in their order
	 */
	List<BossTester> nodes();

	/**
	 * Virtual time of all nodes.
	 * @return the time, to look at and to let pass
	 */
	TestTime time();

	/**
	 * Runs all that is ready on any node, and all that gets ready by that.
	 * @throws AssertionError if there is no end of it
	 */
	void settle();

	/**
	 * Runs the one task that comes next, on whatever node.
	 * @return whether there was one
	 */
	boolean step();

	/**
	 * What has happened on all nodes.
	 * @return one line for each event
	 * @see BossTester#transcript()
	 */
	String transcript();

	/**
	 * Lets nothing through between a node and others, in both directions. Each of them
	 * reaches the broker: what one publishes is lost for the other, and leases go on.
	 * @param node the number of a node
	 * @param others the numbers of those from which it is cut off
	 */
	void partition(int node, int... others);

	/**
	 * Cuts a node off from the broker. What the node publishes waits in its outbox, it
	 * hears nothing, and it cannot renew leases.
	 * @param node the number of the node
	 */
	void isolate(int node);

	/**
	 * Takes back all faults of the network, of the broker and of leases. Frames that are
	 * delayed arrive at once. Nodes that were killed or stopped do not run by that.
	 */
	void heal();

	/**
	 * The way from one node to another.
	 * @param from the number of the sender
	 * @param to the number of the receiver
	 * @return the link
	 */
	ClusterLink link(int from, int to);

	/**
	 * All ways between different nodes. What is said for a number of frames is said for
	 * each of them.
	 * @return the links
	 */
	ClusterLink links();

	/**
	 * Delays all frames between nodes.
	 * @param delay how long each of the next frames is under way
	 */
	default void delay(Duration delay) {
		links().delay(delay);
	}

	/**
	 * Loses frames on each way.
	 * @param frames how many of the next frames of each way
	 */
	default void lose(int frames) {
		links().lose(frames);
	}

	/**
	 * Delivers frames of each way twice.
	 * @param frames how many of the next frames of each way
	 */
	default void duplicate(int frames) {
		links().duplicate(frames);
	}

	/**
	 * Lets the broker fail for all nodes: it takes nothing, delivers nothing, and does
	 * not answer about leases.
	 */
	void failBroker();

	/**
	 * Lets the store of leases fail for a node, while messages go on.
	 * @param node the number of the node
	 */
	void failLeases(int node);

	/**
	 * Kills a node: nothing of it runs any more, its connections break, and it says
	 * nothing to the others.
	 * @param node the number of the node
	 */
	void kill(int node);

	/**
	 * Kills a node in the middle of something: after some of the tasks that are ready,
	 * and not after all of them.
	 * @param node the number of the node
	 * @param steps how many tasks run before, on whatever nodes
	 */
	void killAfter(int node, int steps);

	/**
	 * Stops a node in good order, as an application that shuts down: clients are sent
	 * away, services end, leases are given back. Time passes until that is done.
	 * @param node the number of the node
	 */
	void stop(int node);

	/**
	 * Starts a node that was killed or stopped, with fresh services. For the others it is
	 * a new node.
	 * @param node the number of the node
	 */
	void start(int node);

	/**
	 * Whether a node runs.
	 * @param node the number of the node
	 * @return whether it was neither killed nor stopped
	 */
	boolean isRunning(int node);

	/**
	 * The nodes that a node takes for members of the cluster, after all that was ready.
	 * @param node the number of the node
	 * @return the numbers of the others that it knows; one that has ended is known for
	 * the length of a lease, unless it has said that it leaves
	 */
	Set<Integer> members(int node);

	/**
	 * The node on which a service of scope {@link io.boss.websocket.ServiceScope#CLUSTER}
	 * runs, after all that was ready.
	 * @param service the class of the service
	 * @return the number of the node, or nothing if it runs on none
	 * @throws AssertionError if it runs on several
	 */
	OptionalInt leader(Class<?> service);

	/**
	 * Ends all nodes at once.
	 */
	@Override
	void close();

	/**
	 * Builder of a cluster.
	 */
	interface Builder {

		/**
		 * Sets a property for all nodes, as {@code application.yml} would.
		 * @param name the name, such as {@code boss.websocket.cluster.lease}
		 * @param value the value
		 * @return this builder
		 */
		Builder property(String name, Object value);

		/**
		 * Sets a property for one node.
		 * @param node the number of the node
		 * @param name the name
		 * @param value the value
		 * @return this builder
		 */
		Builder property(int node, String name, Object value);

		/**
		 * Draws by lot what runs next.
		 * @param seed the seed
		 * @return this builder
		 */
		Builder seed(long seed);

		/**
		 * Adds a service to all nodes.
		 * @param service makes the bean, at each start of a node
		 * @return this builder
		 */
		Builder service(BossTester.ServiceFactory service);

		/**
		 * Starts the nodes, and lets time pass until they know each other.
		 * @return the cluster
		 */
		BossTestCluster start();

	}

}

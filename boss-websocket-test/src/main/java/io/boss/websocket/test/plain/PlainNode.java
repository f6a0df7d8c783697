/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.plain;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.boss.websocket.BossServices;
import io.boss.websocket.Presence;
import io.boss.websocket.autoconfigure.RegisteredBossServices;
import io.boss.websocket.broadcast.BroadcastOperations;
import io.boss.websocket.broadcast.BroadcastTemplate;
import io.boss.websocket.broadcast.BroadcastTransport;
import io.boss.websocket.broadcast.dispatch.BroadcastDispatcher;
import io.boss.websocket.cluster.ClusterLeases;
import io.boss.websocket.cluster.connection.ClusterConnections;
import io.boss.websocket.cluster.connection.LocalConnections;
import io.boss.websocket.cluster.gather.AskingNode;
import io.boss.websocket.cluster.lease.ElectionEnvironment;
import io.boss.websocket.cluster.lease.ServiceElections;
import io.boss.websocket.cluster.node.ClusterNode;
import io.boss.websocket.cluster.presence.ClusterPresence;
import io.boss.websocket.direct.DirectTransport;
import io.boss.websocket.endpoint.ConnectionClock;
import io.boss.websocket.endpoint.EndpointEnvironment;
import io.boss.websocket.endpoint.handshake.AllowedHosts;
import io.boss.websocket.endpoint.handshake.AllowedHostsCheck;
import io.boss.websocket.endpoint.handshake.HandshakeCheck;
import io.boss.websocket.endpoint.handshake.MisplacedSecretCheck;
import io.boss.websocket.endpoint.handshake.ServiceEndpointConfigurer;
import io.boss.websocket.limit.ApplicationConnections;
import io.boss.websocket.security.access.AccessCheck;
import io.boss.websocket.security.access.ServletRequestPrincipals;
import io.boss.websocket.service.ServiceRegistry;
import io.boss.websocket.service.lifecycle.Readiness;
import io.boss.websocket.service.lifecycle.ServiceDrainLifecycle;
import io.boss.websocket.service.lifecycle.ServiceStartLifecycle;
import io.boss.websocket.session.Sessions;
import io.boss.websocket.stats.ClusterStats;
import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.TestHandshake;
import io.boss.websocket.test.TestNode;
import io.boss.websocket.test.engine.TestLoop;
import io.boss.websocket.test.payload.Payloads;
import io.boss.websocket.test.tester.EngineTester;
import io.boss.websocket.test.tester.TestParts;
import io.boss.websocket.timing.EngineTime;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;
import org.springframework.mock.web.MockHttpServletResponse;

/**
 * Node that is wired by hand, as the auto-configuration wires one: services, endpoints,
 * the direct transport over sockets in memory, broadcasts, presence.
 */
public final class PlainNode implements TestNode {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private final NodeLink link;

	private final TestParts parts;

	private final Membership membership;

	private final BroadcastTemplate broadcasts = new BroadcastTemplate(
			Late.proxy(BroadcastTransport.class, this::transport));

	private final BossServices services = Late.proxy(BossServices.class, this::registered);

	private final Presence presence = Late.proxy(Presence.class, this::entered);

	private final ClusterLeases leases = Late.proxy(ClusterLeases.class, this::elections);

	private final PlainEngine engine;

	private final PlainHandshakes handshakes;

	private final Lifecycles lifecycles;

	private @Nullable BroadcastTransport transport;

	private @Nullable BossServices registered;

	private @Nullable Presence entered;

	private @Nullable ServiceElections elections;

	/**
	 * Creates a node whose services do not run yet.
	 * @param link the link to other nodes
	 * @param parts what runs the node
	 * @param properties the properties, by their names
	 * @param factories make the services
	 */
	public PlainNode(NodeLink link, TestParts parts, Map<String, Object> properties,
			List<BossTester.ServiceFactory> factories) {
		this.link = link;
		this.parts = parts;
		PlainProperties values = PlainProperties.of(properties);
		this.membership = new Membership(link, parts.loop(), values, () -> registry().connections());
		List<Object> beans = new ArrayList<>();
		factories.forEach((factory) -> beans
			.add(Objects.requireNonNull(factory.create(this), "A ServiceFactory has made no service, but null")));
		this.engine = new PlainEngine(values, parts, beans);
		ServiceRegistry registry = this.engine.registry();
		this.transport = this.membership.transport(this.engine.mapper(), beans);
		LocalConnections local = new LocalConnections();
		ClusterConnections connections = connections(local);
		this.registered = new RegisteredBossServices(registry, connections);
		this.entered = new ClusterPresence(local, this.membership.presence(), registry, this.engine.events(),
				parts.loop().time(), this.membership.maxFrameSize());
		this.elections = new ServiceElections(registry.processes(), link.engine(), this.membership.node(),
				values.cluster().lease(), ElectionEnvironment.of(parts.loop().engineTime(), link.random()));
		this.handshakes = new PlainHandshakes(registry.units(), endpoints(registry, connections, local));
		this.lifecycles = new Lifecycles(parts.loop(), lifecycles(registry));
	}

	private ClusterConnections connections(LocalConnections local) {
		TestLoop loop = this.parts.loop();
		AskingNode asking = new AskingNode(this.membership.connections(), loop.engineTime(), loop.executor("cluster"));
		return new ClusterConnections(local, asking, this.engine.converters()::write,
				this.membership.maxFrameSize() / 2, ClusterStats.NONE);
	}

	private List<SmartLifecycle> lifecycles(ServiceRegistry registry) {
		EngineTime time = this.parts.loop().engineTime();
		List<SmartLifecycle> lifecycles = new ArrayList<>();
		lifecycles.add(Objects.requireNonNull(this.elections));
		lifecycles.add(new BroadcastDispatcher(Objects.requireNonNull(this.transport), registry));
		lifecycles.add(new ServiceStartLifecycle(registry, true, time, TIMEOUT));
		if (this.membership.node() != null) {
			lifecycles.add(this.membership.node());
		}
		lifecycles.add(new ServiceDrainLifecycle(registry, time, this.engine.properties().mapper().drain(TIMEOUT),
				new NoReadiness(), this.link.random()));
		return lifecycles;
	}

	private @Nullable BroadcastTransport transport() {
		return this.transport;
	}

	private @Nullable ServiceElections elections() {
		return this.elections;
	}

	private @Nullable BossServices registered() {
		return this.registered;
	}

	private @Nullable Presence entered() {
		return this.entered;
	}

	private ServiceEndpointConfigurer endpoints(ServiceRegistry registry, ClusterConnections connections,
			LocalConnections local) {
		PlainProperties properties = this.engine.properties();
		TestLoop loop = this.parts.loop();
		EndpointEnvironment environment = new EndpointEnvironment(new ConnectionClock(loop.engineTime()),
				(payload, connection) -> this.engine.converters().of(connection.service()).write(payload, connection),
				this.engine.events()::publish, List.of(this.parts.clients(), local),
				new ApplicationConnections(properties.mapper().limits(), loop.time()::nanoTime),
				(id) -> connections.idOf(nextConnection()),
				(message, type, connection) -> this.engine.converters()
					.of(connection.service())
					.read(message, type, null, connection),
				new Sessions<>(properties.mapper().resume().maxDetached()), properties.mapper().resume());
		DirectTransport transport = new DirectTransport(this.parts.upgrader(),
				properties.boss().websocket().compression().enabled());
		return new ServiceEndpointConfigurer(registry.units(),
				(service) -> properties.services().of(service).endpoint(), environment, transport, checks(registry),
				List.of(), List.of());
	}

	private List<HandshakeCheck> checks(ServiceRegistry registry) {
		PlainProperties properties = this.engine.properties();
		Map<String, AllowedHosts> hosts = new HashMap<>();
		registry.names().forEach((service) -> hosts.put(service, properties.services().of(service).hosts()));
		return List.of(new MisplacedSecretCheck(properties.mapper().authentication().tokensInQuery()),
				new AllowedHostsCheck(hosts), new AccessCheck((service) -> properties.services().of(service).access(),
						new ServletRequestPrincipals()));
	}

	// The ids of the transport differ in each run. These are in the order of connecting,
	// as is a list of those that have entered something at the same time.
	private String nextConnection() {
		return "c%06d".formatted(this.link.connections().incrementAndGet());
	}

	/**
	 * Starts the services, in the order in which an application context does.
	 */
	public void start() {
		this.lifecycles.start();
	}

	/**
	 * Stops in good order, as an application context that is closed, and lets time pass
	 * until that is done.
	 */
	public void stop() {
		if (!this.parts.loop().isOver()) {
			this.lifecycles.stop();
			kill();
		}
	}

	/**
	 * Ends at once, as a process that is killed: nothing runs any more, and connections
	 * break.
	 */
	public void kill() {
		this.parts.loop().end();
		this.parts.clients().disconnect();
	}

	/**
	 * The node as a member of its cluster.
	 * @return the node, or {@code null} if it is alone
	 */
	public @Nullable ClusterNode clusterNode() {
		return this.membership.node();
	}

	/**
	 * The services.
	 * @return the registry
	 */
	public ServiceRegistry registry() {
		return this.engine.registry();
	}

	private MockHttpServletResponse handshake(URI uri, TestHandshake handshake) throws Exception {
		if (this.parts.loop().isOver()) {
			throw new AssertionError(name() + " does not run, and nobody can connect to it");
		}
		return this.handshakes.perform(uri, handshake);
	}

	/**
	 * A tester of this node.
	 * @param close ends the node
	 * @return the tester
	 */
	public BossTester tester(Runnable close) {
		return new EngineTester(this.parts, this::handshake, this.engine.registry(), this.services, this.broadcasts,
				new Payloads(this.engine.mapper()), close);
	}

	@Override
	public String name() {
		return this.link.name();
	}

	@Override
	public BroadcastOperations broadcasts() {
		return this.broadcasts;
	}

	@Override
	public BossServices services() {
		return this.services;
	}

	@Override
	public Presence presence() {
		return this.presence;
	}

	@Override
	public ClusterLeases leases() {
		return this.leases;
	}

	@Override
	public Clock clock() {
		return this.parts.loop().time().getClock();
	}

	private static final class NoReadiness implements Readiness {

		@Override
		public void refuse() {
			// Nobody asks.
		}

		@Override
		public void restore() {
			// Nobody asks.
		}

	}

}

package io.boss.websocket.test.plain;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.boss.websocket.BossServices;
import io.boss.websocket.Presence;
import io.boss.websocket.autoconfigure.RegisteredBossServices;
import io.boss.websocket.broadcast.BroadcastOperations;
import io.boss.websocket.broadcast.BroadcastTemplate;
import io.boss.websocket.broadcast.dispatch.BroadcastDispatcher;
import io.boss.websocket.cluster.connection.ClusterConnections;
import io.boss.websocket.cluster.connection.LocalConnections;
import io.boss.websocket.cluster.gather.AskingNode;
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
import io.boss.websocket.service.lifecycle.ServiceStartLifecycle;
import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.TestNode;
import io.boss.websocket.test.payload.Payloads;
import io.boss.websocket.test.engine.TestLoop;
import io.boss.websocket.test.tester.EngineTester;
import io.boss.websocket.test.tester.TestParts;
import org.jspecify.annotations.Nullable;

/**
 * Node that is wired by hand, as the auto-configuration wires one: services, endpoints,
 * the direct transport over sockets in memory, broadcasts, presence.
 */
public final class PlainNode implements TestNode {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private final NodeLink link;

	private final TestParts parts;

	private final BroadcastTemplate broadcasts;

	private final BossServices services = Late.proxy(BossServices.class, this::registered);

	private final Presence presence = Late.proxy(Presence.class, this::entered);

	private final PlainEngine engine;

	private final PlainHandshakes handshakes;

	private final BroadcastDispatcher dispatcher;

	private @Nullable BossServices registered;

	private @Nullable Presence entered;

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
		this.broadcasts = new BroadcastTemplate(link.transport());
		List<Object> beans = new ArrayList<>();
		factories.forEach((factory) -> beans.add(factory.create(this)));
		this.engine = new PlainEngine(PlainProperties.of(properties), parts, beans);
		ServiceRegistry registry = this.engine.registry();
		LocalConnections local = new LocalConnections();
		ClusterConnections connections = new ClusterConnections(local,
				new AskingNode(link.messaging(), parts.loop().engineTime(), parts.loop().executor("cluster")),
				this.engine.converters()::write, Integer.MAX_VALUE / 2, link.stats());
		this.registered = new RegisteredBossServices(registry, connections);
		this.entered = new ClusterPresence(local, link.messaging(), registry, this.engine.events(), parts.loop().time(),
				Integer.MAX_VALUE);
		this.handshakes = new PlainHandshakes(registry.processes(), endpoints(registry, connections, local));
		this.dispatcher = new BroadcastDispatcher(link.transport(), registry);
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
				new ApplicationConnections(properties.mapper().limits(), loop.time()::nanoTime), connections::idOf);
		DirectTransport transport = new DirectTransport(this.parts.upgrader(),
				properties.boss().websocket().compression().enabled());
		return new ServiceEndpointConfigurer(registry.processes(),
				(service) -> properties.services().of(service).endpoint(), environment, transport, checks(registry),
				List.of());
	}

	private List<HandshakeCheck> checks(ServiceRegistry registry) {
		PlainProperties properties = this.engine.properties();
		Map<String, AllowedHosts> hosts = new HashMap<>();
		registry.names().forEach((service) -> hosts.put(service, properties.services().of(service).hosts()));
		return List.of(new MisplacedSecretCheck(properties.mapper().authentication().tokensInQuery()),
				new AllowedHostsCheck(hosts), new AccessCheck((service) -> properties.services().of(service).access(),
						new ServletRequestPrincipals()));
	}

	/**
	 * Starts the services, in the order in which an application context does.
	 */
	public void start() {
		this.dispatcher.start();
		new ServiceStartLifecycle(this.engine.registry(), true, this.parts.loop().engineTime(), TIMEOUT).start();
		this.parts.loop().settle();
	}

	/**
	 * The services.
	 * @return the registry
	 */
	public ServiceRegistry registry() {
		return this.engine.registry();
	}

	/**
	 * A tester of this node.
	 * @param close ends the node
	 * @return the tester
	 */
	public BossTester tester(Runnable close) {
		return new EngineTester(this.parts, this.handshakes, this.engine.registry(), this.services, this.broadcasts,
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
	public Clock clock() {
		return this.parts.loop().time().getClock();
	}

}

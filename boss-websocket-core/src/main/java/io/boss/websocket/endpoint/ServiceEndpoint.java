package io.boss.websocket.endpoint;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.boss.websocket.BossConnection;
import io.boss.websocket.CloseReason;
import io.boss.websocket.Handshake;
import io.boss.websocket.event.ClientOverflowedEvent;
import io.boss.websocket.event.ConnectionClosedEvent;
import io.boss.websocket.event.ConnectionOpenedEvent;
import io.boss.websocket.limit.ConnectionPermit;
import io.boss.websocket.limit.LimitListener;
import io.boss.websocket.limit.ServiceConnections;
import io.boss.websocket.log.RateLimitedWarning;
import io.boss.websocket.outbound.MessageEncoder;
import io.boss.websocket.service.ServiceProcess;
import io.boss.websocket.stats.DropReason;
import io.boss.websocket.stats.ServiceStats;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;

/**
 * Where clients of one service arrive, whatever transport they come by. Safe on any
 * thread.
 */
public final class ServiceEndpoint {

	private static final Log logger = LogFactory.getLog(ServiceEndpoint.class);

	private final ServiceProcess service;

	private final EndpointSettings settings;

	private final MessageEncoder encoder;

	private final ApplicationEventPublisher events;

	private final List<ConnectionListener> listeners;

	private final ConnectionClock clock;

	private final LivenessTimeouts patience;

	private final LimitReports limitReports;

	private final ServiceConnections connections;

	private final UnaryOperator<String> ids;

	private final ConnectionLog log;

	private final Map<DropReason, RateLimitedWarning> warnings = new ConcurrentHashMap<>();

	private final RateLimitedWarning disconnects = new RateLimitedWarning(logger);

	private final RateLimitedWarning failures = new RateLimitedWarning(logger);

	/**
	 * Creates an endpoint.
	 * @param service the service
	 * @param settings how clients are treated
	 * @param environment what endpoints share
	 */
	public ServiceEndpoint(ServiceProcess service, EndpointSettings settings, EndpointEnvironment environment) {
		this.service = service;
		this.settings = settings;
		this.encoder = environment.encoder();
		this.events = environment.events();
		this.listeners = environment.listeners();
		this.clock = environment.clock();
		this.patience = LivenessTimeouts.of(settings);
		this.limitReports = new LimitReports(service.name(), settings.limits(), service.stats());
		this.connections = new ServiceConnections(settings.limits(), settings.maxMessageSize(),
				environment.connections());
		this.ids = environment.ids();
		this.log = new ConnectionLog(service.name());
		if (!this.patience.isEndless()) {
			this.clock.heed(this.patience.shortest());
		}
	}

	/**
	 * A client has connected. {@link ClientSession#open()} joins it to the service.
	 * @param upgrade what the handshake agreed on
	 * @param transport makes the transport's side of the connection. The session that it
	 * is given is to be told what comes from the client, and hears how the connection
	 * ends; it must not be called before this method returns.
	 * @param <C> the type of the transport's side
	 * @return what the transport has made
	 */
	@SuppressWarnings("unchecked") // the session keeps what the function has made
	public <C extends TransportConnection> C connect(Upgrade upgrade, Function<ClientSession, C> transport) {
		HandshakeSnapshot snapshot = HandshakeSnapshot.takeFrom(upgrade.attributes());
		ConnectionPermit place = upgrade.takePermit();
		Handshake handshake = snapshot.toHandshake(upgrade);
		ClientSession session = new ClientSession(this, this.ids.apply(upgrade.connectionId()), handshake,
				snapshot.sessionId(this.settings.sessionCookie()), snapshot.httpSessionId(), snapshot.origin(), place,
				transport);
		return (C) session.transport();
	}

	void dropped(DropReason reason, Supplier<String> text) {
		stats().messageDropped(reason);
		warn(reason, text);
	}

	void warn(DropReason reason, Supplier<String> text) {
		this.warnings.computeIfAbsent(reason, (unused) -> new RateLimitedWarning(logger)).log(text);
	}

	void disconnected(Supplier<String> text) {
		this.disconnects.inform(text);
	}

	/**
	 * Name of the service.
	 * @return the name
	 */
	public String name() {
		return this.service.name();
	}

	/**
	 * How clients are treated.
	 * @return the settings
	 */
	public EndpointSettings settings() {
		return this.settings;
	}

	ServiceProcess service() {
		return this.service;
	}

	/**
	 * Reports of limits that clients exceed.
	 * @return the reports
	 */
	public LimitReports limitReports() {
		return this.limitReports;
	}

	/**
	 * A client takes its place.
	 * @param reserved the place that was reserved at its handshake, if any
	 * @param handshake the handshake
	 * @param listener hears of limits that are exceeded if there is none any more
	 * @return its place, or one that it has not got
	 */
	ConnectionPermit enter(@Nullable ConnectionPermit reserved, Handshake handshake, LimitListener listener) {
		if (reserved != null && reserved.take()) {
			return reserved;
		}
		ConnectionPermit place = this.connections.enter(handshake.principal(), handshake.remoteAddress(), listener);
		place.take();
		return place;
	}

	/**
	 * Connections of the service, counted.
	 * @return the connections
	 */
	public ServiceConnections connections() {
		return this.connections;
	}

	ConnectionClock clock() {
		return this.clock;
	}

	void watch(@Nullable LivenessCheck watch) {
		if (watch != null) {
			this.clock.add(watch);
		}
	}

	LivenessTimeouts patience() {
		return this.patience;
	}

	MessageEncoder encoder() {
		return this.encoder;
	}

	/**
	 * What hears of the service and its clients.
	 * @return the stats
	 */
	public ServiceStats stats() {
		return this.service.stats();
	}

	/**
	 * A client has connected.
	 * @param session the client
	 * @return whether all who must know it do: some of them decide what it may
	 */
	boolean opened(ClientSession session) {
		stats().connectionOpened();
		this.log.opened(session.connection());
		boolean known = tell((listener) -> listener.opened(session));
		publish(new ConnectionOpenedEvent(session.connection()));
		return known;
	}

	// What a listener throws concerns neither the service, which must hear of the end,
	// nor
	// other listeners.
	void closed(BossConnection connection, CloseReason reason) {
		stats().connectionClosed(reason.kind());
		this.log.closed(connection, reason);
		tell((listener) -> listener.closed(connection, reason));
		publish(new ConnectionClosedEvent(connection, reason));
	}

	void forgotten(BossConnection connection) {
		tell((listener) -> listener.forgotten(connection));
	}

	private boolean tell(Consumer<ConnectionListener> news) {
		boolean heard = true;
		for (ConnectionListener listener : this.listeners) {
			try {
				news.accept(listener);
			}
			catch (Throwable ex) {
				heard = false;
				this.failures.error("A listener has failed to hear of a connection: " + listener.getClass().getName(),
						ex);
			}
		}
		return heard;
	}

	private void publish(Object event) {
		try {
			this.events.publishEvent(event);
		}
		catch (Throwable ex) {
			this.failures.error("Could not publish " + event.getClass().getSimpleName(), ex);
		}
	}

	void overflowed(ClientOverflowedEvent event) {
		publish(event);
	}

}

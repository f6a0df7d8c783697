/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint;

import java.util.function.Function;
import java.util.function.UnaryOperator;

import io.boss.websocket.Handshake;
import io.boss.websocket.InstanceKey;
import io.boss.websocket.config.EndpointSettings;
import io.boss.websocket.limit.ConnectionPermit;
import io.boss.websocket.limit.LimitListener;
import io.boss.websocket.limit.ServiceConnections;
import io.boss.websocket.service.Seat;
import io.boss.websocket.service.ServiceUnit;
import io.boss.websocket.session.AskSettings;
import io.boss.websocket.session.ProtocolSession;
import io.boss.websocket.session.Sessions;
import io.boss.websocket.spi.MessageEncoder;
import io.boss.websocket.stats.ResumeResult;
import io.boss.websocket.stats.ServiceStats;
import io.boss.websocket.timing.EngineClock;
import org.jspecify.annotations.Nullable;

/**
 * Endpoint of one service, at which clients arrive, whatever transport they come by. Safe
 * on any thread.
 */
public final class ServiceEndpoint {

	private final ServiceUnit service;

	private final EndpointSettings settings;

	private final MessageEncoder encoder;

	private final ConnectionClock watch;

	private final EngineClock clock;

	private final LivenessTimeouts timeouts;

	private final LimitReports limitReports;

	private final ServiceConnections connections;

	private final UnaryOperator<String> ids;

	private final ConnectionNews news;

	private final LossWarnings warnings;

	private final Sessions<Resumption> sessions;

	private final AskSettings asks;

	/**
	 * Creates an endpoint.
	 * @param service the service
	 * @param settings how clients are treated
	 * @param environment what endpoints share
	 */
	public ServiceEndpoint(ServiceUnit service, EndpointSettings settings, EndpointEnvironment environment) {
		this.service = service;
		this.settings = settings;
		this.encoder = environment.encoder();
		this.watch = environment.clock();
		this.clock = this.watch.clock();
		this.timeouts = LivenessTimeouts.of(settings);
		this.limitReports = new LimitReports(service.name(), settings.limits(), service.stats());
		this.connections = new ServiceConnections(settings.limits(), settings.maxMessageSize(),
				environment.connections());
		this.ids = environment.ids();
		this.news = new ConnectionNews(service, environment.listeners(), environment.events());
		this.warnings = new LossWarnings(service.stats());
		this.sessions = environment.sessions();
		this.asks = new AskSettings(settings.requests(), service.threads(), this.watch.time(), environment.answers(),
				service.stats());
		if (!this.timeouts.isEndless()) {
			this.watch.heed(this.timeouts.shortest());
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
	public <C extends TransportConnection> C connect(Upgrade upgrade, Function<ClientSession, C> transport) {
		HandshakeSnapshot snapshot = HandshakeSnapshot.takeFrom(upgrade.attributes());
		ConnectionPermit permit = upgrade.takePermit();
		ResumeResult instead = ReturningClient.takeReason(upgrade.attributes());
		Seat seat = seat(upgrade);
		ProtocolSession protocol = upgrade.agreement().boss() ? new ProtocolSession(instead, this.asks) : null;
		try {
			return connect(upgrade, snapshot, permit, seat, protocol, transport);
		}
		catch (Throwable ex) {
			// It would keep an instance for ever.
			seat.leave();
			throw ex;
		}
	}

	@SuppressWarnings("unchecked") // the session keeps what the function has made
	private <C extends TransportConnection> C connect(Upgrade upgrade, HandshakeSnapshot snapshot,
			@Nullable ConnectionPermit permit, Seat seat, @Nullable ProtocolSession protocol,
			Function<ClientSession, C> transport) {
		ClientSession session = new ClientSession(this, seat, this.ids.apply(upgrade.connectionId()),
				snapshot.toHandshake(upgrade), snapshot.sessionId(this.settings.sessionCookie()),
				snapshot.httpSessionId(), snapshot.origin(), permit, protocol, transport);
		return (C) session.transport();
	}

	/**
	 * A client comes back to its session on another socket.
	 * @param client the client
	 * @param upgrade what the handshake agreed on
	 * @return the session, which is to be told when the socket is there
	 */
	public ClientSession reconnect(ReturningClient client, Upgrade upgrade) {
		HandshakeSnapshot snapshot = HandshakeSnapshot.takeFrom(upgrade.attributes());
		upgrade.takeKey();
		return client.session().reconnect(snapshot.toHandshake(upgrade), snapshot.httpSessionId());
	}

	// A connection may follow its handshake too late for its seat.
	private Seat seat(Upgrade upgrade) {
		Seat reserved = upgrade.takeSeat();
		InstanceKey key = upgrade.takeKey();
		if (reserved != null && reserved.take()) {
			return reserved;
		}
		if (this.service.admit(key, upgrade.principal(), (limit) -> false) instanceof Seat seat && seat.take()) {
			return seat;
		}
		throw new IllegalStateException("Service '" + name() + "' takes the client no more");
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

	ServiceUnit service() {
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
	 * A client takes its permit.
	 * @param reserved the permit that was reserved at its handshake, if any
	 * @param handshake the handshake
	 * @param listener hears of limits that are exceeded if there is none any more
	 * @return its permit, or one that it has not got
	 */
	ConnectionPermit enter(@Nullable ConnectionPermit reserved, Handshake handshake, LimitListener listener) {
		if (reserved != null && reserved.take()) {
			return reserved;
		}
		ConnectionPermit permit = this.connections.enter(handshake.principal(), handshake.remoteAddress(), listener);
		permit.take();
		return permit;
	}

	/**
	 * Connections of the service, counted.
	 * @return the connections
	 */
	public ServiceConnections connections() {
		return this.connections;
	}

	/**
	 * The clock by which clients are looked after.
	 * @return the clock
	 */
	EngineClock clock() {
		return this.clock;
	}

	void lookAfter(@Nullable LivenessCheck liveness) {
		if (liveness != null) {
			this.watch.add(liveness);
		}
	}

	/**
	 * Whether sessions of clients that speak {@code boss.v1} outlive their sockets.
	 * @return whether clients may come back
	 */
	boolean resumes() {
		return this.settings.resume() != null;
	}

	Sessions<Resumption> sessions() {
		return this.sessions;
	}

	void lookLater(PeriodicCheck check) {
		this.watch.add(check);
	}

	void beat(@Nullable LivenessCheck liveness) {
		if (liveness != null && this.timeouts.interval() < LivenessTimeouts.NEVER) {
			this.watch.add(new ClientBeat(liveness));
		}
	}

	LivenessTimeouts timeouts() {
		return this.timeouts;
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

	ConnectionNews news() {
		return this.news;
	}

	LossWarnings warnings() {
		return this.warnings;
	}

}

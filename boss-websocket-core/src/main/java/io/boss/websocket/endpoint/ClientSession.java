/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import io.boss.websocket.BossConnection;
import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason;
import io.boss.websocket.CloseReason.Kind;
import io.boss.websocket.Handshake;
import io.boss.websocket.config.Limit;
import io.boss.websocket.limit.ConnectionPermit;
import io.boss.websocket.outbound.OutboundChannel;
import io.boss.websocket.outbound.OutboundConnection;
import io.boss.websocket.outbound.OutboundListener;
import io.boss.websocket.request.OpenRequests;
import io.boss.websocket.service.ClientControl;
import io.boss.websocket.service.ClientStatus;
import io.boss.websocket.service.ConnectedClient;
import io.boss.websocket.service.Seat;
import io.boss.websocket.session.ProtocolSession;
import io.boss.websocket.session.Welcome;
import io.boss.websocket.spi.OpenedConnection;
import io.boss.websocket.stats.DropReason;
import io.boss.websocket.stats.RequestDirection;
import io.boss.websocket.stats.RequestOutcome;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection, between the transport that reads from it, the service that it
 * talks to, and the queue of what goes back. Any of the three may end it; the first to do
 * so decides the {@link CloseReason}.
 * <p>
 * What comes from the client is told by one thread at a time.
 */
public final class ClientSession extends SessionInput implements OutboundListener, ClientControl, OpenedConnection {

	// Many clients at once may get them.
	private static final Set<CloseCode> RETRIED = Set.of(CloseCode.GOING_AWAY, CloseCode.SERVICE_RESTART,
			CloseCode.TRY_AGAIN_LATER);

	// Always the same, unless the session outlives it.
	private volatile TransportConnection transport;

	private final OutboundConnection connection;

	private final ConnectedClient client;

	private volatile @Nullable ConnectionPermit permit;

	private final @Nullable String httpSessionId;

	// None for clients that cannot come back.
	private final @Nullable Resumption resumption;

	// None if there is nothing to look after.
	private final @Nullable LivenessCheck liveness;

	ClientSession(ServiceEndpoint endpoint, Seat seat, String id, Handshake handshake, @Nullable String sessionId,
			@Nullable String httpSessionId, @Nullable Object origin, @Nullable ConnectionPermit permit,
			@Nullable ProtocolSession protocol,
			Function<? super ClientSession, ? extends TransportConnection> transport) {
		super(endpoint, protocol);
		this.httpSessionId = httpSessionId;
		this.permit = permit;
		this.transport = transport.apply(this);
		this.connection = new OutboundConnection(id, endpoint.name(), seat.key(), handshake, sessionId,
				endpoint.encoder(), this.transport.channel(), endpoint.stats(), this);
		this.client = seat.connect(this.connection, this, origin);
		this.resumption = (protocol != null && endpoint.resumes()) ? new Resumption(this, protocol, endpoint.sessions())
				: null;
		this.liveness = endpoint.timeouts().isEndless() ? null : new LivenessCheck(this);
	}

	/**
	 * Joins the client to the service, if there is room for it. Once, and before anything
	 * else.
	 */
	public void open() {
		ProtocolSession protocol = protocol();
		if (protocol != null) {
			channel().control(protocol.welcome(welcome()));
		}
		if (!endpoint().news().opened(this)) {
			close(Kind.ERROR, CloseCode.SERVER_ERROR, "connection could not be opened");
		}
		else if (!enter()) {
			close(Kind.ERROR, CloseCode.TRY_AGAIN_LATER, "too many connections");
		}
		else {
			endpoint().lookAfter(this.liveness);
			if (protocol != null) {
				endpoint().beat(this.liveness);
			}
			this.client.join();
		}
	}

	private Welcome welcome() {
		Welcome welcome = Welcome.plain(endpoint().timeouts().heartbeatMillis());
		Resumption resumption = this.resumption;
		return (resumption != null) ? resumption.begin(this.transport, welcome) : welcome;
	}

	private boolean enter() {
		ConnectionPermit permit = endpoint().enter(this.permit, this.connection.handshake(), report()::exceeded);
		this.permit = permit;
		if (hasEnded()) {
			permit.leave();
		}
		return permit.refusedBy() == null;
	}

	/**
	 * The handle of the client.
	 * @return the connection
	 */
	@Override
	public BossConnection connection() {
		return this.connection;
	}

	@Override
	public Handshake handshake() {
		LatestHandshake latest = latest();
		return (latest != null) ? latest.handshake() : this.connection.handshake();
	}

	@Override
	public @Nullable String httpSessionId() {
		LatestHandshake latest = latest();
		return (latest != null) ? latest.httpSessionId() : this.httpSessionId;
	}

	private @Nullable LatestHandshake latest() {
		return (this.resumption != null) ? this.resumption.latest() : null;
	}

	@Override
	ClientReport report() {
		return new ClientReport(endpoint(), this.connection);
	}

	/**
	 * Whether the client may still say something that matters.
	 * @return whether it is open
	 */
	public boolean isOpen() {
		return this.connection.isOpen();
	}

	@Override
	public void attributePut(int count) {
		if (this.connection.isOpen() && report().hasTooManyAttributes(count)) {
			close(Kind.ERROR, CloseCode.of(Limit.MAX_ATTRIBUTES.code()), "too many attributes");
		}
	}

	@Override
	public boolean requestOpening(int open) {
		if (open < endpoint().settings().requests().maxOpen() || !report().exceeded(Limit.MAX_OPEN)) {
			return true;
		}
		close(Kind.ERROR, CloseCode.of(Limit.MAX_OPEN.code()), "too many requests");
		return false;
	}

	@Override
	public void inTurn(Runnable task) {
		this.client.inTurn(task);
	}

	@Override
	public long nanoTime() {
		return now();
	}

	@Override
	public void overflowed() {
		report().overflowed();
		if (this.resumption != null) {
			this.resumption.overflowed();
		}
		end(new CloseReason(Kind.ERROR, CloseCode.POLICY_VIOLATION, "client reads too slowly"));
	}

	@Override
	public void aboutToClose(CloseCode code) {
		ProtocolSession protocol = protocol();
		if (protocol != null && RETRIED.contains(code) && isOpen()) {
			channel().control(protocol.bye(code.value(), endpoint().settings().retryAfter().toMillis()));
		}
	}

	@Override
	public <T> CompletionStage<T> ask(Object request, Class<T> type, @Nullable Duration timeout) {
		ProtocolSession protocol = protocol();
		if (protocol != null) {
			return protocol.ask(this.connection, request, type, timeout);
		}
		endpoint().stats().requestRefused(RequestDirection.OUTBOUND, RequestOutcome.REFUSED);
		return OutboundListener.super.ask(request, type, timeout);
	}

	void beat() {
		ProtocolSession protocol = protocol();
		if (protocol != null) {
			channel().control(protocol.beat());
		}
	}

	@Override
	public void dropped(DropReason reason, int messages) {
		report().lost(reason, messages);
	}

	@Override
	public void fellBehind(DropReason reason) {
		report().fellBehind(reason);
	}

	@Override
	public void outdated() {
		this.client.outdated();
	}

	@Override
	public void refresh() {
		this.connection.channel().refresh();
	}

	/**
	 * The close frame is on its way. The service hears of it only now: when the last
	 * client is gone it may end, and the server with it.
	 */
	@Override
	public void closed() {
		lost();
	}

	@Override
	public void failed(Throwable failure) {
		// What has ended already had nothing to lose.
		if (!hasEnded()) {
			report().unwritten(failure);
		}
		lost();
	}

	@Override
	void ended(CloseReason reason) {
		if (this.liveness != null) {
			this.liveness.detach();
		}
		if (this.resumption != null) {
			this.resumption.ended(reason);
		}
		ConnectionPermit permit = this.permit;
		if (permit != null) {
			permit.leave();
		}
		ProtocolSession protocol = protocol();
		if (protocol != null) {
			protocol.ended();
		}
		endpoint().news().closed(this.connection, reason);
		this.client.closed(reason);
	}

	@Override
	public void rejoining() {
		this.connection.rejoining();
	}

	@Override
	public void forgotten() {
		this.transport.forgotten();
		OpenRequests requests = this.connection.knownRequests();
		if (requests != null) {
			requests.close();
		}
		endpoint().news().forgotten(this.connection);
	}

	@Override
	public ClientStatus status(boolean joined) {
		OutboundChannel channel = this.connection.channel();
		return new ClientStatus(this.connection, endpoint().clock().instant().minusNanos(now() - activity().opened()),
				joined, activity().isPaused(), channel.queuedMessages(), channel.queuedBytes(),
				this.connection.knownAttributes());
	}

	@Override
	public void pause() {
		activity().pause();
		this.transport.pause();
	}

	@Override
	public void resume() {
		activity().resume(now());
		this.transport.resume();
	}

	@Override
	public @Nullable Resumption resumption() {
		return this.resumption;
	}

	@Override
	public boolean isAttached() {
		return !isDetached();
	}

	boolean isDetached() {
		return this.resumption != null && this.resumption.isDetached();
	}

	@Override
	ConnectedClient client() {
		return this.client;
	}

	@Override
	public boolean detaches() {
		return this.resumption != null && !hasEnded() && this.resumption.detach(Kind.CONNECTION_LOST);
	}

	@Override
	void acknowledged(long count) {
		channel().acknowledged(count,
				() -> close(Kind.ERROR, CloseCode.POLICY_VIOLATION, "acknowledges what was not sent"));
	}

	/**
	 * The client does not answer: its socket is dead, or its machine.
	 * @param kind what happened
	 * @param reason the close reason
	 */
	void unheard(Kind kind, String reason) {
		if (this.resumption != null) {
			this.resumption.lostBy(kind);
		}
		channel().giveUpSocket(() -> expire(kind, reason));
	}

	/**
	 * The session goes on with another socket.
	 * @param next the socket, from which nothing is read yet
	 */
	void moveTo(TransportConnection next) {
		this.transport = next;
		if (!activity().isPaused()) {
			activity().resume(now());
			next.resume();
		}
	}

	@Nullable LivenessCheck liveness() {
		return this.liveness;
	}

	@Override
	TransportConnection transport() {
		return this.transport;
	}

	/**
	 * The way to the client.
	 * @return the channel, always the same
	 */
	public OutboundChannel channel() {
		return this.connection.channel();
	}

	/**
	 * The time by which the client is looked after.
	 * @return the time in nanoseconds, of which only differences mean something
	 */
	public long now() {
		return endpoint().clock().nanoTime();
	}

}

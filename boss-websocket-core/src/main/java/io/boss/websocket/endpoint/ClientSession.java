package io.boss.websocket.endpoint;

import java.util.function.Function;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason;
import io.boss.websocket.CloseReason.Kind;
import io.boss.websocket.Handshake;
import io.boss.websocket.config.Limit;
import io.boss.websocket.limit.ConnectionPermit;
import io.boss.websocket.limit.InboundRate;
import io.boss.websocket.outbound.OutboundChannel;
import io.boss.websocket.outbound.OutboundConnection;
import io.boss.websocket.outbound.OutboundListener;
import io.boss.websocket.service.ClientControl;
import io.boss.websocket.service.ClientStatus;
import io.boss.websocket.service.ConnectedClient;
import io.boss.websocket.service.Seat;
import io.boss.websocket.session.MarkedMessage;
import io.boss.websocket.session.ProtocolSession;
import io.boss.websocket.session.Welcome;
import io.boss.websocket.spi.MessageInterceptor;
import io.boss.websocket.spi.OpenedConnection;
import io.boss.websocket.stats.DropReason;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection, between the transport that reads from it, the service that it
 * talks to, and the queue of what goes back. Any of the three may end it; the first to do
 * so decides the {@link CloseReason}.
 * <p>
 * What comes from the client is told by one thread at a time.
 */
public final class ClientSession extends SessionEnd implements OutboundListener, ClientControl, OpenedConnection {

	private final ServiceEndpoint endpoint;

	// Always the same, unless the session outlives it.
	private volatile TransportConnection transport;

	private final OutboundConnection connection;

	private final ConnectedClient client;

	private volatile @Nullable ConnectionPermit permit;

	private final ConnectionActivity activity;

	private final @Nullable String httpSessionId;

	// None for most.
	private volatile @Nullable MessageInterceptor interceptor;

	// None for clients that do not speak boss.v1.
	private final @Nullable ProtocolSession protocol;

	// None for clients that cannot come back.
	private final @Nullable Resumption resumption;

	// None if there is nothing to look after.
	private final @Nullable LivenessCheck liveness;

	ClientSession(ServiceEndpoint endpoint, Seat seat, String id, Handshake handshake, @Nullable String sessionId,
			@Nullable String httpSessionId, @Nullable Object origin, @Nullable ConnectionPermit permit,
			@Nullable ProtocolSession protocol,
			Function<? super ClientSession, ? extends TransportConnection> transport) {
		this.endpoint = endpoint;
		this.httpSessionId = httpSessionId;
		this.permit = permit;
		this.protocol = protocol;
		this.activity = new ConnectionActivity(endpoint.clock().nanoTime());
		this.transport = transport.apply(this);
		this.connection = new OutboundConnection(id, endpoint.name(), seat.key(), handshake, sessionId,
				endpoint.encoder(), this.transport.channel(), endpoint.stats(), this);
		this.client = seat.connect(this.connection, this, origin);
		this.resumption = endpoint.resumes(protocol) ? new Resumption(this, protocol, endpoint.sessions()) : null;
		this.liveness = endpoint.timeouts().isEndless() ? null : new LivenessCheck(this);
	}

	/**
	 * Joins the client to the service, if there is room for it. Once, and before anything
	 * else.
	 */
	public void open() {
		if (this.protocol != null) {
			channel().control(this.protocol.welcome(welcome()));
		}
		if (!this.endpoint.news().opened(this)) {
			close(Kind.ERROR, CloseCode.SERVER_ERROR, "connection could not be opened");
		}
		else if (!enter()) {
			close(Kind.ERROR, CloseCode.TRY_AGAIN_LATER, "too many connections");
		}
		else {
			this.endpoint.lookAfter(this.liveness);
			this.client.join();
		}
	}

	private Welcome welcome() {
		Welcome welcome = Welcome.plain(this.endpoint.timeouts().heartbeatMillis());
		Resumption resumption = this.resumption;
		return (resumption != null) ? resumption.begin(this.transport, welcome) : welcome;
	}

	private boolean enter() {
		ConnectionPermit permit = this.endpoint.enter(this.permit, this.connection.handshake(), report()::exceeded);
		this.permit = permit;
		if (hasEnded()) {
			permit.leave();
		}
		return permit.refusedBy() == null;
	}

	/**
	 * Begins to measure how fast the client sends.
	 * @return the rate, or {@code null} if there is no limit
	 */
	public @Nullable InboundRate inboundRate() {
		return this.endpoint.connections().inboundRate();
	}

	/**
	 * The client exceeds a limit that may be one to warn of.
	 * @param limit the limit
	 * @return whether it is let through, which has been reported then
	 */
	public boolean letsThrough(Limit limit) {
		return report().letsThrough(limit);
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
		Handshake latest = (this.resumption != null) ? this.resumption.handshake() : null;
		return (latest != null) ? latest : this.connection.handshake();
	}

	@Override
	public @Nullable String httpSessionId() {
		boolean returned = this.resumption != null && this.resumption.handshake() != null;
		return returned ? this.resumption.httpSessionId() : this.httpSessionId;
	}

	@Override
	public void intercept(MessageInterceptor interceptor) {
		MessageInterceptor first = this.interceptor;
		this.interceptor = (first != null) ? (message) -> first.takes(message) || interceptor.takes(message)
				: interceptor;
	}

	/**
	 * The client has sent a message, all of which was {@link ConnectionActivity#heard
	 * heard}.
	 * @param message the message
	 * @param from the socket that it has come by
	 */
	public void received(BossMessage message, TransportConnection from) {
		if (hasEnded() || !this.connection.isOpen()) {
			return;
		}
		MarkedMessage marked = (this.protocol != null) ? this.protocol.read(message) : null;
		if (marked != null) {
			received(marked);
			return;
		}
		Resumption resumption = this.resumption;
		if (resumption == null) {
			handle(message);
		}
		else if (resumption.enter(message, from)) {
			try {
				handle(message);
			}
			finally {
				resumption.leave();
			}
		}
	}

	/**
	 * The same by the socket that the session has now.
	 * @param message the message
	 */
	public void received(BossMessage message) {
		received(message, this.transport);
	}

	private void handle(BossMessage message) {
		this.activity.message();
		if (isIntercepted(message)) {
			return;
		}
		this.endpoint.stats().messageReceived(this.connection.id(), message);
		if (!this.client.incoming(message)) {
			mailboxFull();
		}
	}

	// An acknowledgement is no sign that somebody is there: clients send it by
	// themselves.
	private void received(MarkedMessage message) {
		if (message instanceof MarkedMessage.Acknowledgement acknowledgement) {
			acknowledged(acknowledgement.count());
		}
		else if (message instanceof MarkedMessage.Authentication authentication) {
			this.activity.message();
			isIntercepted(authentication.message());
		}
		else if (message instanceof MarkedMessage.Malformed) {
			report().malformed();
			close(Kind.ERROR, CloseCode.POLICY_VIOLATION, "malformed boss.v1 message");
		}
	}

	// A session that ends with its socket keeps nothing that this would free.
	void acknowledged(long count) {
	}

	private boolean isIntercepted(BossMessage message) {
		MessageInterceptor interceptor = this.interceptor;
		return interceptor != null && isTaken(message, interceptor);
	}

	// What could not be looked at may be a secret, and is nothing for a service.
	private boolean isTaken(BossMessage message, MessageInterceptor interceptor) {
		try {
			return interceptor.takes(message);
		}
		catch (Throwable ex) {
			this.endpoint.news().unseen(ex);
			close(Kind.ERROR, CloseCode.SERVER_ERROR, "message could not be read");
			return true;
		}
	}

	ClientReport report() {
		return new ClientReport(this.endpoint, this.connection);
	}

	/**
	 * Whether the client may still say something that matters.
	 * @return whether it is open
	 */
	public boolean isOpen() {
		return this.connection.isOpen();
	}

	private void mailboxFull() {
		report().mailboxFull();
		if (this.endpoint.settings().closeWhenMailboxFull()) {
			close(Kind.ERROR, CloseCode.POLICY_VIOLATION, "too many messages");
		}
	}

	/**
	 * Closes a client whose transport cannot hold it any longer while the service has no
	 * room for its messages.
	 */
	public void overloaded() {
		close(Kind.ERROR, CloseCode.TRY_AGAIN_LATER, "service is overloaded");
	}

	/**
	 * Closes a client that exceeds a limit.
	 * @param limit the limit
	 * @param reason the close reason
	 */
	public void exceeded(Limit limit, String reason) {
		if (this.connection.isOpen()) {
			report().dropped(limit);
			close(Kind.ERROR, CloseCode.of(limit.code()), reason);
		}
	}

	@Override
	public void attributePut(int count) {
		if (this.connection.isOpen() && report().hasTooManyAttributes(count)) {
			close(Kind.ERROR, CloseCode.of(Limit.MAX_ATTRIBUTES.code()), "too many attributes");
		}
	}

	/**
	 * The client has sent something that ends the connection, and nothing more is read:
	 * the service hears of it when it has handled what came before. The transport closes
	 * the client.
	 * @param code the close code that the client gets
	 * @param text why
	 * @param limit the limit that it exceeds, or {@code null} if it breaks the protocol
	 */
	public void unreadable(int code, String text, @Nullable Limit limit) {
		CloseCode closeCode = CloseCode.of(code);
		report().unreadable(closeCode, text, limit);
		endAs((limit != null) ? Kind.ERROR : kindOf(closeCode), closeCode, text);
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
		this.endpoint.news().closed(this.connection, reason);
		this.client.closed(reason);
	}

	@Override
	public void rejoining() {
		this.connection.rejoining();
	}

	@Override
	public void forgotten() {
		this.transport.forgotten();
		this.endpoint.news().forgotten(this.connection);
	}

	@Override
	public ClientStatus status(boolean joined) {
		OutboundChannel channel = this.connection.channel();
		return new ClientStatus(this.connection,
				this.endpoint.clock().instant().minusNanos(now() - this.activity.opened()), joined,
				this.activity.isPaused(), channel.queuedMessages(), channel.queuedBytes(),
				this.connection.knownAttributes());
	}

	@Override
	public void pause() {
		this.activity.pause();
		this.transport.pause();
	}

	@Override
	public void resume() {
		this.activity.resume(now());
		this.transport.resume();
	}

	/**
	 * The part of the session that outlives its sockets.
	 * @return the part, or {@code null} if the session ends with its socket
	 */
	public @Nullable Resumption resumption() {
		return this.resumption;
	}

	boolean isDetached() {
		return this.resumption != null && this.resumption.isDetached();
	}

	ConnectedClient client() {
		return this.client;
	}

	/**
	 * The session goes on with another socket.
	 * @param next the socket
	 */
	void moveTo(TransportConnection next) {
		this.transport = next;
		if (this.activity.isPaused()) {
			next.pause();
		}
		else {
			this.activity.resume(now());
		}
	}

	@Nullable LivenessCheck liveness() {
		return this.liveness;
	}

	ServiceEndpoint endpoint() {
		return this.endpoint;
	}

	TransportConnection transport() {
		return this.transport;
	}

	OutboundChannel channel() {
		return this.connection.channel();
	}

	/**
	 * The time by which the client is looked after.
	 * @return the time in nanoseconds, of which only differences mean something
	 */
	public long now() {
		return this.endpoint.clock().nanoTime();
	}

	/**
	 * What is known of its messages, for the transport to tell when some of one has come.
	 * @return the activity
	 */
	public ConnectionActivity activity() {
		return this.activity;
	}

}

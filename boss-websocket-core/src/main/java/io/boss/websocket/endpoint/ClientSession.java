package io.boss.websocket.endpoint;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.function.Function;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.CloseReason;
import io.boss.websocket.CloseReason.Kind;
import io.boss.websocket.Handshake;
import io.boss.websocket.limit.ConnectionPermit;
import io.boss.websocket.limit.InboundRate;
import io.boss.websocket.limit.Limit;
import io.boss.websocket.outbound.OutboundChannel;
import io.boss.websocket.outbound.OutboundConnection;
import io.boss.websocket.outbound.OutboundListener;
import io.boss.websocket.service.ClientControl;
import io.boss.websocket.service.ClientStatus;
import io.boss.websocket.service.ConnectedClient;
import io.boss.websocket.stats.DropReason;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection, between the transport that reads from it, the service that it
 * talks to, and the queue of what goes back. Any of the three may end it; the first to do
 * so decides the {@link CloseReason}.
 * <p>
 * What comes from the client is told by one thread at a time.
 */
public final class ClientSession implements OutboundListener, ClientControl {

	private static final AtomicIntegerFieldUpdater<ClientSession> ENDED = AtomicIntegerFieldUpdater
		.newUpdater(ClientSession.class, "ended");

	private final ServiceEndpoint endpoint;

	private final TransportConnection transport;

	private final OutboundConnection connection;

	private final ConnectedClient client;

	private volatile int ended;

	private volatile @Nullable ConnectionPermit place;

	private volatile @Nullable CloseReason ownReason;

	private volatile @Nullable CloseReason ending;

	private final ConnectionActivity pulse = new ConnectionActivity();

	private final @Nullable String httpSessionId;

	// None for most.
	private volatile @Nullable MessageInterceptor interceptor;

	// None if there is nothing to look after.
	private final @Nullable LivenessCheck watch;

	ClientSession(ServiceEndpoint endpoint, String id, Handshake handshake, @Nullable String sessionId,
			@Nullable String httpSessionId, @Nullable Object origin, @Nullable ConnectionPermit place,
			Function<? super ClientSession, ? extends TransportConnection> transport) {
		this.endpoint = endpoint;
		this.httpSessionId = httpSessionId;
		this.place = place;
		this.transport = transport.apply(this);
		this.connection = new OutboundConnection(id, endpoint.name(), handshake, sessionId, endpoint.encoder(),
				this.transport.channel(), endpoint.stats(), this);
		this.client = endpoint.service().connect(this.connection, this, origin);
		this.watch = endpoint.patience().isEndless() ? null : new LivenessCheck(this);
	}

	/**
	 * Joins the client to the service, if there is room for it. Once, and before anything
	 * else.
	 */
	public void open() {
		if (!this.endpoint.opened(this)) {
			close(Kind.ERROR, CloseReason.SERVER_ERROR, "connection could not be opened");
		}
		else if (!enter()) {
			close(Kind.ERROR, CloseReason.TRY_AGAIN_LATER, "too many connections");
		}
		else {
			this.endpoint.watch(this.watch);
			this.client.join();
		}
	}

	private boolean enter() {
		ConnectionPermit place = this.endpoint.enter(this.place, this.connection.handshake(), report()::exceeded);
		this.place = place;
		if (this.ended != 0) {
			place.leave();
		}
		return place.refusedBy() == null;
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
	public BossConnection connection() {
		return this.connection;
	}

	/**
	 * The id of the HTTP session that the handshake belonged to.
	 * @return the id that the session had then, or {@code null} if there was none
	 */
	public @Nullable String httpSessionId() {
		return this.httpSessionId;
	}

	/**
	 * Shows each message to somebody before it is counted, logged or handled. By a
	 * {@link ConnectionListener}, while the client connects.
	 * @param interceptor takes out what is not for the service
	 */
	public void intercept(MessageInterceptor interceptor) {
		this.interceptor = interceptor;
	}

	/**
	 * The client has sent a message, all of which was {@link ConnectionActivity#heard
	 * heard}.
	 * @param message the message
	 */
	public void received(BossMessage message) {
		if (this.ended != 0 || !this.connection.isOpen()) {
			return;
		}
		this.pulse.message();
		MessageInterceptor interceptor = this.interceptor;
		if (interceptor != null && interceptor.takes(message)) {
			return;
		}
		this.endpoint.stats().messageReceived(this.connection.id(), message);
		if (!this.client.incoming(message)) {
			mailboxFull();
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
			close(Kind.ERROR, CloseReason.POLICY_VIOLATION, "too many messages");
		}
	}

	/**
	 * Closes a client whose transport cannot hold it any longer while the service has no
	 * room for its messages.
	 */
	public void overloaded() {
		close(Kind.ERROR, CloseReason.TRY_AGAIN_LATER, "service is overloaded");
	}

	/**
	 * Closes a client that exceeds a limit.
	 * @param limit the limit
	 * @param reason the close reason
	 */
	public void exceeded(Limit limit, String reason) {
		if (this.connection.isOpen()) {
			report().dropped(limit);
			close(Kind.ERROR, limit.code(), reason);
		}
	}

	@Override
	public void attributePut(int count) {
		if (this.connection.isOpen() && report().hasTooManyAttributes(count)) {
			close(Kind.ERROR, Limit.MAX_ATTRIBUTES.code(), "too many attributes");
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
		report().unreadable(code, text, limit);
		endAs((limit != null) ? Kind.ERROR : ClientReport.kindOf(code), code, text);
	}

	/**
	 * Closes the client because its time is up.
	 * @param kind what happened
	 * @param reason the close reason
	 */
	void expire(Kind kind, String reason) {
		close(kind, CloseReason.GOING_AWAY, reason);
	}

	/**
	 * Closes the client after what has been sent so far. On any thread; nothing blocks.
	 * @param kind what happened, as the service hears it
	 * @param code the close code
	 * @param reason the close reason
	 */
	public void close(Kind kind, int code, String reason) {
		String sendable = CloseReason.sendable(code, reason);
		this.ownReason = new CloseReason(kind, code, sendable);
		this.connection.close(code, sendable);
	}

	@Override
	public void overflowed() {
		report().overflowed();
		end(new CloseReason(Kind.ERROR, CloseReason.POLICY_VIOLATION, "client reads too slowly"));
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
		this.connection.outlet().refresh();
	}

	@Override
	public void closing(int code, String reason) {
		CloseReason own = this.ownReason;
		Kind kind = (own != null && own.code() == code && own.text().equals(reason)) ? own.kind() : Kind.SHUTDOWN;
		this.ending = new CloseReason(kind, code, reason);
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
		if (this.ended == 0) {
			report().unwritten(failure);
		}
		lost();
	}

	/**
	 * The container reports that the connection is closed, and does not tell by whom.
	 * @param code the close code
	 * @param text the close reason
	 */
	public void reportedClosed(int code, String text) {
		endAs(ClientReport.kindOf(code), code, text);
	}

	/**
	 * The client has sent a close frame.
	 * @param code the close code, {@link CloseReason#NO_STATUS} if it sent none
	 * @param text the close reason
	 */
	public void closedByPeer(int code, String text) {
		endAs(Kind.PEER, code, text);
	}

	/**
	 * The connection is gone.
	 */
	public void lost() {
		endAs(Kind.CONNECTION_LOST, CloseReason.ABNORMAL, "");
	}

	// What this side has begun to close it has closed, whatever comes then.
	private void endAs(Kind kind, int code, String text) {
		CloseReason ending = this.ending;
		end((ending != null) ? ending : new CloseReason(kind, code, text));
	}

	private void end(CloseReason reason) {
		if (ENDED.compareAndSet(this, 0, 1)) {
			if (this.watch != null) {
				this.watch.detach();
			}
			ConnectionPermit place = this.place;
			if (place != null) {
				place.leave();
			}
			this.endpoint.closed(this.connection, reason);
			this.client.closed(reason);
		}
	}

	@Override
	public void rejoining() {
		this.connection.rejoining();
	}

	@Override
	public void forgotten() {
		this.transport.forgotten();
		this.endpoint.forgotten(this.connection);
	}

	@Override
	public ClientStatus status(boolean joined) {
		OutboundChannel outlet = this.connection.outlet();
		return new ClientStatus(this.connection, Instant.now().minusNanos(System.nanoTime() - this.pulse.opened()),
				joined, this.pulse.isPaused(), outlet.queuedMessages(), outlet.queuedBytes(),
				this.connection.knownAttributes());
	}

	@Override
	public void pause() {
		this.pulse.pause();
		this.transport.pause();
	}

	@Override
	public void resume() {
		this.pulse.resume(System.nanoTime());
		this.transport.resume();
	}

	@Nullable LivenessCheck watch() {
		return this.watch;
	}

	ServiceEndpoint endpoint() {
		return this.endpoint;
	}

	TransportConnection transport() {
		return this.transport;
	}

	OutboundChannel outlet() {
		return this.connection.outlet();
	}

	/**
	 * What is known of its messages, for the transport to tell when some of one has come.
	 * @return the pulse
	 */
	public ConnectionActivity pulse() {
		return this.pulse;
	}

}

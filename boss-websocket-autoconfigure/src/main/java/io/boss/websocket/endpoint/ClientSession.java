package io.boss.websocket.endpoint;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.CloseReason;
import io.boss.websocket.CloseReason.Kind;
import io.boss.websocket.Handshake;
import io.boss.websocket.limit.InboundRate;
import io.boss.websocket.limit.Limit;
import io.boss.websocket.limit.Place;
import io.boss.websocket.outbound.Outbound;
import io.boss.websocket.outbound.OutboundConnection;
import io.boss.websocket.outbound.OutboundListener;
import io.boss.websocket.outbound.Outlet;
import io.boss.websocket.service.Client;
import io.boss.websocket.service.ClientControl;
import io.boss.websocket.service.ClientStatus;
import io.boss.websocket.stats.DropReason;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection, between the transport that reads from it, the service that it
 * talks to, and the queue of what goes back. Any of the three may end it; the first to do
 * so decides the {@link CloseReason}.
 * <p>
 * What comes from the client is told by one thread at a time.
 */
public final class ClientSession implements OutboundListener, ClientControl {

	private static final Log logger = LogFactory.getLog(ClientSession.class);

	private static final AtomicIntegerFieldUpdater<ClientSession> ENDED = AtomicIntegerFieldUpdater
		.newUpdater(ClientSession.class, "ended");

	private final ServiceEndpoint endpoint;

	private final InputControl input;

	private final OutboundConnection connection;

	private final Client client;

	private volatile int ended;

	// From its opening on.
	private volatile @Nullable Place place;

	private volatile @Nullable CloseReason ownReason;

	private volatile @Nullable CloseReason ending;

	private final long opened = System.nanoTime();

	private volatile long lastHeard = this.opened;

	private volatile long lastMessage = this.opened;

	private final @Nullable String httpSessionId;

	// None for most.
	private volatile @Nullable MessageInterceptor interceptor;

	// None if there is nothing to look after.
	private final @Nullable SessionWatch watch;

	// A client that is not read cannot be heard.
	private volatile boolean paused;

	ClientSession(ServiceEndpoint endpoint, String id, Handshake handshake, @Nullable String sessionId,
			@Nullable String httpSessionId, Outbound outbound, InputControl input, @Nullable Object origin) {
		this.endpoint = endpoint;
		this.httpSessionId = httpSessionId;
		this.input = input;
		this.connection = new OutboundConnection(id, endpoint.name(), handshake, sessionId, endpoint.encoder(),
				outbound.open(this), endpoint.stats(), this);
		this.client = endpoint.service().connect(this.connection, this, origin);
		this.watch = endpoint.patience().isEndless() ? null : new SessionWatch(this);
	}

	/**
	 * Joins the client to the service, if there is room for it. Once, and before anything
	 * else.
	 */
	public void open() {
		this.endpoint.opened(this);
		if (!enter()) {
			close(Kind.ERROR, CloseReason.TRY_AGAIN_LATER, "too many connections");
			return;
		}
		if (this.watch != null) {
			this.endpoint.clock().add(this.watch);
		}
		this.client.join();
	}

	private boolean enter() {
		Handshake handshake = this.connection.handshake();
		Place place = this.endpoint.connections()
			.enter(handshake.principal(), handshake.remoteAddress(),
					(limit) -> this.endpoint.limitReports().exceeded(limit, this::describe));
		this.place = place;
		if (this.ended != 0) {
			place.leave();
		}
		return !place.isSurplus();
	}

	private String describe() {
		return "Client " + this.connection.id();
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
		return !this.endpoint.settings().limits().enforces(limit)
				&& !this.endpoint.limitReports().exceeded(limit, this::describe);
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
	 * Something has come from the client, be it half a frame: it is alive.
	 */
	public void heard() {
		heardAt(System.nanoTime());
	}

	void heardAt(long now) {
		this.lastHeard = now;
	}

	/**
	 * The client has sent a message, all of which was {@link #heard() heard}.
	 * @param message the message
	 */
	public void received(BossMessage message) {
		if (this.ended != 0 || !this.connection.isOpen()) {
			return;
		}
		this.lastMessage = this.lastHeard;
		MessageInterceptor interceptor = this.interceptor;
		if (interceptor != null && interceptor.takes(message)) {
			return;
		}
		this.endpoint.stats().messageReceived(this.connection.id(), message);
		if (!this.client.incoming(message)) {
			mailboxFull();
		}
	}

	/**
	 * Whether the client may still say something that matters.
	 * @return whether it is open
	 */
	public boolean isOpen() {
		return this.connection.isOpen();
	}

	private void mailboxFull() {
		this.endpoint.dropped(DropReason.MAILBOX_FULL,
				() -> "Refused a message of client " + this.connection.id() + " of service '" + this.endpoint.name()
						+ "': the mailbox or the client's share of it is full (boss.websocket.mailbox.capacity, "
						+ "boss.websocket.mailbox.client-share)");
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
			droppedBeyond(limit);
			close(Kind.ERROR, limit.code(), reason);
		}
	}

	private void droppedBeyond(Limit limit) {
		this.endpoint.limitReports().dropped(limit, this::describe);
	}

	@Override
	public void attributePut(int count) {
		int max = this.endpoint.settings().limits().maxAttributes();
		if (max > 0 && count > max && this.connection.isOpen()
				&& this.endpoint.limitReports().exceeded(Limit.MAX_ATTRIBUTES, this::describe)) {
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
		if (limit != null) {
			droppedBeyond(limit);
		}
		else {
			this.endpoint.dropped((code == CloseReason.BAD_DATA) ? DropReason.BAD_ENCODING : DropReason.BAD_FRAME,
					() -> "Closing client " + this.connection.id() + " of service '" + this.endpoint.name()
							+ "', which does not keep to RFC 6455: " + text);
		}
		endAs((limit != null) ? Kind.ERROR : kindOf(code), code, text);
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
		this.ownReason = new CloseReason(kind, code, reason);
		this.connection.close(code, reason);
	}

	@Override
	public void overflowed() {
		overflow().closed();
		end(new CloseReason(Kind.ERROR, CloseReason.POLICY_VIOLATION, "client reads too slowly"));
	}

	@Override
	public void dropped(DropReason reason, int messages) {
		overflow().dropped(reason, messages);
	}

	@Override
	public void fellBehind(DropReason reason) {
		overflow().fellBehind(reason);
	}

	private OverflowReport overflow() {
		return new OverflowReport(this.endpoint, this.connection);
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
		logger.debug("Could not write to " + this.connection, failure);
		lost();
	}

	/**
	 * The container reports that the connection is closed, and does not tell by whom.
	 * @param code the close code
	 * @param text the close reason
	 */
	public void reportedClosed(int code, String text) {
		endAs(kindOf(code), code, text);
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

	// What a close means that this side did not begin. A container reports a frame or a
	// text that it could not read as if the peer had sent the code, which peers hardly
	// ever do.
	private static Kind kindOf(int code) {
		return switch (code) {
			case CloseReason.ABNORMAL -> Kind.CONNECTION_LOST;
			case CloseReason.PROTOCOL_ERROR -> Kind.BAD_FRAME;
			case CloseReason.BAD_DATA -> Kind.BAD_ENCODING;
			default -> Kind.PEER;
		};
	}

	private void end(CloseReason reason) {
		if (ENDED.compareAndSet(this, 0, 1)) {
			if (this.watch != null) {
				this.watch.detach();
			}
			Place place = this.place;
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
		this.input.forgotten();
		this.endpoint.forgotten(this.connection);
	}

	@Override
	public ClientStatus status(boolean joined) {
		Outlet outlet = this.connection.outlet();
		return new ClientStatus(this.connection, Instant.now().minusNanos(System.nanoTime() - this.opened), joined,
				this.paused, outlet.queuedMessages(), outlet.queuedBytes(), this.connection.knownAttributes());
	}

	@Override
	public void pause() {
		this.paused = true;
		this.input.pause();
	}

	@Override
	public void resume() {
		long now = System.nanoTime();
		this.lastHeard = now;
		this.lastMessage = now;
		this.paused = false;
		this.input.resume();
	}

	@Nullable SessionWatch watch() {
		return this.watch;
	}

	Patience patience() {
		return this.endpoint.patience();
	}

	Outlet outlet() {
		return this.connection.outlet();
	}

	boolean isPaused() {
		return this.paused;
	}

	long opened() {
		return this.opened;
	}

	/**
	 * When something came from the client last.
	 * @return a time in nanoseconds
	 */
	public long lastHeard() {
		return this.lastHeard;
	}

	long lastMessage() {
		return this.lastMessage;
	}

}

package io.boss.websocket.endpoint;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import io.boss.websocket.BossMessage;
import io.boss.websocket.CloseReason;
import io.boss.websocket.CloseReason.Kind;
import io.boss.websocket.Handshake;
import io.boss.websocket.outbound.Outbound;
import io.boss.websocket.outbound.OutboundConnection;
import io.boss.websocket.outbound.OutboundListener;
import io.boss.websocket.service.Client;
import io.boss.websocket.service.ClientControl;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.CloseStatus;

/**
 * One client's connection, between the container that reads from it, the service that it
 * talks to, and the queue of what goes back. Any of the three may end it; the first to do
 * so decides the {@link CloseReason}.
 */
final class ClientSession implements OutboundListener, ClientControl {

	private static final Log logger = LogFactory.getLog(ClientSession.class);

	private final ServiceEndpoint endpoint;

	private final ReadGate gate;

	private final MessageAssembler assembler;

	private final OutboundConnection connection;

	private final Client client;

	private final AtomicBoolean ended = new AtomicBoolean();

	private volatile @Nullable CloseReason ownReason;

	private volatile @Nullable CloseReason ending;

	private volatile long lastMessage = System.nanoTime();

	private volatile long resumed;

	// A client that is not read cannot be heard.
	private volatile boolean paused;

	ClientSession(ServiceEndpoint endpoint, String id, Handshake handshake, @Nullable String sessionId,
			Outbound outbound, ReadGate gate) {
		this.endpoint = endpoint;
		this.gate = gate;
		this.assembler = new MessageAssembler(endpoint.settings().maxMessageSize());
		this.connection = new OutboundConnection(id, endpoint.name(), handshake, sessionId, outbound, this);
		this.client = endpoint.service().connect(this.connection, this);
	}

	void open() {
		this.endpoint.stats().connectionOpened(this.endpoint.name());
		this.client.join();
	}

	void text(String part, boolean last) {
		try {
			incoming(this.assembler.text(part, last));
		}
		catch (MessageAssembler.TooBigException ex) {
			tooBig();
		}
	}

	void binary(ByteBuffer part, boolean last) {
		try {
			incoming(this.assembler.binary(part, last));
		}
		catch (MessageAssembler.TooBigException ex) {
			tooBig();
		}
	}

	private void incoming(@Nullable BossMessage message) {
		if (message == null || this.ended.get() || !this.connection.isOpen()) {
			return;
		}
		this.lastMessage = System.nanoTime();
		if (!this.client.incoming(message)) {
			mailboxFull();
		}
		else if (!this.gate.pass()) {
			close(Kind.ERROR, CloseReason.TRY_AGAIN_LATER, "service is overloaded");
		}
	}

	private void mailboxFull() {
		this.endpoint.dropped("mailbox-full",
				() -> "Refused a message of client " + this.connection.id() + " of service '" + this.endpoint.name()
						+ "': the mailbox or the client's share of it is full (boss.websocket.mailbox.capacity, "
						+ "boss.websocket.mailbox.client-share)");
		if (this.endpoint.settings().closeWhenMailboxFull()) {
			close(Kind.ERROR, CloseReason.POLICY_VIOLATION, "too many messages");
		}
	}

	private void tooBig() {
		if (!this.connection.isOpen()) {
			return;
		}
		int limit = this.endpoint.settings().maxMessageSize();
		this.endpoint.dropped("too-big",
				() -> "Closing client " + this.connection.id() + " of service '" + this.endpoint.name()
						+ "': a message was larger than " + limit + " bytes (boss.websocket.max-message-size)");
		close(Kind.ERROR, CloseReason.TOO_BIG, "message is larger than " + limit + " bytes");
	}

	/**
	 * Closes the client if it has been silent for too long.
	 * @param now the time in nanoseconds
	 * @param timeout how long it may be silent
	 */
	void closeIfIdle(long now, Duration timeout) {
		if (!this.paused && now - this.lastMessage > timeout.toNanos() && this.connection.isOpen()) {
			close(Kind.IDLE_TIMEOUT, CloseReason.GOING_AWAY, "idle timeout");
		}
	}

	/**
	 * Makes the client send something if it has sent nothing since it was resumed.
	 */
	void provokeIfSilent() {
		if (this.lastMessage == this.resumed) {
			this.connection.provokePong();
		}
	}

	private void close(Kind kind, int code, String reason) {
		this.ownReason = new CloseReason(kind, code, reason);
		this.connection.close(code, reason);
	}

	@Override
	public void overflowed() {
		this.endpoint.dropped("overflow",
				() -> "Closing client " + this.connection.id() + " of service '" + this.endpoint.name()
						+ "': it reads too slowly, and its outbound queue is full "
						+ "(boss.websocket.outbound.max-messages, boss.websocket.outbound.max-bytes)");
		end(new CloseReason(Kind.ERROR, CloseReason.POLICY_VIOLATION, "client reads too slowly"));
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
		endAs(CloseReason.ABNORMAL, "");
	}

	@Override
	public void failed(Throwable failure) {
		logger.debug("Could not write to " + this.connection, failure);
		endAs(CloseReason.ABNORMAL, "");
	}

	/**
	 * The container says that the connection is closed.
	 * @param status the status of the container
	 */
	void closed(CloseStatus status) {
		this.connection.lost();
		endAs(status.getCode(), (status.getReason() != null) ? status.getReason() : "");
	}

	// What this side has begun to close it has closed, whatever the container says.
	private void endAs(int code, String text) {
		CloseReason ending = this.ending;
		end((ending != null) ? ending : new CloseReason(kindOf(code), code, text));
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
		if (this.ended.compareAndSet(false, true)) {
			this.endpoint.forget(this);
			this.endpoint.stats().connectionClosed(this.endpoint.name(), reason.kind().name());
			this.client.closed(reason);
		}
	}

	@Override
	public void rejoining() {
		this.connection.rejoining();
	}

	@Override
	public void pause() {
		this.paused = true;
		this.gate.pause();
	}

	@Override
	public void resume() {
		long now = System.nanoTime();
		this.resumed = now;
		this.lastMessage = now;
		this.paused = false;
		if (this.gate.resume() && this.connection.isOpen()) {
			this.endpoint.resumeWatch().add(this);
		}
	}

}

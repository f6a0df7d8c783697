package io.boss.websocket.outbound;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.CloseReason;
import io.boss.websocket.Handshake;
import io.boss.websocket.SendResult;
import org.jspecify.annotations.Nullable;

/**
 * The handle of a client: everything that it is told to send goes into its
 * {@link OutboundQueue}.
 */
public final class OutboundConnection implements BossConnection {

	private final String id;

	private final String service;

	private final Handshake handshake;

	private final @Nullable String sessionId;

	private final OutboundQueue queue;

	private final MessageEncoder encoder;

	private final Map<String, Object> attributes;

	private volatile boolean rejoined;

	/**
	 * Creates a handle.
	 * @param id identifies the connection
	 * @param service the name of the service
	 * @param handshake what the client said
	 * @param sessionId the session id, if there is one
	 * @param outbound where frames go
	 * @param listener hears how the connection ends
	 */
	public OutboundConnection(String id, String service, Handshake handshake, @Nullable String sessionId,
			Outbound outbound, OutboundListener listener) {
		this.id = id;
		this.service = service;
		this.handshake = handshake;
		this.sessionId = sessionId;
		this.queue = new OutboundQueue(outbound.limits(), outbound.executor(), outbound.writer(), listener);
		this.encoder = outbound.encoder();
		this.attributes = new ConcurrentHashMap<>(handshake.attributes());
	}

	@Override
	public String id() {
		return this.id;
	}

	@Override
	public String service() {
		return this.service;
	}

	@Override
	public Handshake handshake() {
		return this.handshake;
	}

	@Override
	public @Nullable String sessionId() {
		return this.sessionId;
	}

	@Override
	public Map<String, Object> attributes() {
		return this.attributes;
	}

	@Override
	public boolean isOpen() {
		return this.queue.isOpen();
	}

	@Override
	public boolean isRejoined() {
		return this.rejoined;
	}

	/**
	 * The client is about to be joined to a fresh instance.
	 */
	public void rejoining() {
		this.rejoined = true;
	}

	/**
	 * Makes the client send something, a pong, though its queue may be full.
	 */
	public void provokePong() {
		this.queue.putPing();
	}

	/**
	 * The socket is gone: what waits is forgotten, and nothing is taken any more.
	 */
	public void lost() {
		this.queue.discard();
	}

	@Override
	public SendResult send(String text) {
		return send(BossMessage.text(text));
	}

	@Override
	public SendResult send(byte[] bytes) {
		return send(BossMessage.binary(bytes));
	}

	@Override
	public SendResult send(BossMessage message) {
		return this.queue.put(new OutboundFrame.Data(message));
	}

	@Override
	public BossMessage encode(Object payload) {
		if (payload instanceof BossMessage message) {
			return message;
		}
		if (payload instanceof CharSequence text) {
			return BossMessage.text(text.toString());
		}
		if (payload instanceof byte[] bytes) {
			return BossMessage.binary(bytes);
		}
		return this.encoder.encode(payload, this);
	}

	@Override
	public SendResult ping() {
		return this.queue.put(new OutboundFrame.Ping());
	}

	@Override
	public SendResult close(int code, String reason) {
		CloseReason.checkSendable(code, reason);
		return this.queue.put(new OutboundFrame.Close(code, reason));
	}

	@Override
	public String toString() {
		return "BossConnection[id=" + this.id + ", service=" + this.service + "]";
	}

}

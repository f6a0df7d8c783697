package io.boss.websocket.direct;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

import io.boss.websocket.BossMessage;
import io.boss.websocket.CloseReason;
import io.boss.websocket.Multicast;
import io.boss.websocket.SendResult;
import io.boss.websocket.endpoint.ClientSession;
import io.boss.websocket.endpoint.EndpointSettings;
import io.boss.websocket.endpoint.InputControl;
import io.boss.websocket.outbound.Outbound;
import io.boss.websocket.outbound.OutboundLimits;
import io.boss.websocket.outbound.OutboundListener;
import io.boss.websocket.outbound.Outlet;
import io.boss.websocket.stats.ServiceStats;
import io.boss.websocket.wire.EncodedFrame;
import io.boss.websocket.wire.FrameLimits;
import io.boss.websocket.wire.PerMessageDeflate;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * One client's connection: what comes in goes to its session, what goes out goes through
 * its loop, and the closing handshake of RFC 6455, section 7, in between.
 * <p>
 * A close frame of the client is answered when the service has handled what came before
 * it, so that answers still reach the client; a client that breaks the protocol is closed
 * in the same way. Neither waits longer than the close timeout.
 */
public final class DirectConnection implements Outbound, Outlet, InputControl {

	private static final Log logger = LogFactory.getLog(DirectConnection.class);

	private static final AtomicIntegerFieldUpdater<DirectConnection> CLOSING = AtomicIntegerFieldUpdater
		.newUpdater(DirectConnection.class, "closing");

	private static final EncodedFrame PING = EncodedFrame.ping(ByteBuffer.allocate(0));

	private final DirectMulticast multicast;

	private final WireLoop loop;

	private final WireChannel channel;

	private final Room room;

	private final @Nullable PerMessageDeflate deflate;

	private final Output output;

	private @Nullable OutboundListener listener;

	private @Nullable Input input;

	private @Nullable ClientSession session;

	// Whether anything may be put. Written only through the updater.
	private volatile int closing;

	private volatile boolean forgotten;

	// All that follows is confined to the loop.
	private @Nullable Farewell answer;

	private @Nullable Farewell farewell;

	private boolean inputEnded;

	private boolean streamEnded;

	private boolean closed;

	private boolean gone;

	DirectConnection(DirectMulticast multicast, WireLoop loop, WireChannel channel, EndpointSettings settings,
			ServiceStats stats, @Nullable PerMessageDeflate deflate) {
		this.multicast = multicast;
		this.loop = loop;
		this.channel = channel;
		this.room = new Room(settings.outbound());
		this.deflate = deflate;
		this.output = new Output(this, channel, stats);
	}

	/**
	 * Ties the connection to its session, before anything comes in.
	 * @param session hears what comes in
	 * @param limits how large messages may be
	 */
	void bind(ClientSession session, FrameLimits limits) {
		this.session = session;
		this.input = new Input(this, session, limits, this.deflate);
	}

	/**
	 * The channel is ready: the client joins the service. Called by the carrier before it
	 * reads.
	 */
	public void open() {
		session().open();
	}

	@Override
	public Outlet open(OutboundListener listener) {
		this.listener = listener;
		return this;
	}

	// --- what comes in

	/**
	 * Bytes have come. One thread at a time.
	 * @param bytes the bytes, all of which are taken; their content is changed
	 * @return whether to read on; else the channel is told when, by
	 * {@link WireChannel#readOn()}
	 */
	public boolean received(ByteBuffer bytes) {
		session().heard();
		return input().received(bytes);
	}

	/**
	 * Nothing more can come: the end of the stream was read, or reading failed. By the
	 * thread that reads.
	 */
	public void endOfInput() {
		input().lost();
		this.loop.execute(this::lost);
	}

	void inputEnded(int code, String reason) {
		this.loop.execute(() -> {
			this.inputEnded = true;
			if (this.closed) {
				finish();
				return;
			}
			this.answer = new Farewell(code, reason);
			answerIfDue();
			this.loop.schedule(limits().closeTimeout().toNanos(), this::answerNow);
		});
	}

	@Override
	public void forgotten() {
		if (isOpen()) {
			// Behind what the service has still sent, or the answer would overtake it.
			this.loop.execute(() -> {
				this.forgotten = true;
				answerIfDue();
			});
		}
	}

	private void answerIfDue() {
		if (this.forgotten) {
			answerNow();
		}
	}

	private void answerNow() {
		Farewell answer = this.answer;
		if (answer != null && beginsClosing()) {
			end(answer);
		}
	}

	@Override
	public void pause() {
		input().pause();
	}

	@Override
	public void resume() {
		input().resume();
		this.loop.execute(() -> {
			if (!this.gone && input().readOn()) {
				this.channel.readOn();
			}
		});
	}

	// --- what goes out

	@Override
	public SendResult send(BossMessage message) {
		return isOpen() ? send(MessageFrames.encode(message, this.deflate)) : SendResult.CLOSED;
	}

	@Override
	public SendResult ping() {
		return isOpen() ? send(PING) : SendResult.CLOSED;
	}

	@Override
	public boolean pingIfIdle() {
		if (queuedMessages() > 0 || !isOpen() || !this.room.reserve(0)) {
			return false;
		}
		this.loop.deliver(new Delivery.ToOne(this, PING));
		return true;
	}

	private SendResult send(EncodedFrame frame) {
		if (!this.room.reserve(frame.payloadSize())) {
			return overflow() ? SendResult.OVERFLOW : SendResult.CLOSED;
		}
		this.loop.deliver(new Delivery.ToOne(this, frame));
		return SendResult.QUEUED;
	}

	/**
	 * Sends a pong, unless the client does not even read what it is sent.
	 * @param pong the pong
	 */
	void answer(EncodedFrame pong) {
		if (isOpen() && this.room.reserve(pong.payloadSize())) {
			this.loop.deliver(new Delivery.ToOne(this, pong));
		}
	}

	@Override
	public SendResult close(int code, String reason) {
		if (!beginsClosing()) {
			return SendResult.CLOSED;
		}
		this.loop.execute(() -> end(new Farewell(code, reason)));
		return SendResult.QUEUED;
	}

	/**
	 * There is no room: closes the client. On any thread.
	 * @return whether it was still open
	 */
	boolean overflow() {
		if (!beginsClosing()) {
			return false;
		}
		listener().overflowed();
		this.loop.execute(() -> {
			this.output.clear();
			this.output.end(new Farewell(CloseReason.POLICY_VIOLATION, "client reads too slowly").frame());
		});
		return true;
	}

	@Override
	public boolean isOpen() {
		return this.closing == 0;
	}

	@Override
	public int queuedMessages() {
		return this.room.messages();
	}

	@Override
	public long queuedBytes() {
		return this.room.bytes();
	}

	@Override
	public Multicast multicast() {
		return this.multicast;
	}

	/**
	 * There is room in the socket again. On any thread.
	 */
	public void writable() {
		this.loop.execute(this.output::unblock);
	}

	// --- the end, on the loop

	private void end(Farewell farewell) {
		this.farewell = farewell;
		this.output.end(farewell.frame());
	}

	void closing() {
		Farewell farewell = this.farewell;
		if (farewell != null) {
			this.farewell = null;
			listener().closing(farewell.code(), farewell.reason());
		}
	}

	void closed() {
		this.closed = true;
		listener().closed();
		if (this.inputEnded) {
			finish();
		}
		else {
			this.loop.schedule(limits().closeTimeout().toNanos(), this::disappear);
		}
	}

	// Both close frames have travelled: the server closes first (section 7.1.1), and
	// waits for the client to do so, because what it still sends would reset the
	// connection.
	private void finish() {
		if (this.streamEnded) {
			disappear();
			return;
		}
		this.channel.shutdownOutput();
		this.loop.schedule(limits().closeTimeout().toNanos(), this::disappear);
	}

	/**
	 * Writing has failed.
	 * @param failure why
	 */
	void failed(Throwable failure) {
		if (!this.gone) {
			logger.debug("Lost a client", failure);
			listener().failed(failure);
			disappear();
		}
	}

	// A client that has sent its close frame may end its stream and still read the
	// answer.
	private void lost() {
		this.streamEnded = true;
		if (this.gone || (this.answer != null && !this.closed)) {
			return;
		}
		session().lost();
		disappear();
	}

	private void disappear() {
		if (this.gone) {
			return;
		}
		this.gone = true;
		this.output.discard();
		beginsClosing();
		this.channel.close();
	}

	// Answers whether it was open until now.
	private boolean beginsClosing() {
		boolean begins = CLOSING.compareAndSet(this, 0, 1);
		if (begins) {
			this.multicast.closed();
		}
		return begins;
	}

	WireLoop loop() {
		return this.loop;
	}

	OutboundLimits limits() {
		return this.room.limits();
	}

	Room room() {
		return this.room;
	}

	@Nullable PerMessageDeflate deflate() {
		return this.deflate;
	}

	Output output() {
		return this.output;
	}

	private ClientSession session() {
		ClientSession session = this.session;
		Assert.state(session != null, "Not bound");
		return session;
	}

	private OutboundListener listener() {
		OutboundListener listener = this.listener;
		Assert.state(listener != null, "Not opened");
		return listener;
	}

	private Input input() {
		Input input = this.input;
		Assert.state(input != null, "Not bound");
		return input;
	}

}

package io.boss.websocket.direct;

import java.nio.ByteBuffer;

import io.boss.websocket.SendResult;
import io.boss.websocket.endpoint.ClientSession;
import io.boss.websocket.endpoint.EndpointSettings;
import io.boss.websocket.endpoint.InputControl;
import io.boss.websocket.log.LogTrace;
import io.boss.websocket.outbound.Outbound;
import io.boss.websocket.outbound.OutboundChannel;
import io.boss.websocket.outbound.OutboundListener;
import io.boss.websocket.stats.ServiceStats;
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
public final class DirectConnection extends DirectOutboundChannel implements Outbound, InputControl {

	private static final Log logger = LogFactory.getLog(DirectConnection.class);

	private final WireChannel channel;

	private @Nullable Input input;

	private @Nullable ClientSession session;

	private volatile boolean forgotten;

	// All that follows is confined to the loop.
	private @Nullable CloseFrame answer;

	private @Nullable CloseFrame farewell;

	private boolean inputEnded;

	private boolean streamEnded;

	private boolean closed;

	private boolean gone;

	DirectConnection(DirectMulticast multicast, WireLoop loop, WireChannel channel, EndpointSettings settings,
			ServiceStats stats, @Nullable PerMessageDeflate deflate) {
		super(multicast, loop, channel, settings.outbound(), stats, deflate);
		this.channel = channel;
	}

	/**
	 * Ties the connection to its session, before anything comes in.
	 * @param session hears what comes in
	 * @param limits how large messages may be
	 */
	void bind(ClientSession session, FrameLimits limits) {
		this.session = session;
		this.input = new Input(this, session, limits, deflate());
	}

	/**
	 * The channel is ready: the client joins the service. Called by the carrier before it
	 * reads.
	 */
	public void open() {
		session().open();
	}

	@Override
	public OutboundChannel open(OutboundListener listener) {
		listenWith(listener);
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
		session().pulse().heard(System.nanoTime());
		return input().received(bytes);
	}

	/**
	 * Nothing more can come: the end of the stream was read, or reading failed. By the
	 * thread that reads.
	 */
	public void endOfInput() {
		input().lost();
		onLoop(this::lost);
	}

	void inputEnded(int code, String reason) {
		onLoop(() -> {
			this.inputEnded = true;
			if (this.closed) {
				finish();
				return;
			}
			this.answer = new CloseFrame(code, reason);
			answerIfDue();
			onLoopAfter(limits().closeTimeout(), this::answerNow);
		});
	}

	@Override
	public void forgotten() {
		if (isOpen()) {
			// Behind what the service has still sent, or the answer would overtake it.
			onLoop(() -> {
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
		CloseFrame answer = this.answer;
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
		onLoop(() -> {
			if (!this.gone && input().readOn()) {
				this.channel.readOn();
			}
		});
	}

	// --- what goes out

	@Override
	public SendResult close(int code, String reason) {
		if (!beginsClosing()) {
			return SendResult.CLOSED;
		}
		onLoop(() -> end(new CloseFrame(code, reason)));
		return SendResult.QUEUED;
	}

	/**
	 * There is room in the socket again. On any thread.
	 */
	public void writable() {
		onLoop(output()::unblock);
	}

	// --- the end, on the loop

	private void end(CloseFrame farewell) {
		this.farewell = farewell;
		output().end(farewell.frame());
	}

	@Override
	void closing() {
		CloseFrame farewell = this.farewell;
		if (farewell != null) {
			this.farewell = null;
			listener().closing(farewell.code(), farewell.reason());
		}
	}

	@Override
	void closed() {
		this.closed = true;
		listener().closed();
		if (this.inputEnded) {
			finish();
		}
		else {
			onLoopAfter(limits().closeTimeout(), this::disappear);
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
		onLoopAfter(limits().closeTimeout(), this::disappear);
	}

	@Override
	void failed(Throwable failure) {
		if (!this.gone) {
			logger.debug(new LogTrace("Lost a client", failure));
			try {
				listener().failed(failure);
			}
			finally {
				disappear();
			}
		}
	}

	// A client that has sent its close frame may end its stream and still read the
	// answer.
	private void lost() {
		this.streamEnded = true;
		if (this.gone || (this.answer != null && !this.closed)) {
			return;
		}
		try {
			session().lost();
		}
		finally {
			disappear();
		}
	}

	private void disappear() {
		if (this.gone) {
			return;
		}
		this.gone = true;
		output().discard();
		beginsClosing();
		this.channel.close();
	}

	private ClientSession session() {
		ClientSession session = this.session;
		Assert.state(session != null, "Not bound");
		return session;
	}

	private Input input() {
		Input input = this.input;
		Assert.state(input != null, "Not bound");
		return input;
	}

}

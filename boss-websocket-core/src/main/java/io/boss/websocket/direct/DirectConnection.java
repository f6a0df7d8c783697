package io.boss.websocket.direct;

import java.nio.ByteBuffer;

import io.boss.websocket.endpoint.ClientSession;
import io.boss.websocket.endpoint.Reattachment;
import io.boss.websocket.endpoint.ReturningClient;
import io.boss.websocket.endpoint.TransportConnection;
import io.boss.websocket.outbound.OutboundChannel;
import io.boss.websocket.wire.FrameLimits;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection as its socket knows it: what comes in goes to the session of
 * the client. What goes out goes through the {@link DirectOutboundChannel}, an object of
 * its own because a service sends on any thread and knows nothing of sockets, while all
 * that is told here comes from the one thread that reads.
 */
public final class DirectConnection implements TransportConnection {

	private final ClientSession session;

	private final DirectOutboundChannel outbound;

	private final WireChannel socket;

	private final ConnectionReader reader;

	// None for the first socket of a session.
	private final @Nullable ReturningClient returning;

	// Confined to the loop.
	private boolean inputEnded;

	/**
	 * Creates a connection.
	 * @param session hears what comes in
	 * @param outbound sends what goes out
	 * @param limits how large messages may be
	 */
	DirectConnection(ClientSession session, DirectOutboundChannel outbound, FrameLimits limits) {
		this(session, outbound, outbound.channel(), null, limits);
	}

	private DirectConnection(ClientSession session, DirectOutboundChannel outbound, WireChannel socket,
			@Nullable ReturningClient returning, FrameLimits limits) {
		this.session = session;
		this.outbound = outbound;
		this.socket = socket;
		this.returning = returning;
		this.reader = new ConnectionReader(this, session, outbound, limits);
	}

	/**
	 * Creates the connection of a client that has come back.
	 * @param session its session
	 * @param client the client
	 * @param socket the socket with which it has come, on the loop of its session
	 * @param limits how large messages may be
	 * @return the connection
	 */
	static DirectConnection returning(ClientSession session, ReturningClient client, WireChannel socket,
			FrameLimits limits) {
		return new DirectConnection(session, (DirectOutboundChannel) session.channel(), socket, client, limits);
	}

	/**
	 * Joins the client to the service, because the channel is ready. Called before the
	 * channel reads.
	 */
	public void open() {
		ReturningClient client = this.returning;
		if (client == null) {
			this.session.open();
		}
		else {
			client.session()
				.attach(this, (back) -> attach(client, back),
						() -> this.outbound.loop().execute(() -> Farewell.say(this.socket, SocketChange.ENDED)));
		}
	}

	private void attach(ReturningClient client, Reattachment back) {
		this.outbound.onLoop(() -> {
			new SocketChange(this.outbound, this.socket, back).make(client.request().received());
			if (this.inputEnded && isCurrent()) {
				this.outbound.closing().streamEnded(this.session::lost);
			}
		});
	}

	/**
	 * Whether the session has this socket, and no other or none. On any thread.
	 * @return whether what comes by it matters
	 */
	boolean isCurrent() {
		return this.outbound.channel() == this.socket;
	}

	@Override
	public OutboundChannel channel() {
		return this.outbound;
	}

	/**
	 * Takes bytes that have come. One thread at a time.
	 * @param bytes the bytes, all of which are taken; their content is changed
	 * @return whether to read on; else the channel is told when, by
	 * {@link WireChannel#readOn()}
	 */
	public boolean received(ByteBuffer bytes) {
		this.session.activity().heard(this.session.now());
		return this.reader.received(bytes);
	}

	/**
	 * Nothing more can come: the end of the stream was read, or reading failed. Called by
	 * the thread that reads.
	 */
	public void endOfInput() {
		this.reader.lost();
		this.outbound.onLoop(() -> {
			this.inputEnded = true;
			if (isCurrent()) {
				this.outbound.closing().streamEnded(this.session::lost);
			}
		});
	}

	/**
	 * There is room in the socket again. On any thread.
	 */
	public void writable() {
		this.outbound.onLoop(() -> {
			if (isCurrent()) {
				this.outbound.writer().unblock();
			}
		});
	}

	@Override
	public void pause() {
		this.reader.pause();
	}

	@Override
	public void resume() {
		this.reader.resume();
		this.outbound.onLoop(() -> {
			if (!this.outbound.closing().isGone() && isCurrent() && this.reader.readOn()) {
				this.socket.readOn();
			}
		});
	}

	@Override
	public void forgotten() {
		if (this.outbound.isOpen()) {
			// Behind what the service has still sent, or the answer would overtake it.
			this.outbound.onLoop(this.outbound.closing()::forgotten);
		}
	}

}

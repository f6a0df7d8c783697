package io.boss.websocket.direct.jetty;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeoutException;

import io.boss.websocket.direct.SocketUpgrader.ConnectionFactory;
import io.boss.websocket.direct.WireLoop;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.jspecify.annotations.Nullable;

/**
 * What Jetty knows of a client: it says when there is something to read. Neither reading
 * nor handling what was read blocks, so Jetty's selector does it itself.
 */
final class JettyConnection extends AbstractConnection.NonBlocking implements Connection.UpgradeTo {

	private final JettyChannel channel;

	private final WireLoop loop;

	private @Nullable ConnectionFactory arrival;

	private @Nullable ByteBuffer early;

	JettyConnection(ConnectionMetaData metaData, WireLoop loop, ConnectionFactory arrival) {
		super(metaData.getConnection().getEndPoint(), metaData.getConnector().getExecutor());
		this.channel = new JettyChannel(this, metaData.getConnector().getByteBufferPool(), loop);
		this.loop = loop;
		this.arrival = arrival;
		metaData.getConnector().getEventListeners().forEach(this::addEventListener);
	}

	// What the client has sent without waiting for the response. Comes before onOpen.
	@Override
	public void onUpgradeTo(ByteBuffer buffer) {
		this.early = ByteBuffer.allocate(buffer.remaining()).put(buffer).flip();
	}

	@Override
	public void onOpen() {
		super.onOpen();
		ConnectionFactory arrival = this.arrival;
		if (arrival != null) {
			this.arrival = null;
			ByteBuffer early = this.early;
			this.early = null;
			this.channel.open(arrival.open(this.loop, this.channel), early);
		}
	}

	@Override
	public void onFillable() {
		this.channel.read();
	}

	@Override
	public void onFillInterestedFailed(Throwable cause) {
		this.channel.ended();
	}

	// Who is idle for how long is the engine's business.
	@Override
	public boolean onIdleExpired(TimeoutException timeout) {
		return false;
	}

}

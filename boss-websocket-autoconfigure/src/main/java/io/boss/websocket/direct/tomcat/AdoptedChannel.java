package io.boss.websocket.direct.tomcat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

import io.boss.websocket.direct.DirectConnection;
import io.boss.websocket.direct.WireChannel;
import io.boss.websocket.direct.WireLoop;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A socket that Tomcat has accepted and a {@link WireLoop} reads and writes. Tomcat still
 * counts it, so it is closed through Tomcat.
 */
final class AdoptedChannel implements WireChannel, WireLoop.ReadyHandler {

	private static final Log logger = LogFactory.getLog(AdoptedChannel.class);

	private final NioSocketWrapper wrapper;

	private final SocketChannel socket;

	private final WireLoop loop;

	private @Nullable DirectConnection connection;

	private @Nullable SelectionKey key;

	AdoptedChannel(NioSocketWrapper wrapper, WireLoop loop) {
		this.wrapper = wrapper;
		this.socket = wrapper.getSocket().getIOChannel();
		this.loop = loop;
	}

	/**
	 * Hands the socket to the loop. By Tomcat's thread.
	 * @param connection hears what comes in
	 */
	void open(DirectConnection connection) {
		this.connection = connection;
		connection.open();
		this.loop.execute(this::register);
	}

	private void register() {
		try {
			this.key = this.loop.register(this.socket, this);
			ByteBuffer input = this.loop.input();
			// What Tomcat has read beyond the request comes first.
			received(this.wrapper.read(false, input), input);
		}
		catch (IOException | RuntimeException ex) {
			failed(ex);
		}
	}

	@Override
	public void ready(SelectionKey key) throws IOException {
		if (key.isWritable()) {
			key.interestOpsAnd(~SelectionKey.OP_WRITE);
			connection().writable();
		}
		if (key.isReadable()) {
			ByteBuffer input = this.loop.input();
			received(this.socket.read(input), input);
		}
	}

	private void received(int count, ByteBuffer input) {
		if (count < 0) {
			failed(new IOException("End of stream"));
		}
		else if (!connection().received(input.flip())) {
			key().interestOpsAnd(~SelectionKey.OP_READ);
		}
	}

	@Override
	public void failed(Throwable failure) {
		logger.debug("Nothing more can be read", failure);
		if (this.key != null) {
			this.key.cancel();
		}
		connection().endOfInput();
	}

	@Override
	public void write(ByteBuffer bytes) throws IOException {
		this.socket.write(bytes);
		if (bytes.hasRemaining()) {
			key().interestOpsOr(SelectionKey.OP_WRITE);
		}
	}

	@Override
	public void readOn() {
		key().interestOpsOr(SelectionKey.OP_READ);
	}

	@Override
	public void shutdownOutput() {
		try {
			this.socket.shutdownOutput();
		}
		catch (IOException ex) {
			logger.debug("The socket is gone already", ex);
		}
	}

	@Override
	public void close() {
		this.wrapper.close();
	}

	private DirectConnection connection() {
		DirectConnection connection = this.connection;
		Assert.state(connection != null, "Not opened");
		return connection;
	}

	private SelectionKey key() {
		SelectionKey key = this.key;
		Assert.state(key != null, "Not registered");
		return key;
	}

}

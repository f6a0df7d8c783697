/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct.tomcat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.Lock;

import io.boss.websocket.direct.DirectConnection;
import io.boss.websocket.direct.SelectorLoop;
import io.boss.websocket.direct.SocketUpgrader.ConnectionFactory;
import io.boss.websocket.direct.WireChannel;
import io.boss.websocket.log.LogTrace;
import io.boss.websocket.log.RateLimitedWarning;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.apache.tomcat.util.net.SecureNioChannel;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Socket that Tomcat has accepted and a {@link SelectorLoop} reads and writes. Tomcat
 * still counts it, so it is closed through Tomcat. Nothing blocks. What the subclasses do
 * is confined to the loop.
 */
abstract sealed class AdoptedChannel implements WireChannel, SelectorLoop.ReadyHandler
		permits PlainChannel, EncryptedChannel {

	private static final Log logger = LogFactory.getLog(AdoptedChannel.class);

	// Clients may be many, and may mean it.
	private static final RateLimitedWarning failures = new RateLimitedWarning(logger);

	private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

	private final NioSocketWrapper wrapper;

	private final SocketChannel channel;

	private final SelectorLoop loop;

	private final DirectConnection connection;

	private @Nullable SelectionKey key;

	private boolean last;

	/**
	 * Creates a channel and its connection.
	 * @param wrapper the socket, as Tomcat has it
	 * @param loop the loop that the connection belongs to
	 * @param factory makes the connection, which hears what comes in
	 */
	AdoptedChannel(NioSocketWrapper wrapper, SelectorLoop loop, ConnectionFactory factory) {
		this.wrapper = wrapper;
		this.channel = wrapper.getSocket().getIOChannel();
		this.loop = loop;
		this.connection = factory.create(loop, this);
	}

	static AdoptedChannel of(NioSocketWrapper wrapper, SelectorLoop loop, ConnectionFactory factory) {
		return (wrapper.getSocket() instanceof SecureNioChannel) ? new EncryptedChannel(wrapper, loop, factory)
				: new PlainChannel(wrapper, loop, factory);
	}

	/**
	 * Hands the socket to the loop. By Tomcat's thread. Tomcat's poller keeps its key, in
	 * which it has no interest any more: it may still be looking at it, and closes a
	 * socket whose key it finds cancelled ({@code NioEndpoint.Poller.processKey}).
	 */
	void open() {
		this.loop.execute(this::begin);
	}

	private void begin() {
		try {
			this.key = this.loop.register(this.channel, this);
			this.connection.open();
			ByteBuffer input = this.loop.input();
			// What Tomcat has read beyond the request comes first.
			if (received(this.wrapper.read(false, input), input)) {
				read();
			}
		}
		catch (Throwable ex) {
			failed(ex);
		}
	}

	@Override
	public void ready(SelectionKey key) throws IOException {
		if (key.isWritable()) {
			key.interestOpsAnd(~SelectionKey.OP_WRITE);
			writable();
		}
		if (key.isReadable()) {
			read();
		}
	}

	private void writable() throws IOException {
		write(NOTHING);
		if (isPending()) {
			return;
		}
		if (this.last) {
			endOutput();
		}
		this.connection.writable();
	}

	private void read() throws IOException {
		ByteBuffer input = this.loop.input();
		received(receive(input), input);
	}

	// Answers whether to read on.
	private boolean received(int count, ByteBuffer input) {
		if (count < 0) {
			endOfInput();
			return false;
		}
		if (this.connection.received(input.flip())) {
			return true;
		}
		key().interestOpsAnd(~SelectionKey.OP_READ);
		return false;
	}

	@Override
	public void failed(Throwable failure) {
		if (isForeseen(failure)) {
			LogTrace.debug(logger, "Nothing more can be read", failure);
		}
		else {
			failures.error("Ending a connection, and no other, because something has gone wrong with it", failure);
		}
		endOfInput();
	}

	private void endOfInput() {
		SelectionKey key = this.key;
		if (key != null && key.isValid()) {
			// Not cancelled: a client that has ended its stream may still be answered.
			key.interestOpsAnd(~SelectionKey.OP_READ);
		}
		this.connection.endOfInput();
	}

	private static boolean isForeseen(Throwable failure) {
		return failure instanceof IOException || failure instanceof ClosedSelectorException
				|| failure instanceof CancelledKeyException;
	}

	@Override
	public void write(ByteBuffer bytes) throws IOException {
		send(bytes);
		if (bytes.hasRemaining() || isPending()) {
			key().interestOpsOr(SelectionKey.OP_WRITE);
		}
	}

	// With TLS something may be there that no selector sees.
	@Override
	public void readOn() {
		try {
			key().interestOpsOr(SelectionKey.OP_READ);
			read();
		}
		catch (Throwable ex) {
			failed(ex);
		}
	}

	@Override
	public void shutdownOutput() {
		this.last = true;
		if (isPending()) {
			return;
		}
		try {
			endOutput();
		}
		catch (IOException ex) {
			LogTrace.debug(logger, "The socket is gone already", ex);
		}
	}

	// Not while the thread of Tomcat that has handed over the socket is still at it: it
	// would file a processor for the socket after that, and keep it for ever.
	@Override
	public void close() {
		Lock lock = this.wrapper.getLock();
		if (!lock.tryLock()) {
			this.loop.execute(this::close);
			return;
		}
		try {
			this.wrapper.close();
		}
		finally {
			lock.unlock();
		}
	}

	/**
	 * Reads what is there.
	 * @param bytes what to read into; large and empty
	 * @return how many bytes there were, or -1 at the end of the stream
	 * @throws IOException if the socket is gone
	 */
	abstract int receive(ByteBuffer bytes) throws IOException;

	/**
	 * Writes what goes, beginning with what is {@link #isPending() pending}.
	 * @param bytes what to write
	 * @throws IOException if the socket is gone
	 */
	abstract void send(ByteBuffer bytes) throws IOException;

	/**
	 * Whether bytes that were written wait for room in the network.
	 * @return whether there is something to write even if nothing is added
	 */
	abstract boolean isPending();

	/**
	 * Nothing more will be written, and nothing is pending. What still comes in can be
	 * read, if only to see its end.
	 * @throws IOException if the socket is gone
	 */
	abstract void endOutput() throws IOException;

	final NioSocketWrapper wrapper() {
		return this.wrapper;
	}

	final SocketChannel channel() {
		return this.channel;
	}

	private SelectionKey key() {
		SelectionKey key = this.key;
		Assert.state(key != null, "Not registered");
		return key;
	}

}
